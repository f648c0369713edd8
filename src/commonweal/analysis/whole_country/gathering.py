"""One asking of the store for every partnership and every ward."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.analysis.country import NODES, POLICE_UK, Country, ask, country_of, counts_of
from commonweal.analysis.country_of_table import country_of_table
from commonweal.analysis.published import published
from commonweal.analysis.whole_country.level import Level
from commonweal.analysis.whole_country.wards import Wards, wards_of
from commonweal.figures import Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.records import counts
from commonweal.records.register import Register
from commonweal.stats.exceedance import MOST_YEARS
from commonweal.store import View


@dataclass(frozen=True, slots=True)
class Gathered:
    """`country` has the months compared, for the comparison; `levels` all months that are looked back on.

    `placed` is the share of partnerships' rows that lie in a ward, None where there are no wards.
    """

    country: Country
    levels: tuple[Level, ...]
    placed: float | None = None
    ward_method: str = ""


def gather_whole(view: View, places: Gazetteer, compared: Period, register: Register) -> Gathered:
    """Counts of every partnership and ward from the incidents. NoDataForPeriod where nothing is held.

    A ward is counted from its home force's rows by the ward that each small area is taken to lie in. Memory is that of
    the counts by ward, offence and month.
    """
    chosen = places.partnerships
    horizon = _looked_back(view, POLICE_UK, compared)
    wards = wards_of(places, chosen)
    rows = ask(view, horizon, wards.area_of_lsoa)
    known = published(view, places, chosen, horizon, register, rows)
    whole = country_of(rows, chosen, known, horizon, wards.partnership_of_area)
    levels = [_partnerships(whole)]
    if wards.areas:
        home = known.home_of_area[wards.within]
        here = counts_of(rows, wards.ward_of_area, known, home, horizon)
        here = np.where(known.available[wards.within][:, None, :], here, np.nan)
        levels.append(Level("ward", wards.areas, wards.within, NODES, horizon, here))
    country = whole if compared == horizon else _cut(view, places, chosen, rows, compared, register, wards)
    return Gathered(country, tuple(levels), _placed(levels), wards.method)


def gather_whole_table(view: View, places: Gazetteer, name: str, compared: Period, register: Register) -> Gathered:
    """The same of a published table of counts, which knows no wards."""
    country = country_of_table(view, places, name, compared, register)
    horizon = _looked_back(view, counts.dataset(name), compared)
    whole = country if horizon == compared else country_of_table(view, places, name, horizon, register)
    return Gathered(country, (_partnerships(whole),))


def _looked_back(view: View, dataset: str, compared: Period) -> Period:
    """The months compared, and up to as many years before as a band looks back on, where they are held."""
    earliest = min((m for m in view.months(dataset)), default=compared.start)
    return Period(min(compared.start, max(earliest, compared.end - (12 * (MOST_YEARS + 1) - 1))), compared.end)


def _cut(
    view: View,
    places: Gazetteer,
    chosen: tuple[Partnership, ...],
    rows: pa.Table,
    compared: Period,
    register: Register,
    wards: Wards,
) -> Country:
    """The country as one comparison would gather it: what is usual is told from the months compared alone."""
    ends = [pa.scalar(month.first_day, pa.date32()) for month in (compared.start, compared.end)]
    within = pc.and_(pc.greater_equal(rows["month"], ends[0]), pc.less_equal(rows["month"], ends[1]))
    rows = rows.filter(within)
    known = published(view, places, chosen, compared, register, rows)
    return country_of(rows, chosen, known, compared, wards.partnership_of_area)


def _partnerships(country: Country) -> Level:
    areas = tuple(one.area for one in country.partnerships)
    return Level("partnership", areas, np.arange(len(areas)), country.offences, country.horizon, country.counts)


def _placed(levels: list[Level]) -> float | None:
    if len(levels) < 2:
        return None
    total = np.nansum(levels[0].counts)
    return float(np.nansum(levels[1].counts) / total) if total else None
