"""What a document is made of before it is HTML, PDF, Word or plain text: headings, prose, lists, tables, pictures.

Minutes, agendas, packs and the copies of uploads all share these few blocks, so that one set of writers serves them.
A block holds what is seen and nothing else: no address, author, comment or style from outside.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with its look; a newline is a line break. `tone` is "", more, fewer or quiet."""

    text: str
    bold: bool = False
    italic: bool = False
    tone: str = ""


Runs = tuple[Run, ...]


def words(text: str, bold: bool = False, italic: bool = False, tone: str = "") -> Runs:
    """Plain words as runs."""
    return (Run(text, bold, italic, tone),) if text else ()


def plain(runs: Iterable[Run]) -> str:
    """What runs say, without their look."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 6; `number` is printed before it."""

    text: str
    level: int = 2
    number: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"a heading's level is 1 to 6, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose; `kind` is plain, lead (larger), quiet (smaller, grey) or boxed (what members are asked to do)."""

    runs: Runs
    kind: str = "plain"

    @classmethod
    def of(cls, text: str, kind: str = "plain", bold: bool = False) -> "Paragraph":
        """A paragraph of plain words."""
        return cls(words(text, bold), kind)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point, `depth` steps to the right; `label` is its number as printed, else the list's own mark stands."""

    runs: Runs
    depth: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Points, with bullets or numbers."""

    items: tuple[ListItem, ...]
    numbered: bool = False

    @classmethod
    def of(cls, *items: str, numbered: bool = False) -> "ListBlock":
        """A list of plain words."""
        return cls(tuple(ListItem(words(item)) for item in items), numbered)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table's cell; `across` is over how many columns."""

    runs: Runs
    across: int = 1

    @classmethod
    def of(cls, text: str, bold: bool = False) -> "Cell":
        """A cell of plain words."""
        return cls(words(text, bold))


BRIEF = 24  # letters


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: whether it heads others, how deep its label stands, and a note printed under the label."""

    cells: tuple[Cell, ...]
    group: bool = False
    depth: int = 0
    note: str = ""

    @classmethod
    def of(cls, *cells: str) -> "Row":
        """A row of plain words."""
        return cls(tuple(Cell.of(cell) for cell in cells))


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. Without `heads` it has no head row; `numbers` says which columns are of numbers."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    numbers: tuple[bool, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max([len(self.heads), *(sum(cell.across for cell in row.cells) for row in self.rows)], default=0)

    def is_number(self, column: int) -> bool:
        """Whether a column is of numbers."""
        return column < len(self.numbers) and self.numbers[column]

    def verdicts(self) -> frozenset[int]:
        """Columns of few words beside columns of numbers: their words are kept on one line."""
        brief = set(range(1, self.width)) if any(self.numbers) else set()
        for row in self.rows:
            if all(cell.across == 1 for cell in row.cells):
                brief -= {n for n, cell in enumerate(row.cells) if len(plain(cell.runs)) > BRIEF}
        return frozenset(n for n in brief if not self.is_number(n))


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, such as date, time and place."""

    pairs: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG, JPEG or SVG) with its text alternative."""

    content: bytes
    media_type: str
    alt: str
    width_cm: float = 12.0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text on a page's picture: where it stands, as shares of the page's width and height."""

    text: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page of a document as a picture, with the text that is seen on it. `width` and `height` in points."""

    content: bytes
    media_type: str
    width: float
    height: float
    number: int
    of: int
    name: str
    lines: tuple[TextLine, ...] = ()

    @property
    def text(self) -> str:
        """All that can be read on the page, line by line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def alt(self) -> str:
        """What the picture is, for who cannot see it."""
        missing = "" if self.lines else " Its text cannot be read out."
        return f"Page {self.number} of {self.of} of {self.name}.{missing}"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""


Block = Heading | Paragraph | ListBlock | TableBlock | Facts | Picture | PageImage | PageBreak
