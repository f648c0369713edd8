"""Partners' own indicators, for reports that show the last figure of one: their room says so at the start."""

from collections.abc import Callable, Collection

from commonweal.figures import Audience
from commonweal.portal.access.reader import Reader
from commonweal.workspace import Workspace

Gives = Callable[[Reader, Workspace, Audience, Collection[str]], str | None]

_given: list[Gives] = []


def figures_given_by(gives: Gives) -> None:
    """Register who keeps them."""
    _given[:] = [gives]


def extract_of(reader: Reader, workspace: Workspace, audience: Audience, wanted: Collection[str]) -> str | None:
    """The SHA-256 of an extract of those indicators, by name or id, that a paper's audience may read; None for none."""
    return next((gives(reader, workspace, audience, wanted) for gives in _given), None) if wanted else None
