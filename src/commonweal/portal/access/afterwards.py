"""What follows when a release of some kind goes out or is taken back. Rooms above say it of their own kinds.

When the public's rendering of minutes is approved, the minutes' own rows are let out too; withdrawn, called back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from commonweal.portal.access.models import Release
from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True)
class Afterwards:
    """`out` is done within the approval's transaction, `back` within the withdrawal's."""

    out: Callable[[Release, Reader], None]
    back: Callable[[Release, Reader], None]


_AFTERWARDS: dict[str, Afterwards] = {}


def register(kind: str, *, out: Callable[[Release, Reader], None], back: Callable[[Release, Reader], None]) -> None:
    """Say what follows for releases of a kind."""
    _AFTERWARDS[kind] = Afterwards(out, back)


def went_out(release: Release, by: Reader) -> None:
    """Do what follows an approval."""
    if release.kind in _AFTERWARDS:
        _AFTERWARDS[release.kind].out(release, by)


def came_back(release: Release, by: Reader) -> None:
    """Do what follows a withdrawal."""
    if release.kind in _AFTERWARDS:
        _AFTERWARDS[release.kind].back(release, by)
