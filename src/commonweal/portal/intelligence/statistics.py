"""Figures of a quarter's reports by agency: how many, how good, how quick. There is nobody in them.

A quarter is counted once it is over, by the day on which a report was sent, so that no two counts overlap. An agency
that sent few stands with the others that did; where still only few are left, the next larger goes with them. A share
is shown where neither those that have something nor those that have not are few; and the sum of all agencies only where
nothing of it is hidden, since what is hidden could be worked out from it.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

FEWEST = 10  # reports of an agency that stands by itself, and values under a median
SMALL = 5  # no count from 1 to 4 is shown
OTHERS, ALL = "Other agencies", "All agencies"


@dataclass(frozen=True, slots=True)
class Counted:
    """One report as it is counted. No id, no words, no name."""

    agency: str
    complete: bool
    people: int
    identified: int
    again: bool  # it speaks of somebody of whom an earlier report spoke
    in_time: bool | None  # received within the agreed time; None: not due yet
    told_days: int | None  # from the day of the information to sending; None: that day is not known
    received_hours: float | None  # None: not yet
    settled_days: float | None  # None: not yet


@dataclass(frozen=True, slots=True)
class Share:
    """`7 of 12`; `of` None where it may not be shown."""

    part: int | None
    of: int | None

    @property
    def words(self) -> str:
        """As it is printed."""
        return "too few to show" if self.part is None or self.of is None else f"{self.part:,} of {self.of:,}"

    @property
    def percent(self) -> int | None:
        """Rounded to a whole one; 0 and 100 are said of none and of all alone."""
        if self.part is None or not self.of:
            return None
        least, most = int(self.part > 0), 100 - int(self.part < self.of)
        return min(most, max(least, round(100 * self.part / self.of)))


@dataclass(frozen=True, slots=True)
class Middle:
    """A median and of how many it is; `value` None where they are few, infinite where at least half still wait.

    `count` None: it may not be shown, since all but a few reports have a value.
    """

    value: float | None
    count: int | None

    @property
    def words(self) -> str:
        """As it is printed."""
        if self.value is None:
            return "too few to show"
        of = "not of every report" if self.count is None else f"{self.count:,} reports"
        return f"at least half still wait ({of})" if math.isinf(self.value) else f"{self.value:g} ({of})"


@dataclass(frozen=True, slots=True)
class Row:
    """One agency, or several together."""

    name: str
    reports: int
    complete: Share
    identified: Share
    again: Share
    in_time: Share
    told_days: Middle
    received_hours: Middle
    settled_days: Middle


@dataclass(frozen=True, slots=True)
class Figures:
    """A quarter's. `rows` empty: fewer reports came than may be shown."""

    rows: tuple[Row, ...]
    total: Row | None

    @property
    def grouped(self) -> bool:
        """Whether some agencies stand together."""
        return any(row.name == OTHERS for row in self.rows)


Part = Callable[[Counted], tuple[int, int]]  # those that have it, and of how many
PARTS: dict[str, Part] = {
    "complete": lambda one: (int(one.complete), 1),
    "identified": lambda one: (one.identified, one.people),
    "again": lambda one: (int(one.again), 1),
    "in_time": lambda one: (int(bool(one.in_time)), int(one.in_time is not None)),
}
HIDDEN = Share(None, None)


def work_out(counted: Iterable[Counted]) -> Figures:
    """Figures that may be shown of these reports."""
    listed = list(counted)
    groups = _groups(listed)
    if not groups:
        return Figures((), None)
    shares = {name: _shares([_sum(group, part) for _, group in groups]) for name, part in PARTS.items()}
    rows = tuple(
        _row(name, group, {part: shares[part][0][n] for part in PARTS}) for n, (name, group) in enumerate(groups)
    )
    if len(rows) == 1:
        return Figures(rows, None)
    total = _row(ALL, listed, {part: shares[part][1] for part in PARTS})
    if any(row.told_days.count is None for row in rows):
        total = replace(total, told_days=replace(total.told_days, count=None))
    return Figures(rows, total)


def groups_of(sizes: Mapping[str, int]) -> list[tuple[str, frozenset[str]]]:
    """Agencies that sent enough, by name; then the others together. Empty: all of them together sent too few."""
    by_size = sorted(sizes, key=lambda name: (sizes[name], name))
    few = [name for name in by_size if sizes[name] < FEWEST]
    enough = [name for name in by_size if sizes[name] >= FEWEST]
    while few and sum(sizes[name] for name in few) < FEWEST and enough:
        few.append(enough.pop(0))
    if few and sum(sizes[name] for name in few) < FEWEST:
        return []
    rest = [(OTHERS if enough else ALL, frozenset(few))] if few else []
    return [*((name, frozenset({name})) for name in sorted(enough)), *rest]


def _groups(listed: Sequence[Counted]) -> list[tuple[str, list[Counted]]]:
    """The same, with their reports."""
    groups = groups_of(Counter(one.agency for one in listed))
    return [(name, [one for one in listed if one.agency in agencies]) for name, agencies in groups]


def _sum(group: Iterable[Counted], part: Part) -> tuple[int, int]:
    pairs = [part(one) for one in group]
    return sum(have for have, _ in pairs), sum(of for _, of in pairs)


def _shares(pairs: Sequence[tuple[int, int]]) -> tuple[list[Share], Share]:
    """Each group's share, and that of all: which is hidden where any is."""
    shown = [Share(have, of) if _may_show(have, of) else HIDDEN for have, of in pairs]
    whole = Share(sum(have for have, _ in pairs), sum(of for _, of in pairs))
    return shown, HIDDEN if HIDDEN in shown else whole


def _may_show(have: int, of: int) -> bool:
    return of >= FEWEST and all(count == 0 or count >= SMALL for count in (have, of - have))


def _row(name: str, group: Sequence[Counted], shares: dict[str, Share]) -> Row:
    return Row(
        name, len(group), shares["complete"], shares["identified"], shares["again"], shares["in_time"],
        _known([one.told_days for one in group]), _waited([one.received_hours for one in group]),
        _waited([one.settled_days for one in group]),
    )  # fmt: skip


def _known(values: Sequence[int | None]) -> Middle:
    """The median of those that are known. One of few could be one report's own; nor is it told that a few have none."""
    known = [value for value in values if value is not None]
    if len(known) < FEWEST:
        return Middle(None, None)
    told = len(values) - len(known) == 0 or len(values) - len(known) >= SMALL
    return Middle(_median(known), len(known) if told else None)


def _waited(values: Sequence[float | None]) -> Middle:
    """The median of all: what still waits takes longer than what does not. To leave it out would flatter the slow."""
    return Middle(_median([math.inf if value is None else value for value in values]), len(values))


def _median(values: Sequence[float]) -> float:
    return round(float(median(values)), 1)
