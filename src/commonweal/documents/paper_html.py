"""The one style that plain documents and packs are set in, and the page that holds them."""

from functools import cache
from pathlib import Path
from typing import Any

from commonweal.documents import html

TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, **values: Any) -> str:
    """A page of this package's own templates, with its own style and no script."""
    return html.render(TEMPLATES, template, style=_style(), **values)


def full_title(title: str, body: str, date: str) -> str:
    """What a file is called in a window's bar, with no part said twice."""
    rest = ", ".join(part for part in (body, date) if part and part not in title)
    return f"{title}: {rest}" if rest else title


@cache
def _style() -> str:
    return (TEMPLATES / "written.css").read_text(encoding="utf-8")
