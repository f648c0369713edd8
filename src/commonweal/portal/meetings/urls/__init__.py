"""The meeting round's addresses, one subject a file."""

from importlib import import_module
from pkgutil import iter_modules

from django.urls import URLPattern

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    address for found in sorted(iter_modules(__path__), key=lambda m: m.name)
    for address in import_module(f"{__name__}.{found.name}").urlpatterns
]  # fmt: skip
