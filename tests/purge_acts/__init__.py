"""Acts of the purge test, one file a room: importing them adds them to what scripts are drawn from."""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
