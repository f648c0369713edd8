"""A level with all that was told of it, and why a row says nothing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

from commonweal.analysis.country import Country
from commonweal.analysis.whole_country import (
    Changes,
    Exceedances,
    Found,
    Gathered,
    Level,
    changes,
    exceedances,
    found_changes,
    found_exceedances,
)
from commonweal.figures import Period
from commonweal.records.register import Register

PLURALS = {"partnership": "partnerships", "ward": "wards"}


@dataclass(frozen=True)
class Answer:
    """One level: its changes and its newest months, with what stands out of both."""

    level: Level
    country: Country = field(repr=False)
    period: Period
    against: Period
    register: Register = field(repr=False)
    changes: Changes = field(repr=False)
    exceedances: Exceedances = field(repr=False)

    @cached_property
    def found_changes(self) -> Found:
        """Rises and falls that hold, the surest and largest first."""
        return found_changes(self.changes)

    @cached_property
    def found_exceedances(self) -> Found:
        """Months above their band, the surest and largest first."""
        return found_exceedances(self.exceedances)

    @cached_property
    def why(self) -> tuple[str, ...]:
        """By partnership: why its change is not available, "" where it is."""
        asked = (self.period, self.against)
        places = range(len(self.country.partnerships))
        return tuple(next(filter(None, (self.country.why(i, p) for p in asked)), "") for i in places)

    def recording_changes(self, partnership: int, node: str) -> str:
        """Known changes in how a node is counted there, from the first month compared to the last."""
        one = self.country.partnerships[partnership]
        span = Period(min(self.against.start, self.period.start), max(self.against.end, self.period.end))
        found = (c for c in self.register.touching(node, span) if not c.force or one.is_home_force(c.force))
        return " ".join(f"{change.month.words}: {change.text}" for change in found)

    def partnership_name(self, area: int) -> str:
        """The partnership that an area lies in."""
        one = self.country.partnerships[int(self.level.within[area])]
        return str(one.area.name)


def answers(gathered: Gathered, period: Period, against: Period, register: Register) -> tuple[Answer, ...]:
    """Every level of what was gathered; a level's changes and months at once, where there are two processors."""
    with ThreadPoolExecutor() as pool:
        changed = [pool.submit(changes, level, period, against) for level in gathered.levels]
        judged = [pool.submit(exceedances, level, period) for level in gathered.levels]
        told = [(change.result(), months.result()) for change, months in zip(changed, judged, strict=True)]
    return tuple(
        Answer(level, gathered.country, period, against, register, change, months)
        for level, (change, months) in zip(gathered.levels, told, strict=True)
    )
