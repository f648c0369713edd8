"""What people raised, by ward and over time, as far as a reader may read what came of each event."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from commonweal.figures import Month, Period
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.engagement.models import Event, Outcome, Theme

NO_WARD = "no ward said"


@dataclass(frozen=True, slots=True)
class RaisedSums:
    """Sums over some days. `by_ward[ward][theme]`, `by_month[month][theme]`; `attendance` None where nobody counted."""

    first: dt.date
    last: dt.date
    themes: tuple[str, ...]  # the most raised first
    wards: tuple[str, ...]
    months: tuple[Month, ...]
    by_ward: dict[str, Counter[str]]
    by_month: dict[Month, Counter[str]]
    events: int
    counted: int  # events at which somebody counted who came
    attendance: int | None
    by_kind: Counter[str]
    held_in: Counter[Month] = field(default_factory=Counter)
    counted_in: Counter[Month] = field(default_factory=Counter)  # at which somebody counted
    came_in: Counter[Month] = field(default_factory=Counter)

    @property
    def total(self) -> Counter[str]:
        """By theme."""
        return sum((self.by_ward[ward] for ward in self.wards), Counter())


def raised(reader: Reader, first: dt.date, last: dt.date, *, audiences: Collection[str] = ()) -> RaisedSums:
    """Everything raised from a day to a day, both counted.

    `audiences`: of events for these alone, so that a paper tells of none that is for fewer than the paper.
    """
    rows = readable(reader, Event).filter(on__range=(first, last), state="held")
    if audiences:
        rows = rows.filter(thing__audience__kind__in=audiences)
    events = {row.pk: row for row in rows}
    outcomes = list(readable(reader, Outcome).filter(event__in=list(events)).select_related("thing"))
    seen(reader, *outcomes)
    names = {str(pk): name for pk, name in Theme.objects.values_list("pk", "name")}
    by_ward: dict[str, Counter[str]] = {}
    by_month: dict[Month, Counter[str]] = {month: Counter() for month in Period(Month.of(first), Month.of(last))}
    for row in outcomes:
        event = events[row.event_id]
        counts = Counter({names[theme]: int(count) for theme, count in row.themes.items() if theme in names})
        by_ward.setdefault(event.ward or NO_WARD, Counter()).update(counts)
        by_month[Month.of(event.on)].update(counts)
    total: Counter[str] = sum(by_ward.values(), Counter())
    told = [row.attendance for row in outcomes if row.attendance is not None]
    counted_in, came_in = Counter[Month](), Counter[Month]()
    for row in outcomes:
        if row.attendance is not None:
            counted_in[Month.of(events[row.event_id].on)] += 1
            came_in[Month.of(events[row.event_id].on)] += row.attendance
    return RaisedSums(
        first=first, last=last, themes=tuple(sorted(total, key=lambda theme: (-total[theme], theme))),
        wards=tuple(sorted(by_ward, key=lambda ward: (ward == NO_WARD, ward))), months=tuple(by_month),
        by_ward=by_ward, by_month=by_month, events=len(events), counted=len(told),
        attendance=sum(told) if told else None, by_kind=Counter(row.kind for row in events.values()),
        held_in=Counter(Month.of(row.on) for row in events.values()), counted_in=counted_in, came_in=came_in,
    )  # fmt: skip
