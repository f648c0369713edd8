"""The figures of one offence group of a pair: the whole period side by side, and each of its times."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from commonweal.analysis.reconciliation.agreement import Agreement, agreement
from commonweal.analysis.reconciliation.pairs import Compared
from commonweal.analysis.reconciliation.question import Question
from commonweal.figures import Area, Figure, Mark, Period, Point, Series, Standing
from commonweal.records import offences
from commonweal.stats.usual_offset import OFFSET_LEVEL

METHOD = "usual offset: median log ratio, Qn scale, each period against the others of its stretch"
UNITS = {offences.ALL_CRIME: "crimes", offences.ASB: "incidents"}
NOT_TOLD = "not told by"


def figures(compared: Compared, question: Question) -> Iterator[Figure]:
    """The whole period first, then each time in it that both sources tell."""
    yield whole(compared, question)
    for t in np.flatnonzero(compared.within(question.period)):
        yield one_time(compared, int(t), question)


def whole(compared: Compared, question: Question) -> Figure:
    """Both sums over the times in the period that both sources tell, with what is usual and where it broke."""
    at = compared.within(question.period)
    usual = agreement(compared)
    there = bool(at.any())
    first, second = (float(values[at].sum()) if there else None for values in (compared.first, compared.second))
    return Figure(
        id=f"{compared.pair.first.area.code}/{compared.node}/{compared.pair.key}/whole",
        label=offences.by_code()[compared.node].name,
        value=first,
        baseline_value=second,
        change_percent=_percent(first, second),
        interval=usual.interval if there else None,
        level=OFFSET_LEVEL if usual.interval and there else None,
        period=_told(compared, question),
        parameters=_parameters(compared, usual, question),
        notes=tuple(_notes(compared, usual, question)),
        standing=None if there else "not available",
        **_same(compared, question),
    )


def one_time(compared: Compared, t: int, question: Question) -> Figure:
    """One month or quarter: both counts, and where the difference lies in what is usual."""
    judged, time = compared.judged, compared.pair.times[t]
    first, second = float(compared.first[t]), float(compared.second[t])
    has_limits = bool(judged.judged[t])
    return Figure(
        id=f"{compared.pair.first.area.code}/{compared.node}/{compared.pair.key}/{time.start}",
        label=time.words,
        value=first,
        baseline_value=second,
        change_percent=_percent(first, second),
        interval=(float(judged.lower[t]), float(judged.upper[t])) if has_limits else None,
        level=judged.level if has_limits else None,
        p=float(judged.p[t]) if has_limits else None,
        period=time,
        parameters={
            "names": [compared.pair.first.name, compared.pair.second.name],
            "usual_percent": _number(judged.usual[t]),
            "others": int(judged.others[t]),
        },
        standing=_standing(compared, t),
        **_same(compared, question),
    )


def series(compared: Compared, question: Question) -> Series:
    """The difference in percent at each time since both tell of one, with the limits that it is held against."""
    judged, first = compared.judged, int(np.argmax(compared.known))  # from the first time that both tell of
    points = tuple(
        Point(
            month=time.start,
            value=_number(judged.difference[t]),
            expected=_number(judged.usual[t]),
            lower=_number(judged.lower[t]),
            upper=_number(judged.upper[t]),
            alarm=_alarm(compared, t),
        )
        for t, time in enumerate(compared.pair.times)
        if t >= first and time.end <= question.period.end
    )
    touching = question.register.touching(compared.node, compared.pair.first.horizon)
    changes = [c for c in touching if not c.force or question.partnership.is_home_force(c.force)]
    same = _same(compared, question)
    return Series(
        id=f"{compared.pair.first.area.code}/{compared.node}/{compared.pair.key}/times",
        label=offences.by_code()[compared.node].name,
        offence=compared.node,
        area=same["area"],
        unit="%",
        points=points,
        method=METHOD,
        parameters={"months": compared.pair.months, "pair": compared.pair.key},
        marks=tuple(Mark(c.month, c.text) for c in changes if c.month <= question.period.end),
        sources=same["sources"],
        audience=question.audience,
    )


def _told(compared: Compared, question: Question) -> Period:
    """From the first to the last time that both sources tell of; the period asked for where there is none."""
    times = [compared.pair.times[t] for t in np.flatnonzero(compared.within(question.period))]
    return Period(times[0].start, times[-1].end) if times else question.period


def _parameters(compared: Compared, usual: Agreement, question: Question) -> dict[str, Any]:
    at = compared.within(question.period)
    return {
        "pair": compared.pair.key,
        "names": [compared.pair.first.name, compared.pair.second.name],
        "heads": [compared.pair.first.head, compared.pair.second.head],
        "unit": compared.pair.unit,
        "agreement": usual.word,
        "usual_percent": usual.offset,
        "spread_percent": usual.spread,
        "learned_from": usual.periods,
        "times": int(at.sum()),
        "judged": int((at & compared.judged.judged).sum()),
        "breaks": [str(time.start) for time in broken(compared, question)],
    }


def broken(compared: Compared, question: Question) -> tuple[Period, ...]:
    """The times of the period that lie outside the usual offset."""
    at = compared.within(question.period) & compared.judged.breaks
    return tuple(compared.pair.times[t] for t in np.flatnonzero(at))


def _notes(compared: Compared, usual: Agreement, question: Question) -> Iterator[str]:
    silent = [s for s in (compared.pair.first, compared.pair.second) if compared.node not in s.series]
    if silent:
        yield f"{NOT_TOLD} {' nor '.join(s.name for s in silent)}"
    elif not compared.within(question.period).any():
        yield f"no {compared.pair.unit} of the period in both sources"
    elif usual.word == "too little history":
        yield f"only {usual.periods} {compared.pair.unit}s without a gap or a change of rules to learn from"


def _same(compared: Compared, question: Question) -> dict[str, Any]:
    """What every figure of a pair's offence group has in common."""
    place = compared.pair.first.area
    return {
        "offence": compared.node,
        "area": Area(place.code, place.name, place.kind),
        "unit": UNITS.get(compared.node, "offences"),
        "baseline_period": None,
        "method": METHOD,
        "sources": tuple(dict.fromkeys((*compared.pair.first.sources, *compared.pair.second.sources))),
        "audience": question.audience,
    }


def _percent(first: float | None, second: float | None) -> float | None:
    return None if first is None or not second or second < 0 else 100 * (first / second - 1)


def _standing(compared: Compared, t: int) -> Standing:
    if not compared.judged.judged[t]:
        return "not available"
    return _alarm(compared, t) or "within"


def _alarm(compared: Compared, t: int) -> Any:
    if not compared.judged.breaks[t]:
        return None
    return "above" if compared.judged.difference[t] > compared.judged.upper[t] else "below"


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
