"""Every partnership's counts out of a published table, in the same shape as out of the incidents themselves."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from commonweal.analysis.country import Country
from commonweal.analysis.published import LEAST_MONTHS, THIN, gap_of
from commonweal.analysis.published_counts import PublishedCounts, published_counts
from commonweal.errors import MethodRefused
from commonweal.figures import Audience, Month, Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.records import counts as record
from commonweal.records.register import Register
from commonweal.store import View

NOT_IN_TABLE = "the table has no rows of it"
LEAST_USUAL = 50.0
"""A place that usually counts fewer a month may fall below a quarter of them by chance: it is not judged."""
Floats = npt.NDArray[np.float64]
Reasons = tuple[tuple[str, ...], ...]


def country_of_table(
    view: View,
    places: Gazetteer,
    name: str,
    horizon: Period,
    register: Register,
    partnerships: Sequence[Partnership] = (),
    audience: Audience = "public",
) -> Country:
    """The table's months by district, added up to partnerships, or by partnership where it counts by those.

    A month that holds a part only of a place's usual rows is not available, as it is with incidents; what is usual is
    told by all the months of the table. NotHeld and NoDataForPeriod as `published_counts`. MethodRefused for a table
    that is for partners only where the answer would be public: what is asked for all is for everyone.
    """
    dataset = record.dataset(name)
    if audience == "public":
        _check_public(view, dataset)
    kind = _kind(view, dataset)
    span = _span(view, dataset, horizon)
    table = published_counts(view, name, span, kind=kind, places=places)
    chosen = tuple(partnerships) or places.partnerships
    at = {area.code: i for i, area in enumerate(table.areas)}
    codes = [_codes(one, kind) for one in chosen]
    counts = np.stack([_counts(table, at, each) for each in codes])
    told = tuple(
        tuple(_why(table, at, each, one, month, register) for month in span)
        for one, each in zip(chosen, codes, strict=True)
    )
    reasons = _with_thin_months(counts, told, span)
    there = np.array([[not why for why in line] for line in reasons], dtype=bool)
    known = np.where(there[:, None, :], counts, np.nan)
    first = horizon.start.index - span.start.index
    asked = slice(first, first + len(horizon))
    return Country(chosen, table.offences, horizon, known[:, :, asked], tuple(line[asked] for line in reasons))


def _check_public(view: View, dataset: str) -> None:
    if any(edition.audience != "public" for edition in view.editions if edition.dataset == dataset):
        raise MethodRefused(
            f"The table {dataset} is for partners only, and what is asked of it here would be public.",
            "Ask for one partnership with --audience partners, or ask of a table that is public.",
        )


def _kind(view: View, dataset: str) -> str:
    """By what the table counts: districts, which can be added up, before partnerships."""
    rows = view.counts(dataset, ("area_kind",))
    return "csp" if set(rows["area_kind"].to_pylist()) & {"district", "csp"} == {"csp"} else "district"


def _span(view: View, dataset: str, horizon: Period) -> Period:
    """All the months of the table and of the horizon, from the first to the last."""
    months = [*view.months(dataset), horizon.start, horizon.end]
    return Period(min(months), max(months))


def _codes(one: Partnership, kind: str) -> tuple[str, ...]:
    if kind == "csp":
        return (one.csp.code,) if one.csp else (one.area.code,)
    return tuple(d.code for d in one.districts)


def _counts(table: PublishedCounts, at: dict[str, int], codes: tuple[str, ...]) -> Floats:
    missing = np.full(table.counts.shape[1:], np.nan)
    parts = [table.counts[at[code]] if code in at else missing for code in codes]
    total: Floats = np.sum(parts, axis=0)
    return total


def _why(
    table: PublishedCounts,
    at: dict[str, int],
    codes: tuple[str, ...],
    one: Partnership,
    month: Month,
    register: Register,
) -> str:
    if any(code not in at for code in codes):
        return NOT_IN_TABLE
    told = (table.why(code, month) for code in codes)
    return next((why for why in told if why), "") or gap_of(register, one.force_names, month)


def _with_thin_months(counts: Floats, reasons: Reasons, span: Period) -> Reasons:
    """The reasons, with one for each month that holds a part only of what the place's months usually hold."""
    lines = []
    for places_counts, told in zip(counts, reasons, strict=True):
        total = _comparable(places_counts, np.array([not why for why in told], dtype=bool))
        months = total[np.isfinite(total)]
        usual = float(np.median(months)) if months.size >= LEAST_MONTHS else 0.0
        thin = total < THIN * usual if usual >= LEAST_USUAL else np.zeros(len(span), dtype=bool)
        lines.append(
            tuple(
                _thin(total[t], usual, month) if thin[t] else why
                for t, (month, why) in enumerate(zip(span, told, strict=True))
            )
        )
    return tuple(lines)


def _comparable(counts: Floats, known: npt.NDArray[np.bool_]) -> Floats:
    """A place's total a month (T,) over the offences that all its months tell; NaN where a month is not available.

    An offence that the table counts only since some month would make the months before it look thin.
    """
    steady = np.isfinite(counts[:, known]).all(axis=1)
    return np.where(known & steady.any(), counts[steady].sum(axis=0), np.nan)


def _thin(total: float, usual: float, month: Month) -> str:
    return f"the table counts {total:,.0f} for {month.words}, where about {usual:,.0f} are usual"
