"""A finished paper before it is HTML, PDF or Word: sections of prose, tables, charts and maps, all text said."""

from dataclasses import dataclass

from commonweal.rendering.sentences import Sentence
from commonweal.rendering.verdicts import Tone


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table's cell says; `svg` for a sparkline; `href` of the first cell, a page beside this one."""

    text: str
    tone: Tone = ""
    svg: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is label, number, words or spark; on a narrow screen the column folds under the label."""

    head: str
    kind: str = "number"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: cells, depth in the tree, whether it heads others, and a note printed under its label."""

    cells: tuple[Cell, ...]
    depth: int = 0
    group: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A `folded` one stands behind its title on screen; paper gathers such detail in its last pages."""

    id: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or map with its finding as title, its words, and the table behind it."""

    id: str
    title: str
    subtitle: str
    svg: str
    alt: str
    grid: Grid
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; `kind` is plain, lead, quiet, leading (kept with what follows) or ask (of members)."""

    sentence: Sentence
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Points:
    """A bulleted list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading below the section's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Panels:
    """Charts of one kind that are read side by side: two to a row where there is room."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One area of an explorer: its parts on a map of their own, and in a table. `words`: what is seen at once."""

    id: str
    name: str
    words: str
    svg: str
    alt: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Explorer:
    """A map whose areas can be chosen, each opening its own map and table; links and headings, no script needed.

    On paper it is the map alone: what stands behind the choices is a table of the last pages.
    """

    picture: Picture
    choices: tuple[Choice, ...]


Block = Prose | Points | Subheading | Grid | Picture | Panels | Explorer


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it. `where` is both, page (screen only) or paper (PDF and Word only)."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    where: str = "both"


@dataclass(frozen=True, slots=True)
class Parts:
    """What one kind of report says: all that is not the same on every paper's masthead and foot."""

    when: str
    headline: Sentence
    standfirst: Sentence
    headings: str
    first_table: Grid
    first_pictures: tuple[Picture, ...]
    foot: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """All of one paper. The first page is named, for it is laid out on its own; `marking` is an originator's."""

    report: str
    body: str
    title: str
    when: str
    audience: str
    as_at: str
    meeting: str
    author: str
    software: str
    headline: Sentence
    standfirst: Sentence
    headings: str
    purpose: str
    recommendation: str
    first_table: Grid
    first_pictures: tuple[Picture, ...]
    foot: str
    sections: tuple[Section, ...]
    marking: str = ""
