"""How large the invented country is. With the seed it fixes every byte that is written."""

from dataclasses import asdict, dataclass
from typing import Any

from commonweal.demo import plan as plans
from commonweal.errors import MethodRefused
from commonweal.figures import Month, Period

USUAL_ROWS = 1_567  # a partnership and month: 470,000 rows a month in a country of 300 partnerships
A_FILE = 150_000  # the most rows a force and month: the largest force has four times as many, and is still read
KIND = 16  # partnerships of one kind: one and its fifteen neighbours
END = plans.FULL.period.end
FEWEST = {"months": 6, "forces": 3, "partnerships": 12}  # below these there is no room for all that is planted
MOST = {"months": 240, "forces": 43, "partnerships": 400}


@dataclass(frozen=True, slots=True)
class NationalPlan:
    """Sizes; the months end where the demonstration's do. `rows` are about as many as the street files will hold."""

    months: int = 36
    rows: int | None = None
    forces: int = 43
    partnerships: int = 300
    seed: int = 1834
    points: int = 12  # that police.uk snaps to, in a small area

    def __post_init__(self) -> None:
        for name, fewest in FEWEST.items():
            if not fewest <= getattr(self, name) <= MOST[name]:
                raise MethodRefused(
                    f"{getattr(self, name):,} {name} are too few or too many for a made-up country.",
                    f"Ask for {fewest} to {MOST[name]}.",
                )
        if self.partnerships < self.forces * 3:
            raise MethodRefused(
                f"{self.partnerships} partnerships are too few for {self.forces} forces.",
                "Ask for three or more to a force.",
            )
        if self.seed < 0:
            raise MethodRefused("A seed is not negative.", "Ask for --seed 1.")
        most = A_FILE * self.forces * self.months
        if not 1 <= self.wanted_rows <= most:
            raise MethodRefused(
                f"{self.wanted_rows:,} rows are too few or too many for {self.forces} forces and {self.months} months.",
                f"Ask for 1 to {most:,}.",
            )

    @property
    def period(self) -> Period:
        """All its months."""
        return Period(END - (self.months - 1), END)

    @property
    def wanted_rows(self) -> int:
        """Rows as asked for, or as many as such a country has."""
        return self.months * self.partnerships * USUAL_ROWS if self.rows is None else self.rows

    @property
    def kinds(self) -> int:
        """How many kinds of place there are."""
        return max(1, self.partnerships // KIND)

    @property
    def step(self) -> int:
        """The month (from 0) from which planted rises and falls run: the last year's first, where there are two."""
        return max(self.months // 2, self.months - 12)

    @property
    def missing(self) -> range:
        """Months that one force published no file of."""
        start = 2 * self.months // 3
        return range(start, start + min(3, max(1, self.months // 12)))

    @property
    def thin(self) -> int:
        """The month of which another force published a tenth: the last."""
        return self.months - 1

    def month(self, number: int) -> Month:
        """The month of a number from 0."""
        return self.period.start + number

    def as_document(self) -> dict[str, Any]:
        """All that the files depend on."""
        return asdict(self)
