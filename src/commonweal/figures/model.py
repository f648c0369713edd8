"""The atom of the product: a number with its unit, period, area, interval, method, source and audience.

Everything here is frozen. A renderer receives a `FigureSet` and nothing else: a hidden value never reaches it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from commonweal.figures.period import Month, Period

Verdict = Literal["rise", "fall", "no clear change", "too few to say", "not available"]
Standing = Literal["above", "within", "below", "not available"]
Audience = Literal["public", "partners"]
NoteKind = Literal["gap", "recording", "source", "quality", "method", "place", "revision", "small base", "seasonal"]


@dataclass(frozen=True, slots=True)
class Area:
    """A place by its published code and name; `kind` is lsoa, ward, district, csp or force."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """One edition of one published file that figures rest on.

    `id` is what figures name; `sha256` the published file's; `release` an ISO date, None where not stated.
    """

    id: str
    publisher: str
    dataset: str
    release: str | None
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and all that it rests on.

    `value` and `baseline_value` are in `unit`; `change_percent` compares them; `interval` is the likely range of
    `change_percent` at `level` (for a rate without
    a baseline: of the value itself); None where there is nothing to say; an end that is None is open. `standing` says
    where the value lies beside a group's, whose own rate is then the `baseline_value`.
    A `suppressed` figure holds no number at all, in any field.
    """

    id: str
    label: str
    offence: str
    area: Area
    value: float | None
    unit: str
    period: Period
    baseline_value: float | None = None
    baseline_period: Period | None = None
    change_percent: float | None = None
    interval: tuple[float | None, float | None] | None = None
    level: float | None = None
    p: float | None = None
    q: float | None = None
    verdict: Verdict | None = None
    method: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    audience: Audience = "public"
    suppressed: bool = False
    notes: tuple[str, ...] = ()
    standing: Standing | None = None

    @property
    def change(self) -> float | None:
        """Value less baseline, None where either is missing."""
        if self.value is None or self.baseline_value is None:
            return None
        return self.value - self.baseline_value


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a series. A missing month has `value` None, which is never zero."""

    month: Month
    value: float | None
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    alarm: Literal["above", "below"] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated change in how something is counted, drawn as a thin line with its words."""

    month: Month
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """Months in order, with the band that was expected where history allows one."""

    id: str
    label: str
    offence: str
    area: Area
    unit: str
    points: tuple[Point, ...]
    method: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    finding: str = ""
    sources: tuple[str, ...] = ()
    audience: Audience = "public"
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a figure, how deep it stands in the tree, and what is printed beside it."""

    figure: str
    depth: int = 0
    group: bool = False
    series: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in the order they are printed in. `first_column` heads the labels (Offence, Ward ...)."""

    id: str
    title: str
    first_column: str
    rows: tuple[Row, ...]
    period: Period
    against: Period | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One area's outline: well-known binary, longitude and latitude (WGS84)."""

    area: Area
    wkb: bytes = field(repr=False)
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class AreaMap:
    """Areas with one figure each (`figures[i]` belongs to `shapes[i]`)."""

    id: str
    title: str
    subtitle: str
    shapes: tuple[Shape, ...]
    figures: tuple[str, ...]
    attribution: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Where chance and the areas' usual spread would leave the rate of an area of that many residents."""

    population: float
    low_95: float
    high_95: float
    low_998: float
    high_998: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """One offence across a group of areas: the ids of a rate each, ours first, of the group's own, and the funnel."""

    id: str
    title: str
    offence: str
    figures: tuple[str, ...]
    group: str
    limits: tuple[Limits, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must know beside a figure."""

    kind: NoteKind
    text: str
    offence: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A partner's own words, with that partner's own figures."""

    agency: str
    title: str
    text: str
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """What the paper is for, and what members are asked to do."""

    purpose: str
    recommendation: str
    author: str = ""
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class FigureSet:
    """All that one paper shows. `marking`: the words with which a source's originator marked it, for every page."""

    report: str
    partnership: Area
    period: Period
    against: Period
    as_at: str | None
    audience: Audience
    software: str
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...]
    series: tuple[Series, ...] = ()
    tables: tuple[Table, ...] = ()
    maps: tuple[AreaMap, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    notes: tuple[Note, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    cover: Cover = Cover("", "")
    body: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    marking: str | None = None

    def figure(self, id: str) -> Figure:
        """The figure of that id; KeyError where there is none."""
        return {f.id: f for f in self.figures}[id]

    def one_series(self, id: str) -> Series:
        """The series of that id; KeyError where there is none."""
        return {s.id: s for s in self.series}[id]

    def table(self, id: str) -> Table | None:
        """The table of that id, None where this paper has none."""
        return next((t for t in self.tables if t.id == id), None)

    def map(self, id: str) -> AreaMap | None:
        """The map of that id, None where this paper has none."""
        return next((m for m in self.maps if m.id == id), None)
