"""One measure as the evaluation tells it: counts of each part, the effect, and where it moved."""

from dataclasses import dataclass

from commonweal.figures import Area, Figure, Series
from commonweal.rendering.lookup import Lookup

TARGET, NEARBY, CONTROLS, NEARBY_CONTROLS = "target", "nearby", "controls", "nearby_controls"


@dataclass(frozen=True, slots=True)
class Told:
    """Figures that a paper has not (nothing is nearby) are None; those that are hidden are there, without numbers."""

    code: str
    effect: Figure
    counts: dict[str, Figure]
    moved: dict[str, Figure]  # by target, nearby, total
    months: dict[str, Series]

    @property
    def label(self) -> str:
        """The offence by name."""
        return self.effect.label

    @property
    def unit(self) -> str:
        """Crimes, or incidents."""
        count = self.counts.get(TARGET)
        return count.unit if count else "crimes"


def family(lookup: Lookup, table: str) -> tuple[Told, ...]:
    """The measures of one family, in its order: `aims` or `offences`."""
    return tuple(_told(lookup, figure) for _, figure in lookup.rows(lookup.figures.table(table)))


def main(lookup: Lookup) -> tuple[Told, ...]:
    """What the operation was against."""
    return family(lookup, "aims")


def every(lookup: Lookup) -> tuple[Told, ...]:
    """That, and every other offence."""
    return (*main(lookup), *family(lookup, "offences"))


def area(lookup: Lookup, part: str) -> Area | None:
    """The areas of a part as one place."""
    return next((f.area for f in lookup.figures.figures if f.id.startswith(f"{part}/")), None)


def target(lookup: Lookup) -> str:
    """The target by name."""
    found = area(lookup, TARGET)
    return found.name if found else "the target"


def operation(lookup: Lookup) -> dict[str, object]:
    """What the partnership wrote of the operation."""
    return dict(lookup.figures.parameters.get("operation", {}))


def _told(lookup: Lookup, effect: Figure) -> Told:
    code = effect.offence
    parts = (TARGET, NEARBY, CONTROLS, NEARBY_CONTROLS)
    counts = {part: found for part in parts if (found := lookup.by_id.get(f"{part}/{code}/count"))}
    names = ("target", "nearby", "total")
    moved = {name: found for name in names if (found := lookup.by_id.get(f"moved-{name}/{code}/wdd"))}
    months = {part: s for part in parts if (s := lookup.series_by_id.get(f"{part}/{code}/months"))}
    return Told(code, effect, counts, moved, months)
