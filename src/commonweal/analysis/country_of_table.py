"""Every partnership's counts out of a published table, in the same shape as out of the incidents themselves."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from commonweal.analysis.country import Country
from commonweal.analysis.published import gap_of
from commonweal.analysis.published_counts import PublishedCounts, published_counts
from commonweal.errors import MethodRefused
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.records import counts as record
from commonweal.records.register import Register
from commonweal.store import View

NOT_IN_TABLE = "the table has no rows of it"


def country_of_table(
    view: View,
    places: Gazetteer,
    name: str,
    horizon: Period,
    register: Register,
    partnerships: Sequence[Partnership] = (),
) -> Country:
    """The table's months by district, added up to partnerships. NotHeld and NoDataForPeriod as `published_counts`.

    MethodRefused for a table that is for partners only: what is made of a country's counts is for everyone.
    """
    _check_public(view, record.dataset(name))
    table = published_counts(view, name, horizon, places=places)
    chosen = tuple(partnerships) or places.partnerships
    at = {area.code: i for i, area in enumerate(table.areas)}
    reasons = tuple(tuple(_why(table, at, one, month, register) for month in horizon) for one in chosen)
    counts = np.stack([_counts(table, at, one) for one in chosen])
    there = np.array([[not why for why in line] for line in reasons], dtype=bool)
    return Country(chosen, table.offences, horizon, np.where(there[:, None, :], counts, np.nan), reasons)


def _check_public(view: View, dataset: str) -> None:
    if any(edition.audience != "public" for edition in view.editions if edition.dataset == dataset):
        raise MethodRefused(
            f"The table {dataset} is for partners only, and what is asked of it here would be public.",
            "Ask of a table that is public, or of police_uk.street.",
        )


def _counts(table: PublishedCounts, at: dict[str, int], one: Partnership) -> npt.NDArray[np.float64]:
    missing = np.full(table.counts.shape[1:], np.nan)
    parts = [table.counts[at[d.code]] if d.code in at else missing for d in one.districts]
    total: npt.NDArray[np.float64] = np.sum(parts, axis=0)
    return total


def _why(table: PublishedCounts, at: dict[str, int], one: Partnership, month: Month, register: Register) -> str:
    if any(d.code not in at for d in one.districts):
        return NOT_IN_TABLE
    told = (table.why(d.code, month) for d in one.districts)
    return next((why for why in told if why), "") or gap_of(register, one.force_names, month)
