"""The paper as HTML: for the screen with a script that adds hover, arrow keys and downloads, for paper without."""

from functools import cache
from html import unescape
from pathlib import Path

from markupsafe import Markup

from commonweal.documents import html
from commonweal.documents.drawing import data_uri, still
from commonweal.rendering.paper import Paper

TEMPLATES = Path(__file__).parent / "templates"


def screen(paper: Paper) -> str:
    """One file for a browser: works offline, and without its script shows the same charts and tables."""
    return _render(paper, "page", script=_own("paper.js"))


def printed(paper: Paper) -> str:
    """The same paper for print: no script, nothing folded away, detail in its last pages."""
    return _render(paper, "paper")


def _render(paper: Paper, where: str, script: str = "") -> str:
    sections = [s for s in paper.sections if s.where in ("both", where)]
    return html.render(
        TEMPLATES,
        "paper.html.jinja",
        style=_own("paper.css"),
        script=script,
        paper=paper,
        sections=sections,
        on_screen=where == "page",
        drawn=_live if where == "page" else _still,
        kind_of=lambda block: type(block).__name__.lower(),
    )


def _live(svg: str, _: str = "") -> Markup:
    """A drawing in the page itself: charts/ escapes every word in it."""
    return Markup(svg)  # noqa: S704


def _still(svg: str, alternative: str = "") -> Markup:
    """A drawing for paper, as a picture: its parts need no style worked out, which saves half a second."""
    found = alternative or unescape(svg[svg.index("<title>") + 7 : svg.index("</title>")])
    return Markup('<img class="{}" src="{}" alt="{}">').format("drawn", data_uri(still(svg)), found)


@cache
def _own(name: str) -> str:
    """One of this package's own files."""
    return (TEMPLATES / name).read_text(encoding="utf-8")
