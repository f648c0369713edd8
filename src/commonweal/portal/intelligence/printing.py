"""A report as a PDF for the force's own file: numbered items, grades, whom it names. Never where it comes from."""

import datetime as dt

from django.template.loader import render_to_string

from commonweal.documents import pdf as pdfs
from commonweal.portal.intelligence.exporting import ReportOut
from commonweal.portal.intelligence.queries.unit import UnitPage


def html(said: ReportOut, *, page: UnitPage, reader: str, at: dt.datetime) -> str:
    """The page that is printed."""
    return render_to_string(
        "intelligence/print.html", {"said": said, "page": page, "line": page.line, "read_by": reader, "read_at": at}
    )


def pdf(said: ReportOut, *, page: UnitPage, reader: str, at: dt.datetime) -> bytes:
    """The same as PDF."""
    return pdfs.as_bytes(html(said, page=page, reader=reader, at=at))
