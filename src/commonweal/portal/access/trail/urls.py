"""The audit's addresses: `config` brings them at audit/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from commonweal.portal.access.trail import views


class MonthConverter(StringConverter):
    """A month of the chain: 2026-03."""

    regex = r"[0-9]{4}-[0-9]{2}"


register_converter(MonthConverter, "month")

app_name = "audit"
urlpatterns = [
    path("", views.search, name="search"),
    path("export.csv", views.export, name="export"),
    path("check/", views.check, name="check"),
    path("entries/<int:entry>/erase/", views.erase, name="erase"),
    path("months/", views.months, name="segments"),
    path("months/<month:month>/let-go/", views.let_go, name="let-go"),
    path("months/<month:month>/approve/", views.approve, name="approve-letting-go"),
    path("months/<month:month>/stay/", views.stay, name="stay"),
]
