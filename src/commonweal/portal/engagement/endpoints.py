"""The endpoints that the workspace names: one file each, in its folder `open311`."""

from django.conf import settings

from commonweal.errors import CommonwealError
from commonweal.sources.open311 import Endpoint, read_endpoint

FOLDER = "open311"


def known() -> list[Endpoint]:
    """Those whose files can be read, by name."""
    return [found for found in read().values() if isinstance(found, Endpoint)]


def read() -> dict[str, Endpoint | CommonwealError]:
    """Every file of the folder by its name: an endpoint, or what is wrong with it."""
    found: dict[str, Endpoint | CommonwealError] = {}
    for path in sorted((settings.WORKSPACE.root / FOLDER).glob("*.toml")):
        try:
            found[path.stem] = read_endpoint(path)
        except CommonwealError as refused:
            found[path.stem] = refused
    return found
