"""A report built in the background: the figures, the paper in every format, kept as a version."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from commonweal.documents.safe_copy import SafeCopy
from commonweal.figures import FigureSet
from commonweal.papers import shown_before
from commonweal.portal.access.queries import one
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs.work import Work
from commonweal.portal.library import kinds, remembered, rules
from commonweal.portal.library.files import PDF, WORD, File
from commonweal.portal.library.kinds.kind import Kind, audience_of
from commonweal.portal.library.models import Paper
from commonweal.portal.library.terms_of_reports import terms_of
from commonweal.portal.library.verbs import clearing, papers
from commonweal.portal.library.verbs.versions import Said
from commonweal.rendering import render
from commonweal.rendering.compose import compose
from commonweal.rendering.paper import Paper as Composed
from commonweal.rendering.paper_blocks import paper_blocks
from commonweal.rendering.sentences import plain

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    ".html": ("text/html; charset=utf-8", "html"),
    ".pdf": (PDF, "pdf"),
    ".docx": (WORD, "docx"),
    ".xlsx": (EXCEL, "xlsx"),
    ".json": ("application/json", "figures"),
}


def report(work: Work) -> dict[str, Any]:
    """The job, for every kind of report: answers with the paper's page."""
    kind = kinds.kind_of(work.arguments.get("kind") or kinds.USUAL)
    work.say(5, "Working out the figures")
    if audience_of(work.arguments) == "public":
        remembered.put_back()
    figures = kind.work_out(work.reader(), settings.WORKSPACE, work.arguments)
    work.say(55, "Writing the paper")
    files = _rendered(figures)
    work.say(85, "Putting the charts into the pages")
    composed = compose(figures)
    work.say(95, "Keeping it")
    shown_before.keep(settings.WORKSPACE, figures)  # first: nothing is for everyone that later papers do not know of
    paper = _keep(work, kind, figures, composed, files)
    return {"paper": str(paper.pk), "address": reverse("library:paper", args=[paper.pk])}


def content_of(paper: Composed) -> SafeCopy:
    """A report as blocks, like the copy of an upload: what its page and a meeting's pack show."""
    return SafeCopy(f"{paper.report}.html", paper.title, "report", "text/html", paper_blocks(paper))


def said_of(figures: FigureSet, paper: Composed) -> Said:
    """What it says first."""
    return Said(plain(paper.headline), plain(paper.standfirst), figures.period.words, figures.audience)


def _rendered(figures: FigureSet) -> tuple[File, ...]:
    with tempfile.TemporaryDirectory() as folder:
        made = render(figures, Path(folder), FORMATS)
        return tuple(_file(path) for path in made)


def _file(path: Path) -> File:
    media_type, role = TYPES[path.suffix]
    return File(path.name, media_type, path.read_bytes(), role)


def _keep(work: Work, kind: Kind, figures: FigureSet, composed: Composed, files: tuple[File, ...]) -> Paper:
    """Kept with the rights of this moment; a public edition is put to a second person at once."""
    with recording():  # a paper that its room refuses is not left behind
        paper = _rebuilt(work, kind, figures, composed, files) or _made(work, kind, figures, composed, files)
        if kind.room is not None:
            kind.room.kept(work.reader(), work.arguments, paper, figures)
    if figures.audience == "public":
        paper = clearing.clear_as_author(paper, by=work.reader())
    return paper


def _rebuilt(work: Work, kind: Kind, figures: FigureSet, composed: Composed, files: tuple[File, ...]) -> Paper | None:
    """The next version of the paper that was to be built anew, where it was asked for."""
    reader, asked = work.reader(), work.arguments
    if not asked.get("paper"):
        return None
    paper = one(reader, Paper, UUID(asked["paper"]))
    if kind.room is not None:
        terms = kind.room.terms(reader, asked, figures)
        audience = terms.audience or audiences.partners()
        rules.check_holds(paper, audience=audience, home=terms.home, reach=terms.reach)
    safe, said = content_of(composed), said_of(figures, composed)
    papers.rebuild(paper, safe=safe, files=files, said=said, words="Built anew.", by=reader)
    return paper


def _made(work: Work, kind: Kind, figures: FigureSet, composed: Composed, files: tuple[File, ...]) -> Paper:
    reader, asked = work.reader(), work.arguments
    return papers.build(
        kind.title_of(reader, asked, figures), safe=content_of(composed), files=files,
        said=said_of(figures, composed), key=figures.report, parameters=dict(asked), by=reader,
        terms=(kind.room.terms if kind.room else terms_of)(reader, asked, figures),
    )  # fmt: skip
