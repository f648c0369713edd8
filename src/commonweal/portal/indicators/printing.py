"""Cleared paragraphs as reports print them: under the agency's name, and no further than each may go."""

import json
from uuid import UUID

from django.http import Http404

from commonweal.errors import NotHeld
from commonweal.figures import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import recording
from commonweal.portal.indicators.queries import paragraphs as queries


def offered(reader: Reader) -> list[tuple[str, str]]:
    """Calls of which something was cleared."""
    return [
        (str(line.id), f"{line.report}, {line.period}: {line.cleared} cleared")
        for line in queries.calls(reader)
        if line.cleared
    ]


def words_for(reader: Reader, call: str, audience: Audience) -> str:
    """The paragraphs as TOML, as `papers.words` reads it. What is for partners alone never goes into a public paper."""
    try:
        with recording():  # whoever asked for the report waits for no page: the worker reads in their name
            queries.call_row(reader, UUID(call))
    except (Http404, ValueError) as error:
        raise NotHeld("The paragraphs that were chosen are no more.", "Ask for the report again.") from error
    found = queries.cleared(reader, UUID(call))
    printed = [(agency, said) for agency, said in found if audience != "public" or said.reach == "public"]
    return "\n".join(_paragraph(agency, said) for agency, said in printed)


def _paragraph(agency: str, said: queries.VersionLine) -> str:
    lines = ["[[paragraph]]"]
    for key, value in (("agency", agency), ("title", said.title), ("text", said.text), ("audience", said.reach)):
        lines.append(f"{key} = {_text(value)}")
    for figure in said.figures:
        lines += ["[[paragraph.figure]]", f"label = {_text(figure['label'])}", f"unit = {_text(figure['unit'])}"]
        lines += [f"{key} = {float(figure[key])}" for key in ("value", "baseline") if figure[key] is not None]
    return "\n".join(lines) + "\n"


def _text(words: str) -> str:
    """As a TOML string, which is JSON's but for one sign that it must escape too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
