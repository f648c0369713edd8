"""What a page is called stays in the browser's history, on its machine and wherever that is copied to.

So on the pages of the rooms about people it names nobody: no person, no address, no words that somebody typed.
"""

import re
from pathlib import Path

import pytest

from commonweal.portal.config.context import SIGNED_ROOMS

PORTAL = Path(__file__).parents[4] / "src" / "commonweal" / "portal"
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
SAID = re.compile(r"{{\s*([\w.]+)")
# What may stand in a title, and what it is. A new one forces a line.
HARMLESS = {
    "line.reference": "random letters", "page.line.reference": "random letters", "page.reference": "random letters",
    "back.0": "the case's reference", "rule.name": "the partnership's own procedure", "line.kind": "a kind of meeting",
    "line.on": "a day", "template.title": "a letter's template", "kind_words": "one of a list",
    "title": "one of a list", "row.matter": "a row of the public guide", "page.line.what": "a kind of holding",
    "line.from_agency": "an agency", "line.quarter": "a quarter",
}  # fmt: skip
# Named by whoever keeps them, and of nobody: counts, agreements, assessments, and letters by their template.
TITLED = {"cases/tally.html", "cases/letter.html", "disclosures/agreement.html", "disclosures/assessment.html"}


def _titles(room: str) -> list[tuple[str, str]]:
    folder = PORTAL / room / "templates"
    pages = sorted(folder.rglob("*.html"))
    return [(str(page.relative_to(folder)), title) for page in pages for title in TITLE.findall(page.read_text())]


@pytest.mark.parametrize("room", SIGNED_ROOMS)
def test_a_pages_title_names_nobody(room: str) -> None:
    titles = _titles(room)
    assert titles
    wrong = [
        f"{page}: {said}"
        for page, title in titles
        for said in SAID.findall(title)
        if said not in HARMLESS and not (page in TITLED and said == "line.title")
    ]
    assert wrong == []


@pytest.mark.parametrize("room", SIGNED_ROOMS)
def test_a_forms_title_names_nobody_either(room: str) -> None:
    """Where the heading does, the browser is given another, `tab`."""
    calls = re.compile(r'\btitle=f"[^"]*{[^}]*\.name[^"]*"(?!, tab=")')
    told = {"known.name", "row.agency.name", "kind.name.lower()", "one.agency.name"}  # kinds of case, and agencies
    pages = [page.read_text() for page in sorted((PORTAL / room).rglob("*.py"))]
    found = [call for page in pages for call in calls.findall(page)]
    assert [call for call in found if not any(f"{{{one}}}" in call for one in told)] == []
