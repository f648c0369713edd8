"""What any count truly is: for whoever must keep a public paper from telling one that an earlier paper hid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commonweal.analysis.youth_justice import counting
from commonweal.analysis.youth_justice.rows import Returns, returns
from commonweal.figures import Area, Month, Period
from commonweal.store import View


@dataclass(frozen=True, slots=True)
class Truth:
    """The returns behind a paper, asked for counts by name; a page of totals has none."""

    found: Returns | None
    _months: Mapping[str, Mapping[Month, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View, districts: Sequence[Area]) -> "Truth":
        """Of the returns of some districts."""
        found = returns(view, districts)
        months = {"entrants": counting.entrants_by_month(found), "custody": counting.sentences_by_month(found)}
        return cls(found, months)

    @classmethod
    def none(cls) -> "Truth":
        """Where no row is held."""
        return cls(None)

    def count(self, name: str, period: Period) -> float | None:
        """One count over some months; None where it cannot be told.

        `name`: offences, children, entrants, custody, cohort, reoffenders, reoffences, or a slice's `sex/male`.
        """
        if self.found is None or not self.found.is_held(period):
            return None
        if name in self._months:
            return float(sum(self._months[name][month] for month in period))
        if name in ("cohort", "reoffenders", "reoffences"):
            cohort = counting.cohort(self.found, period)
            if cohort is None:
                return None
            return float({"cohort": cohort.children}.get(name, getattr(cohort, name, 0)))
        rows = self.found.within(period)
        group, _, outcomes = name.partition("/")
        if group in ("unrecorded", "outcomes"):
            one = next(u for u in counting.unrecorded(rows) if u.outcomes == outcomes)
            return float(one.missing if group == "unrecorded" else one.of)
        tally = counting.tally(rows, period)
        if not outcomes:
            return float((tally.offences if name == "offences" else tally.children) or 0)
        return tally.slices[group].get(outcomes, 0.0)
