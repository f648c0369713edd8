"""Words within a line as HTML, escaped; and pictures as addresses that hold them whole."""

import base64
from collections.abc import Iterable

from markupsafe import Markup, escape

from commonweal.documents.blocks import Run
from commonweal.documents.html import NOT_PRINTABLE

TONES = {"more", "fewer", "quiet"}


def inline(runs: Iterable[Run]) -> Markup:
    """Runs within a line."""
    return Markup("").join(_run(run) for run in runs)


def clean(text: str) -> Markup:
    """Words escaped, without what no font shows."""
    return escape(text.translate(NOT_PRINTABLE))


def data_uri(content: bytes, media_type: str) -> str:
    """A picture as an address that holds it whole."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


def _run(run: Run) -> Markup:
    said = Markup("<br>").join(clean(line) for line in run.text.split("\n"))
    if run.italic:
        said = Markup("<em>{}</em>").format(said)
    if run.bold:
        said = Markup("<strong>{}</strong>").format(said)
    return Markup('<span class="{}">{}</span>').format(run.tone, said) if run.tone in TONES else said
