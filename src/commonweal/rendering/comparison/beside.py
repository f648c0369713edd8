"""One offence across the group, as every chart, table and sentence of the comparison asks for it."""

from dataclasses import dataclass

from commonweal.figures import Figure, Grouping, Series
from commonweal.rendering.lookup import ALL_CRIME, ASB, POLICE_GENERATED, PUBLICLY_REPORTED, Lookup

OUTSIDE = ("above", "below")
SUMS = (ALL_CRIME, PUBLICLY_REPORTED, POLICE_GENERATED)  # offences that are sums of others


@dataclass(frozen=True, slots=True)
class Beside:
    """Our rate, the others' in the order of the group, and the group's own where it has one."""

    grouping: Grouping
    ours: Figure
    others: tuple[Figure, ...]
    group: Figure | None
    direction: Figure | None
    trend: Series | None

    @property
    def offence(self) -> str:
        """The offence's published code."""
        return self.grouping.offence

    @property
    def name(self) -> str:
        """The offence by name."""
        return self.grouping.title

    @property
    def every(self) -> tuple[Figure, ...]:
        """Ours and the others'."""
        return (self.ours, *self.others)

    @property
    def known(self) -> tuple[Figure, ...]:
        """Those with a rate, the highest first; equal ones stay in the order of the group, ours first."""
        return tuple(sorted((f for f in self.every if f.value is not None), key=lambda f: -(f.value or 0.0)))

    @property
    def missing(self) -> tuple[Figure, ...]:
        """Those that are not available."""
        return tuple(f for f in self.every if f.value is None)

    @property
    def mean(self) -> float | None:
        """The group's own rate: all its events over all its residents."""
        return self.ours.baseline_value

    @property
    def is_outside(self) -> bool:
        """Whether ours lies outside what such partnerships differ by."""
        return self.ours.standing in OUTSIDE

    @property
    def goes_its_own_way(self) -> bool:
        """Whether our change lies outside what the changes of such partnerships differ by."""
        return self.direction is not None and self.direction.standing in OUTSIDE


def every_offence(lookup: Lookup) -> tuple[Beside, ...]:
    """In the order of the tree."""
    return tuple(found for grouping in lookup.figures.groupings if (found := _one(grouping, lookup)))


def one_offence(lookup: Lookup, offence: str) -> Beside | None:
    """One of them, None where the comparison has it not."""
    return next((b for b in every_offence(lookup) if b.offence == offence), None)


def told_apart(lookup: Lookup) -> tuple[Beside, ...]:
    """Those that are no sum of others: what a sentence may count."""
    return tuple(b for b in every_offence(lookup) if b.offence not in SUMS)


def worth_detail(lookup: Lookup) -> tuple[Beside, ...]:
    """All crime, anti-social behaviour, and whatever stands or goes outside the group."""
    return tuple(
        b for b in every_offence(lookup) if b.offence in (ALL_CRIME, ASB) or b.is_outside or b.goes_its_own_way
    )


def _one(grouping: Grouping, lookup: Lookup) -> Beside | None:
    found = [lookup.by_id[id] for id in grouping.figures if id in lookup.by_id]
    if not found:
        return None
    code = lookup.figures.partnership.code
    return Beside(
        grouping=grouping,
        ours=found[0],
        others=tuple(found[1:]),
        group=lookup.by_id.get(grouping.group),
        direction=lookup.by_id.get(f"{code}/{grouping.offence}/direction"),
        trend=lookup.series_by_id.get(f"{code}/{grouping.offence}/trend"),
    )
