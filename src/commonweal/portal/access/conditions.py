"""What a kind of release asks for beyond a second person. Rooms above say it of their own kinds when they are ready.

A meeting's pack goes out only when every page was found fit; so it is approved on its own page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from commonweal.portal.access.models import Release
from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True)
class Condition:
    """`check` raises a Refused where something is still missing; `page` is where the release is approved."""

    check: Callable[[Reader, Release], None]
    page: Callable[[Release], str]


_CONDITIONS: dict[str, Condition] = {}


def register(kind: str, check: Callable[[Reader, Release], None], page: Callable[[Release], str]) -> None:
    """Say what releases of a kind ask for, and where they are approved."""
    _CONDITIONS[kind] = Condition(check, page)


def check(reader: Reader, release: Release) -> None:
    """Raise where a release's kind asks for something that this reader has not done."""
    if release.kind in _CONDITIONS:
        _CONDITIONS[release.kind].check(reader, release)


def page_of(release: Release) -> str:
    """Where a release of this kind is approved; nothing for the ordinary page."""
    return _CONDITIONS[release.kind].page(release) if release.kind in _CONDITIONS else ""
