"""The pack as the one HTML page that becomes its PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from commonweal.documents.block_html import fragment
from commonweal.documents.block_levels import in_order
from commonweal.documents.pack.parts import PackPart, places
from commonweal.documents.paper_html import full_title, page

if TYPE_CHECKING:
    from commonweal.documents.pack.compose import Pack


def page_of(pack: Pack) -> str:
    """The page, for paper only."""
    placed = zip(pack.parts, places(pack.parts), strict=True)
    return page(
        "pack.html.jinja",
        title=pack.title,
        full_title=full_title(pack.title, pack.body, pack.date),
        body=pack.body,
        date=pack.date,
        audience=pack.audience,
        publisher=pack.publisher,
        language=pack.language,
        parts=[_part(part, _anchor(part, n), place) for n, (part, place) in enumerate(placed, 1)],
    )


def _part(part: PackPart, anchor: str, place: str) -> dict[str, str | Markup]:
    top = 4 if place == "under" else 3
    content = fragment(in_order(part.content, top), on_paper=True)
    return {
        "anchor": anchor,
        "label": part.label,
        "kind": part.kind.capitalize(),
        "place": place,
        "content": content,
    }


def _anchor(part: PackPart, number: int) -> str:
    """A PDF's link tells its target's name to those who listen: words, and unlike any other part's."""
    return f"{re.sub('[^A-Za-z0-9]+', '-', part.label).strip('-') or part.kind}-{number}"
