"""A report built in the background: the figures, the paper in every format, kept as a version."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from commonweal.documents.safe_copy import SafeCopy
from commonweal.errors import NotHeld
from commonweal.figures import FigureSet, Period
from commonweal.papers import recorded_crime, shown_before
from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.jobs.work import Work
from commonweal.portal.library.files import PDF, WORD, File
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing, papers, reports
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.library.verbs.versions import Said
from commonweal.portal.partnership.models import Body
from commonweal.rendering import render
from commonweal.rendering.compose import compose
from commonweal.rendering.headline import headline, standfirst
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper_blocks import paper_blocks
from commonweal.rendering.sentences import plain
from commonweal.workspace import Workspace

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    ".html": ("text/html; charset=utf-8", "html"),
    ".pdf": (PDF, "pdf"),
    ".docx": (WORD, "docx"),
    ".xlsx": (EXCEL, "xlsx"),
    ".json": ("application/json", "figures"),
}


def recorded_crime_report(work: Work) -> dict[str, Any]:
    """The job: answers with the paper's page."""
    request = _request(settings.WORKSPACE, work.arguments)
    work.say(5, "Working out the figures")
    figures = recorded_crime.figures(settings.WORKSPACE, request)
    work.say(55, "Writing the paper")
    files = _rendered(figures)
    work.say(85, "Putting the charts into the pages")
    safe = content_of(figures)
    work.say(95, "Keeping it")
    paper = _keep(work, figures, safe, files)
    shown_before.keep(settings.WORKSPACE, figures)
    return {"paper": str(paper.pk), "address": reverse("library:paper", args=[paper.pk])}


def content_of(figures: FigureSet) -> SafeCopy:
    """A report as blocks, like the copy of an upload: what its page and a meeting's pack show."""
    paper = compose(figures)
    return SafeCopy(f"{paper.report}.html", paper.title, "report", "text/html", paper_blocks(paper))


def said_of(figures: FigureSet) -> Said:
    """What it says first."""
    lookup = Lookup.of(figures)
    return Said(plain(headline(lookup)), plain(standfirst(lookup)), figures.period.words, figures.audience)


def _request(workspace: Workspace, asked: dict[str, str]) -> recorded_crime.Request:
    register = workspace.register
    return recorded_crime.Request(
        partnership=asked["partnership"],
        period=Period.parse(asked["period"]),
        against=Period.parse(asked["against"]) if asked.get("against") else None,
        audience="public" if asked.get("audience") == "public" else "partners",
        source=asked.get("source") or None,
        register=register.read_text(encoding="utf-8") if register.exists() else "",
    )


def _rendered(figures: FigureSet) -> tuple[File, ...]:
    with tempfile.TemporaryDirectory() as folder:
        made = render(figures, Path(folder), FORMATS)
        return tuple(_file(path) for path in made)


def _file(path: Path) -> File:
    media_type, role = TYPES[path.suffix]
    return File(path.name, media_type, path.read_bytes(), role)


def _keep(work: Work, figures: FigureSet, safe: SafeCopy, files: tuple[File, ...]) -> Paper:
    """Kept with the rights of this moment; a public edition is put to a second person at once."""
    reader, asked, said = work.reader(), work.arguments, said_of(figures)
    if asked.get("paper"):
        paper = one(reader, Paper, UUID(asked["paper"]))
        papers.rebuild(paper, safe=safe, files=files, said=said, words="Built anew.", by=reader)
    else:
        title = reports.title_of(figures.partnership.name, figures.period.words)
        paper = papers.build(
            title, safe=safe, files=files, said=said, key=figures.report, parameters=dict(asked), by=reader,
            terms=_terms(reader, asked, figures),
        )  # fmt: skip
    if figures.audience == "public":
        paper = clearing.clear_as_author(paper, by=work.reader())
    return paper


def _terms(reader: Reader, asked: dict[str, str], figures: FigureSet) -> Terms:
    home = Thing.objects.filter(pk=asked["home"], lock__in=sorted(reader.locks)).first() if asked.get("home") else None
    if asked.get("home") and home is None:
        raise NotHeld("The agenda item that this was for is no more.", "Ask for the report again without it.")
    body = Body.objects.filter(pk=asked["body"]).first() if asked.get("body") else None
    return Terms(
        home=home, body=body, reach=figures.audience if figures.audience == "public" else "",
        late_reason=asked.get("late_reason", ""), supplement=bool(asked.get("supplement")),
    )  # fmt: skip
