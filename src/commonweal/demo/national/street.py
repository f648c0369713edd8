"""One force's street file of one month, as bytes: rows are joined as columns, never one by one.

Beside the rows of the force's own partnerships stand a few that happened in another force's area, and a few without a
place; some crimes stand twice, and anti-social behaviour has no Crime ID.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.demo import publication, truth
from commonweal.demo.arrays import Flags, Floats, Ints
from commonweal.demo.formats import police_uk
from commonweal.demo.national.country import Country
from commonweal.demo.national.planted import CATEGORIES

ELSEWHERE, NOWHERE, TWICE = 0.002, 0.01, 0.001  # shares of rows
STILL_OPEN = 0.45  # of crimes, after a month; of these again so many after another
ASB = CATEGORIES.index(truth.ASB)
ID_BYTES = 32
LAST = publication.LAST
_HEX = np.frombuffer(b"".join(b"%02x" % n for n in range(256)), np.uint16)
_HEADER = (",".join(police_uk.STREET) + "\n").encode()
_ENDINGS = pa.array([f",{category},{last},\n" for category in CATEGORIES for last in LAST], pa.string())
_ENDS: Floats = np.array([publication.ENDS[category] for category in CATEGORIES]).cumsum(axis=1)
_NO_PLACE = f",,{police_uk.NO_LOCATION},,"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a file: `point` into the country's places (-1: none), `category`; `twice` repeat the row before them."""

    point: Ints
    category: Ints
    twice: Flags


def street_file(country: Country, counts: Ints, force: int, month: int) -> bytes:
    """The file that prints `counts` (P, K) of the force's partnerships."""
    rng = np.random.default_rng([country.plan.seed, 24, month, force])
    rows = _rows(country, counts, force, rng)
    name = country.forces[force].full_name
    said = pa.scalar(f",{country.plan.month(month)},{name},{name},")
    places = pc.fill_null(country.places.take(pa.array(rows.point, mask=rows.point < 0)), _NO_PLACE)
    age = country.plan.months - 1 - month
    lines = pc.binary_join_element_wise(_ids(rows, rng), said, places, _endings(rows, age, rng), "")
    return _HEADER + b"".join([memoryview(lines.buffers()[2] or b"")[: _size(lines)]])


def _rows(country: Country, counts: Ints, force: int, rng: np.random.Generator) -> Rows:
    area, category = _own(country, counts, force, rng)
    away = rng.poisson(ELSEWHERE * len(area))
    nowhere = rng.poisson(NOWHERE * len(area))
    others = np.flatnonzero(country.force[country.district_of_area] == (force + 1) % len(country.forces))
    area = np.concatenate([rng.choice(others, away), area])
    point = area * country.plan.points + (rng.random(len(area)) ** 2 * country.plan.points).astype(np.int64)
    category = np.concatenate([rng.integers(0, len(CATEGORIES), away), category])
    same = (area[1:] == area[:-1]) & (category[1:] == category[:-1]) & (category[1:] != ASB)
    twice = np.append(False, same & (rng.random(len(same)) < TWICE / max(float(same.mean()), TWICE)))
    twice[1:] &= ~twice[:-1]
    point[twice] = point[np.flatnonzero(twice) - 1]
    return Rows(
        np.concatenate([point, np.full(nowhere, -1)]),
        np.concatenate([category, rng.integers(0, len(CATEGORIES), nowhere)]),
        np.concatenate([twice, np.zeros(nowhere, dtype=np.bool_)]),
    )


def _own(country: Country, counts: Ints, force: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Small area and offence of each row of the force's partnerships, small area by small area."""
    own = np.flatnonzero(country.force == force)
    first = country.first_area
    spread = [rng.multinomial(counts[p], country.share[first[p] : first[p] + country.areas[p]]).T for p in own.tolist()]
    table = np.concatenate(spread)
    area, category = np.nonzero(table)
    times = table[area, category]
    return first[own[0]] + np.repeat(area, times), np.repeat(category, times)


def _ids(rows: Rows, rng: np.random.Generator) -> pa.Array:
    """64 hexadecimal digits, the same again for a row that stands twice; nothing for anti-social behaviour."""
    crime = rows.category != ASB
    drawn = np.frombuffer(rng.bytes(ID_BYTES * len(crime)), np.uint8).reshape(-1, ID_BYTES).copy()
    drawn[rows.twice] = drawn[np.flatnonzero(rows.twice) - 1]
    digits = _HEX[drawn[crime]].tobytes()
    offsets = np.zeros(len(crime) + 1, dtype=np.int32)
    np.cumsum(crime * (2 * ID_BYTES), out=offsets[1:])
    return pa.Array.from_buffers(pa.string(), len(crime), [None, pa.py_buffer(offsets), pa.py_buffer(digits)])


def _endings(rows: Rows, age: int, rng: np.random.Generator) -> pa.Array:
    """The offence with its last outcome, of a file `age` months after its month."""
    draw = rng.random(len(rows.category))
    which = (_ENDS[rows.category] <= draw[:, None]).sum(axis=1)  # the last stands for the minor outcomes
    last = np.where(rng.random(len(draw)) < STILL_OPEN ** (age + 1), LAST.index(publication.OPEN), which)
    last[rows.category == ASB] = LAST.index("")
    last[rows.twice] = last[np.flatnonzero(rows.twice) - 1]
    return _ENDINGS.take(pa.array(rows.category * len(LAST) + last))


def _size(lines: pa.Array) -> int:
    """Bytes of all the text of an array that begins at its buffer's start."""
    return int(np.frombuffer(lines.buffers()[1], np.int32)[len(lines)])
