"""Who does something, as this room needs to know them: `access`, above, brings the real reader."""

from typing import Any, Protocol, cast
from uuid import UUID

from django.http import HttpRequest


class Doer(Protocol):
    """The parts of `access.reader.Reader` that people's verbs and rules ask."""

    @property
    def account(self) -> UUID | None:
        """The account that acts; None: a resident."""

    @property
    def person(self) -> UUID | None:
        """Its person."""

    @property
    def agencies(self) -> frozenset[UUID]:
        """Agencies that it belongs to today."""

    def roles(self, body: UUID | None = None) -> frozenset[str]:
        """Roles held today."""

    def may(self, act: Any, row: str, *, body: UUID | None = None, own: bool = False, lead: bool = False) -> bool:
        """The table's answer."""


def doer_of(request: HttpRequest) -> Doer:
    """The reader that the middleware set on this request."""
    return cast(Doer, request.reader)  # type: ignore[attr-defined]
