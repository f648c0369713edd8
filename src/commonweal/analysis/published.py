"""What each force published, month by month: a file may be missing, be known to be wrong, or hold a part only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.analysis.cube import month_indices
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer, Partnership, match_force, same_force
from commonweal.records.register import Register
from commonweal.store import View

POLICE_UK = "police_uk.street"
THIN = 0.25
"""A month below this part of a force's usual month is taken as published in part. No season comes near it."""
LEAST_MONTHS = 6
"""Months of a force's own that say what is usual; with fewer, its rate is held against the other forces'."""
LEAST_FORCES = 10
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Published:
    """`available` (A, T): whether a partnership's home force published a month whole; `why` says it where not.

    `home_of_area` (A,) and `force_of_row` (rows of the counts asked) are indices of `forces`, -1 where not known.
    """

    forces: tuple[str, ...]
    home_of_area: Ints = field(repr=False)
    force_of_row: Ints = field(repr=False)
    available: npt.NDArray[np.bool_] = field(repr=False)
    reasons: tuple[tuple[str, ...], ...] = field(repr=False)  # (F, T); "" where available

    def why(self, area: int, month: int) -> str:
        """Why a month is not available to a partnership; "" where it is."""
        home = self.home_of_area[area]
        return self.reasons[home][month] if home >= 0 else "its police force is not known"


def published(
    view: View,
    places: Gazetteer,
    partnerships: Sequence[Partnership],
    horizon: Period,
    register: Register,
    rows: pa.Table,
) -> Published:
    """What was published of `horizon` for each partnership; `rows` are counts with month, falls_within and count."""
    forces = {p.force.code: (p.force.name, p.force_names) for p in partnerships if p.force}
    codes = tuple(sorted(forces))
    names = {name: codes.index(code) for code in codes for name in forces[code][1]}
    home = np.array([codes.index(p.force.code) if p.force else -1 for p in partnerships], dtype=np.int64)
    force_of_row = _force_of_rows(rows["falls_within"], names)
    total = _totals(rows, force_of_row, len(codes), horizon)
    held = _held(view, names, len(codes), horizon)
    residents = np.zeros(len(codes), dtype=np.int64)
    if (held.sum(axis=1) < LEAST_MONTHS).any():  # else each force's own months say what is usual
        every = places.partnerships  # of a force's rows all its residents are behind, whoever was asked for
        homes = [codes.index(p.force.code) if p.force and p.force.code in codes else -1 for p in every]
        residents = _residents(places, every, np.array(homes, dtype=np.int64), len(codes))
    titles = [forces[code][0] for code in codes]
    usual = _usual(total, held, residents)
    reasons = tuple(
        tuple(
            _reason(
                titles[f], bool(held[f, t]), total[f, t], usual[f, t], gap_of(register, forces[code][1], month), month
            )
            for t, month in enumerate(horizon)
        )
        for f, code in enumerate(codes)
    )
    whole = np.array([[not reason for reason in line] for line in reasons], dtype=bool)
    whole = whole.reshape(len(codes), len(horizon))
    available = np.where(home[:, None] >= 0, whole[home], False)
    return Published(codes, home, force_of_row, available, reasons)


def _reason(force: str, held: bool, total: float, usual: float, gap: str, month: Month) -> str:
    if gap or not held:
        return gap or f"no file of {force} is held for {month.words}"
    if total < THIN * usual:
        return f"{force} published {total:,.0f} rows for {month.words}, where about {usual:,.0f} are usual"
    return ""


def gap_of(register: Register, force_names: Sequence[str], month: Month) -> str:
    """What the register says of a month of a force; "" where it says nothing."""
    told = [g for g in register.gaps if month in g.period]
    return next((g.text for g in told if not g.force or any(same_force(g.force, n) for n in force_names)), "")


def _force_of_rows(column: pa.ChunkedArray, names: dict[str, int]) -> Ints:
    words = column.cast(pa.string())
    unique = [word for word in pc.unique(words).to_pylist() if word is not None]
    index = {word: names.get(match_force(word, names) or "", -1) for word in unique}
    place = pc.fill_null(pc.index_in(words, value_set=pa.array(unique, pa.string())), -1).to_numpy()
    meant = np.array([*index.values(), -1], dtype=np.int64)  # the last is for rows that name no force
    found: Ints = meant[place.astype(np.int64)]
    return found


def _totals(rows: pa.Table, force: Ints, forces: int, horizon: Period) -> npt.NDArray[np.float64]:
    month = month_indices(rows["month"]) - horizon.start.index
    inside = (force >= 0) & (month >= 0) & (month < len(horizon))
    total = np.zeros((forces, len(horizon)))
    np.add.at(total, (force[inside], month[inside]), rows["count"].to_numpy()[inside])
    return total


def _held(view: View, names: dict[str, int], forces: int, horizon: Period) -> npt.NDArray[np.bool_]:
    held = np.zeros((forces, len(horizon)), dtype=bool)
    for scope in view.scopes(POLICE_UK):
        force = names.get(match_force(scope, names) or "", -1)
        if force >= 0:
            months = view.months(POLICE_UK, scope)
            held[force] |= np.array([month in months for month in horizon])
    return held


def _residents(places: Gazetteer, partnerships: Sequence[Partnership], home: Ints, forces: int) -> Ints:
    """Residents of each force's area; 0 where a part of it is not known."""
    found = np.zeros(forces, dtype=np.int64)
    unknown = set()
    for one, force in zip(partnerships, home, strict=True):
        value = places.population(one.area).value
        if force >= 0 and value is None:
            unknown.add(force)
        elif force >= 0:
            found[force] += value
    found[list(unknown)] = 0
    return found


def _usual(total: npt.NDArray[np.float64], held: npt.NDArray[np.bool_], residents: Ints) -> npt.NDArray[np.float64]:
    """What a force's month usually holds (F, T): its own median month, or the median force's rate; 0 where unknown."""
    months = np.where(held, total, np.nan)
    own = np.array([np.nanmedian(line) if np.isfinite(line).sum() >= LEAST_MONTHS else np.nan for line in months])
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(residents[:, None] > 0, months / residents[:, None], np.nan)
    told = np.isfinite(rate).sum(axis=0) >= LEAST_FORCES
    middle = np.array([np.nanmedian(rate[:, t]) if told[t] else 0.0 for t in range(rate.shape[1])])
    by_rate = middle[None, :] * residents[:, None]
    return np.where(np.isfinite(own)[:, None], np.nan_to_num(own)[:, None], by_rate)
