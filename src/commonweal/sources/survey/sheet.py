"""A survey's file as columns of text: CSV of any separator, or Excel; one row of headings, or two.

SurveyMonkey and tools like it write two: the question above, its options below, the question once for all of them.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commonweal.errors import FileRefused, RowsRefused
from commonweal.sources.partner.delimited import DELIMITERS, encodings
from commonweal.sources.partner.workbook import OLE, ZIP
from commonweal.sources.survey.workbook import rows_of_workbook

LIMIT = 50_000_000  # bytes; ten thousand answers to fifty questions are under ten million
MOST_COLUMNS = 1_000
MOST_ROWS = 200_000
_BELOW = ("", "response", "open-ended response")  # second headings of questions without options
BETWEEN = ": "  # a question and its option, in one heading


@dataclass(frozen=True, slots=True)
class Shape:
    """How the file is laid out, where it has to be said; None: found from the file itself."""

    sheet: str | None = None
    heading_rows: int | None = None
    delimiter: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`headings` are unique, `columns` their trimmed values, "" where blank; `rows` numbers them as Excel does.

    `questions[i]` is what stands above heading `i`, and `options[i]` what stands below it, "" where there is none.
    """

    headings: tuple[str, ...]
    questions: tuple[str, ...]
    options: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[int, ...]
    kind: str

    def column(self, heading: str) -> tuple[str, ...]:
        """The values under a heading."""
        return self.columns[self.headings.index(heading)]

    def without(self, headings: Sequence[str]) -> "Sheet":
        """The same with some columns left at the door."""
        kept = [n for n, heading in enumerate(self.headings) if heading not in headings]
        names, above, below = (tuple(of[n] for n in kept) for of in (self.headings, self.questions, self.options))
        return Sheet(names, above, below, tuple(self.columns[n] for n in kept), self.rows, self.kind)


def read_sheet(path: Path, shape: Shape = Shape()) -> Sheet:
    """The file at `path`. Raises FileRefused in words; no value of the file is in them."""
    if not path.is_file():
        raise FileRefused(f"There is no file {path.name}.", "Check its path.")
    if path.stat().st_size > LIMIT:
        raise FileRefused(f"{path.name} is larger than {LIMIT // 1_000_000} MB.", "Take out what is no answer.")
    return read_bytes(path.read_bytes(), path.name, shape)


def read_bytes(content: bytes, name: str, shape: Shape = Shape()) -> Sheet:
    """The same of a file's bytes; `name` is what refusals call it."""
    if len(content) > LIMIT:
        raise FileRefused(f"{name} is larger than {LIMIT // 1_000_000} MB.", "Take out what is no answer.")
    if not content.strip():
        raise FileRefused(f"{name} is empty.", "Export the answers again.")
    if content.startswith((ZIP, OLE)):
        rows, kind = rows_of_workbook(content, name, shape.sheet, MOST_ROWS, MOST_COLUMNS), "Excel"
    else:
        rows, kind = _rows_of_text(content, name, shape)
    return _sheet(rows, name, shape.heading_rows, kind)


def _rows_of_text(content: bytes, name: str, shape: Shape) -> tuple[list[list[str]], str]:
    text, encoding = _decoded(content, name, shape.encoding)
    delimiter = shape.delimiter or _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise RowsRefused(
            f"{name} cannot be parted into rows: a quotation mark may never be closed.", "Export the answers again."
        ) from None
    return rows, f"CSV, {encoding}, {'tab' if delimiter == chr(9) else delimiter}"


def _decoded(content: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    for known in encodings(content, encoding):
        try:
            text = content.decode(known)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, known.removesuffix("-sig")
    raise FileRefused(f"{name} is neither CSV nor Excel.", "Export the answers as CSV in UTF-8, or as .xlsx.")


def _delimiter(text: str) -> str:
    """The separator that parts the first rows into the most columns, and into the same number of them."""
    head = text[:200_000]

    def score(delimiter: str) -> tuple[int, int]:
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter):
                widths.append(len(row))
                if len(widths) == 20:
                    break
        except csv.Error:
            return 0, 0
        return (widths[0] if widths else 0), Counter(widths).most_common(1)[0][1] if widths else 0

    return max(DELIMITERS, key=score)


def _sheet(rows: list[list[str]], name: str, heading_rows: int | None, kind: str) -> Sheet:
    rows = [[cell.strip() for cell in row] for row in rows]
    first = next((n for n, row in enumerate(rows) if any(row)), None)
    if first is None:
        raise FileRefused(f"{name} is empty.", "Export the answers again.")
    above = rows[first]
    below = rows[first + 1] if len(rows) > first + 1 else []
    two = heading_rows == 2 or (heading_rows is None and _is_second(above, below))
    start = first + (2 if two else 1)
    width = max(len(above), len(below) if two else 0)
    if width > MOST_COLUMNS or len(rows) > MOST_ROWS + start:
        raise FileRefused(f"{name} has more rows or columns than a survey has.", "Take out what is no answer.")
    questions, options = _parted(_padded(above, width), _padded(below, width) if two else [""] * width)
    kept = [(n + 1, row) for n, row in enumerate(rows) if n >= start and any(row)]
    if any(len(row) > width and any(row[width:]) for _, row in kept):
        raise RowsRefused(f"{name} has rows longer than its headings.", "Export the answers again.")
    columns = tuple(tuple(row[at] if at < len(row) else "" for _, row in kept) for at in range(width))
    filled = [n for n in range(width) if questions[n] or any(columns[n])]
    return Sheet(
        headings=_unique([_joined(questions[n], options[n]) for n in filled]),
        questions=tuple(questions[n] for n in filled),
        options=tuple(options[n] for n in filled),
        columns=tuple(columns[n] for n in filled),
        rows=tuple(number for number, _ in kept),
        kind=kind,
    )


def _is_second(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the second row is of headings too: it says so, or it names options where nothing stands above."""
    folded = [cell.casefold() for cell in below]
    if any(cell in _BELOW[1:] for cell in folded):
        return True
    gaps = [n for n, cell in enumerate(above) if not cell and n < len(below) and below[n]]
    leading = next((n for n, cell in enumerate(above) if cell), 0)
    return any(n > leading for n in gaps) and not any(cell.replace(".", "").isdigit() for cell in below)


def _parted(above: list[str], below: list[str]) -> tuple[list[str], list[str]]:
    """The question of each column, carried on over its options, and the option of each."""
    questions: list[str] = []
    for n, cell in enumerate(above):
        carried = questions[-1] if questions and not cell and below[n] else ""
        questions.append(" ".join((cell or carried).split()))
    return questions, ["" if cell.casefold() in _BELOW else " ".join(cell.split()) for cell in below]


def _joined(question: str, option: str) -> str:
    return BETWEEN.join(filter(None, (question, option))) or "(no heading)"


def _unique(headings: list[str]) -> tuple[str, ...]:
    found: Counter[str] = Counter()
    unique = []
    for heading in headings:
        found[heading] += 1
        unique.append(heading if found[heading] == 1 else f"{heading} ({found[heading]})")
    return tuple(unique)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]
