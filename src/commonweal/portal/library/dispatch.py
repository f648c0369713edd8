"""When the papers of an item went out: the meetings room knows, and registers a function when the portal starts."""

import datetime as dt
from collections.abc import Callable

from commonweal.portal.access.models import Thing

Dispatched = Callable[[Thing], dt.datetime | None]

_known: list[Dispatched] = []


def dispatched_by(function: Dispatched) -> None:
    """Register who knows when the papers of a home went out; None: not yet."""
    _known[:] = [function]


def went_out(home: Thing | None) -> dt.datetime | None:
    """When the papers beside which this one would lie went out; None where they did not, or there are none."""
    return next((at for known in _known if home is not None and (at := known(home)) is not None), None)
