"""Papers of a made-up partnership, for tests of the library."""

import io
from typing import Any

from docx import Document as WordDocument

from commonweal.documents.safe_copy import SafeCopy
from commonweal.figures import FigureSet
from commonweal.figures.document import to_json
from commonweal.portal.library.files import File
from commonweal.portal.library.models import Paper, Version
from commonweal.portal.library.verbs import clearing, papers
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.library.verbs.versions import Said
from commonweal.portal.library.written import blocks
from portal_world import World

WORDS = "## What we did\n\nWe cleaned the underpass.\n\n- lights\n- paint"


def written(world: World, title: str = "Underpass", username: str = "officer", **terms: Any) -> Paper:
    """A paper of the police, written in the portal."""
    return papers.write(title, text=WORDS, by=world.reader(username), terms=Terms(body=world.body, **terms))


def cleared(world: World, paper: Paper, chair: str = "chair", author: str = "officer") -> Paper:
    """The same, cleared by its author and for the chair."""
    clearing.clear_as_author(paper, by=world.reader(author))
    return clearing.clear_as_chair(paper, seen=to_clear(paper), by=world.reader(chair))


def to_clear(paper: Paper) -> str:
    """What a clearance for the chair names: what its page shows."""
    from commonweal.portal.library.verbs import issuing

    release = issuing.waiting(paper)
    return release.sha256 if release else newest(paper).sha256


def newest(paper: Paper) -> Version:
    """Its newest version."""
    return clearing.newest(paper)


def report(world: World, figures: FigureSet, reach: str = "", username: str = "analyst") -> Paper:
    """A report kept with its figures, as the job keeps it, without drawing anything."""
    files = (
        File("recorded-crime.html", "text/html; charset=utf-8", b"<!doctype html><title>Report</title>", "html"),
        File("figures.json", "application/json", to_json(figures).encode(), "figures"),
    )
    safe = SafeCopy("recorded-crime.html", "Report", "report", "text/html", blocks("## Report\n\nWords."))
    said = Said("Crime fell.", "Robbery rose.", figures.period.words, figures.audience)
    return papers.build(
        "Report", safe=safe, files=files, said=said, key=figures.report, parameters={"partnership": "Tallow"},
        by=world.reader(username), terms=Terms(body=world.body, reach=reach),
    )  # fmt: skip


def word_file(*paragraphs: str, author: str = "Somebody Secret") -> bytes:
    """A Word file with a name in its properties."""
    document = WordDocument()
    document.core_properties.author = author
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
