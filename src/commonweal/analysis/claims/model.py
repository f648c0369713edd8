"""What a sentence claims, what its words may mean, and what came of trying each meaning."""

from dataclasses import dataclass, field
from typing import Literal

from commonweal.figures import Area, Period

Measure = Literal["count", "difference", "change", "from-to", "rate", "share"]
Direction = Literal["rise", "fall"]
Verdict = Literal["agrees", "near", "stale", "contradicted", "cannot be told"]
Fit = Literal["agrees", "near", "differs", "not available"]


@dataclass(frozen=True, slots=True)
class Said:
    """A number as said: every true figure from `low` to `high` would be said so."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure at its place in the sentence. `before` is the first of two counts (from A to B).

    `per` is what a rate is for (1,000); `direction` one that the figure itself holds (-5%, doubled).
    """

    start: int
    end: int
    text: str
    measure: Measure
    said: Said
    before: Said | None = None
    per: int = 0
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One set of rows that words may mean: nodes of the offence tree, added up."""

    nodes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class OffenceWords:
    """An offence at its place; `meanings` with the likeliest first, none where no source tells it (`why`)."""

    start: int
    end: int
    text: str
    meanings: tuple[Counted, ...] = ()
    general: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of the words for time: a run of months, and for a change the run that it is held against."""

    period: Period
    against: Period | None = None

    @property
    def words(self) -> str:
        """`April to June 2024 against April to June 2023`."""
        return f"{self.period.words} against {self.against.words}" if self.against else self.period.words


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of a sentence with all that it is about. `trouble` says why it cannot be held against anything."""

    sentence: str
    text: str
    measure: Measure
    amount: Amount
    direction: Direction | None
    offence: OffenceWords | None
    window: str
    windows: "tuple[Spoken, ...]" = field(repr=False, default=())
    place: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words for a time at their place; `rule` names how they are read, `parts` what they hold.

    `baseline`: they say what a change is from (`than in 2023`), not when the figure is of.
    """

    start: int
    end: int
    text: str
    rule: str
    parts: tuple[int, ...] = ()
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """One reading with its figure: `figure` is what the claim's number is held against (a percentage, a count).

    `value` and `baseline` are the counts; `interval` the change's likely range at 95%; `edition` "" for the newest.
    """

    reading: Reading
    counted: Counted
    fit: Fit
    figure: float | None = None
    value: int | None = None
    baseline: int | None = None
    interval: tuple[float, float] | None = None
    residents: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    edition: str = ""
    earlier: bool = False
    principal: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict: `because` in a sentence, every reading tried, and the nearest of them."""

    claim: Claim
    verdict: Verdict
    because: str
    place: Area | None = None
    tried: tuple[Tried, ...] = ()
    nearest: Tried | None = None
