"""The files of a quarter's data set: the counts, their dictionary, and what was left out."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

from commonweal.documents.csv_cells import csv_file
from commonweal.portal.disclosures.counting import Source, words_of
from commonweal.portal.disclosures.depersonalising import LEAST, Line

HEADS = ("source", "kind", "month", "area", "agency", "count", "note")
COLUMNS = (
    ("source", "What is counted."),
    ("kind", "Its kind, by the partnership's own list. Empty: all kinds."),
    ("month", "The month in which it happened or was entered, as YYYY-MM. Empty: the whole quarter."),
    ("area", "The ward or other area. Empty: all areas."),
    ("agency", "The agency that entered it. Empty: all agencies."),
    ("count", "How many. Empty: hidden."),
    ("note", "Hidden: the count is from 1 to one below k, or such a count could be worked out from it."),
    ("k", f"{LEAST}: the least count that is shown. Nought is shown as nought."),
)
File = tuple[str, str, bytes]  # name, media type, content
CSV, TEXT = "text/csv; charset=utf-8", "text/plain; charset=utf-8"


def files_of(
    quarter: dt.date, edition: int, lines: Sequence[Line], sources: Sequence[Source], left_out: Sequence[str]
) -> list[File]:
    """The three files, whose bytes follow from what they say alone."""
    stem = f"{quarter:%Y}-q{(quarter.month + 2) // 3}-edition-{edition}"
    out = "\n".join((f"What was left out of the data set of {words_of(quarter)}, edition {edition}", "", *left_out, ""))
    return [
        (f"{stem}-counts.csv", CSV, csv_file(HEADS, map(_row, lines))),
        (f"{stem}-dictionary.csv", CSV, csv_file(("name", "meaning"), [*COLUMNS, *map(_source, sources)])),
        (f"{stem}-left-out.txt", TEXT, out.encode()),
    ]


def hash_of(files: Iterable[File]) -> str:
    """SHA-256 over one line a file, as `sha256sum` prints them, in order of their names."""
    lines = sorted(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, _, content in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def left_out(lines: Sequence[Line], sources: Sequence[Source]) -> list[str]:
    """What is not in it, in sentences."""
    hidden = sum(line.count is None for line in lines)
    silent = [s.words.lower() for s in sources if all(not line.count for line in lines if line.source == s.words)]
    return [
        "No name, date of birth, address, reference, day or free text is in it, and no line is about one person.",
        f"{hidden} of {len(lines)} counts are hidden: those from 1 to {LEAST - 1}, and those that they could be worked "
        "out from.",
        "How many are open on a day is not in it: two such numbers compared tell who came and went.",
        *(f"{s.words}: rounded to the nearest {s.rounded_to}." for s in sources if s.rounded_to > 1),
        *(f"Nothing can be told of {name}: there was none, or all counts are hidden." for name in silent),
    ]


def _source(source: Source) -> tuple[str, str]:
    """A source as the column of that name has it, and how its counts are told."""
    rounded = f" Every count is rounded to the nearest {source.rounded_to}." if source.rounded_to > 1 else ""
    return source.words, f"One of the sources.{rounded}"


def _row(line: Line) -> tuple[str | int, ...]:
    told = ("", "hidden") if line.count is None else (line.count, "")
    return (line.source, line.kind, line.month, line.area, line.agency, *told)
