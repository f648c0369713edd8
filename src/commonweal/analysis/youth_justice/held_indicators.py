"""Indicators held here that stand for some of the Youth Justice Board's, which no returns tell: their last figures.

An indicator is its publisher's own figure and keeps its own rule: of one that is for partners a public paper says
nothing, and small numbers are hidden before the last figure is looked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from commonweal.analysis.indicators import HIDDEN, Held, id_of, without_small
from commonweal.analysis.indicators.age import age_words, is_stale
from commonweal.analysis.indicators.beside import LEVEL, interval_of
from commonweal.analysis.indicators.material import gather
from commonweal.analysis.sources import SourceBook
from commonweal.analysis.youth_justice.names import Names
from commonweal.analysis.youth_justice.question import Question
from commonweal.analysis.youth_justice.sheet import Sheet
from commonweal.figures import Figure, Source
from commonweal.geography.names import fold
from commonweal.records.indicator import EXTRACT, OWN, Reading
from commonweal.store import View

AS_HELD = "as its indicator tells it"
NONE = "-"  # named in the place of an indicator: none stands for the board's


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The indicators of a view that may stand for the board's; `book` remembers which editions were used."""

    held: tuple[Held, ...] = ()
    book: SourceBook | None = None

    @classmethod
    def of(cls, view: View | None, question: Question) -> "Elsewhere":
        """Those of this place, as far as the paper's audience goes; what the portal gives is its own place's."""
        if view is None:
            return cls()
        names = {fold(word) for area in (question.area, *question.districts) for word in (area.name, area.code)}
        found = gather(view, question.audience)
        mine = tuple(one for one in found if one.dataset == EXTRACT or fold(one.indicator.area) in names)
        return cls(mine, SourceBook.of(view))

    def named(self, said: Mapping[str, str]) -> tuple[Held, ...]:
        """Those that one of the board's names; it should be one."""
        wanted = said.get("indicator", "")
        if wanted == NONE:
            return ()
        if not wanted:
            return tuple(one for one in self.held if one.indicator.key == said["key"])
        by_id = tuple(one for one in self.held if wanted in (id_of(one), one.indicator.key))
        return by_id or tuple(one for one in self.held if fold(one.indicator.name) == fold(wanted))

    def told(self, names: Names) -> Names:
        """The names without those of indicators that are not for this paper's readers, or not held."""
        kept = (
            {**said, "indicator": NONE} if said.get("indicator") and not self.named(said) else said
            for said in names.indicators
        )
        return replace(names, indicators=tuple(kept))

    def sources(self) -> tuple[Source, ...]:
        """The editions that were used."""
        return self.book.sources() if self.book else ()

    def marking(self) -> str | None:
        """The words with which their originators marked them."""
        return self.book.marking() if self.book else None


def held_figure(sheet: Sheet, elsewhere: Elsewhere, said: Mapping[str, str], told: Mapping[str, str]) -> Figure | None:
    """The last figure of the indicator that stands for one of the board's; None where none does, or it has none yet."""
    found = elsewhere.named(said)
    if len(found) > 1:
        ids = ", ".join(sorted(map(id_of, found)))
        sheet.note("quality", f"{said['name']}: several indicators could stand for it ({ids}). The list must name one.")
    reading = _last(found[0], sheet.question) if len(found) == 1 else None
    if reading is None or elsewhere.book is None:
        return None
    return _figure(sheet, found[0], reading, elsewhere.book, {**told, "key": said["key"], "name": said["name"]})


def _last(held: Held, question: Question) -> Reading | None:
    """The newest figure of a period that had ended by the paper's last month; without any, what hides the newest."""
    own = [r for r in held.readings if r.area == OWN and r.period.end <= question.period.end]
    if question.audience == "public":
        own = without_small(held.indicator, own)
    known = [r for r in own if r.value is not None]
    return max(known or own, key=lambda r: (r.period.end, len(r.period)), default=None)


def _figure(sheet: Sheet, held: Held, reading: Reading, book: SourceBook, told: Mapping[str, str]) -> Figure:
    indicator, period = held.indicator, reading.period
    hidden = reading.value is None and reading.mark == HIDDEN
    on = sheet.question.period.end.last_day + timedelta(days=1)
    interval = interval_of(indicator, reading)
    return sheet.add(
        f"indicator/{told['key']}", told["name"], reading.value, indicator.unit, period,
        method=AS_HELD, sources=book.ids_of((held.dataset,)), audience=held.audience,
        suppressed=hidden, **({"verdict": None} if hidden else {}),
        interval=(interval.low, interval.high) if interval else None, level=LEVEL if interval else None,
        parameters={
            "definition": indicator.definition, "better": indicator.better, "group": told["group"],
            "indicator": id_of(held), "called": indicator.name, "source": indicator.source,
            "age": age_words(period, on), "stale": is_stale(indicator, period, on), "history": [_point(reading)],
        },
    )  # fmt: skip


def _point(reading: Reading) -> dict[str, object]:
    """As the paper of indicators writes one: what later public papers are held against."""
    return {
        "period": str(reading.period), "value": reading.value, "numerator": reading.numerator,
        "denominator": reading.denominator, "mark": reading.mark,
    }  # fmt: skip


def without_value(figure: Figure) -> Figure:
    """A held figure that must not be shown: what it is of stays, with when it is from and how old it is."""
    points = [{**point, "value": None, "numerator": None, "mark": HIDDEN} for point in figure.parameters["history"]]
    return replace(
        figure, value=None, interval=None, level=None, verdict=None, suppressed=True,
        parameters={**figure.parameters, "history": points},
    )  # fmt: skip
