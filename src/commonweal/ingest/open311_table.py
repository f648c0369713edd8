"""Reports to rows: each placed in its ward and small area, its reference hidden, in an order that never differs."""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.errors import NotHeld
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from commonweal.geography.outlines import Outlines
from commonweal.geography.placement import NOWHERE, place_points
from commonweal.records.public_report import SCHEMA
from commonweal.sources.open311 import Asked, Endpoint
from commonweal.sources.open311.request import LONDON

NO_PLACE, ELSEWHERE = "no place", "elsewhere"


@dataclass(frozen=True, slots=True)
class Placing:
    """Wards and small areas of the partnership, as far as outlines of them are held."""

    wards: Outlines | None
    lsoas: Outlines | None
    district_of: dict[str, str]  # ward -> district

    @classmethod
    def of(cls, places: Gazetteer, name: str) -> "Placing":
        """Those of the partnership; UnknownPlace where there is none of that name."""
        partnership = places.partnership(name)
        districts = {w.code: d.code for d in partnership.districts for w in _wards(places, d.code)}
        editions = [places.ward_edition(district) for district in dict.fromkeys(districts.values())]
        small = frozenset[str]().union(*(places.lsoas(d.code) for d in partnership.districts))
        wards, lsoas = _drawn(places, "ward", editions, districts), _drawn(places, "lsoa", ("2021", "2011"), small)
        return cls(wards, lsoas, districts)

    def place(
        self, longitude: list[int | None], latitude: list[int | None]
    ) -> tuple[list[str | None], list[str | None]]:
        """The ward and the small area of each point; None where there is no point, or none that holds it."""
        return _codes(self.wards, longitude, latitude), _codes(self.lsoas, longitude, latitude)


def table_of(
    asked: Asked, endpoint: Endpoint, placing: Placing, hidden: Callable[[str], str]
) -> tuple[pa.Table, Counter[str]]:
    """The rows of `records.public_report.SCHEMA`, and what was told of them."""
    told = Counter(asked.told)
    reports = sorted(((hidden(r.reference), r) for r in asked.reports.values()), key=lambda pair: pair[0])
    longitude = [report.longitude_e6 for _, report in reports]
    latitude = [report.latitude_e6 for _, report in reports]
    wards, lsoas = placing.place(longitude, latitude)
    rows: list[dict[str, Any]] = []
    for (name, report), ward, lsoa in zip(reports, wards, lsoas, strict=True):
        service = endpoint.service_of(report.code)
        assert service is not None  # noqa: S101  nothing else was asked for
        day = report.asked.astimezone(LONDON).date()
        if report.longitude_e6 is None:
            told[NO_PLACE] += 1
        elif ward is None and placing.wards is not None:
            told[ELSEWHERE] += 1
        rows.append(
            {
                "id": name, "month": day.replace(day=1), "day": day, "hour": None, "offence": service.offence,
                "category": service.name, "falls_within": None, "longitude_e6": report.longitude_e6,
                "latitude_e6": report.latitude_e6, "lsoa": lsoa, "ward": ward,
                "district": placing.district_of.get(ward) if ward else None, "status": report.status,
                "updated_on": report.updated.astimezone(LONDON).date() if report.updated else None,
            }
        )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=SCHEMA), told


def digest_of(table: pa.Table, through: str) -> str:
    """The SHA-256 of what the rows say: an endpoint that gives the same again gives the same edition."""
    digest = sha256(through.encode())
    for row in table.to_pylist():
        said = [value.isoformat() if isinstance(value, date) else value for value in row.values()]
        digest.update(f"{said}\n".encode())
    return digest.hexdigest()


def _codes(outlines: Outlines | None, longitude: list[int | None], latitude: list[int | None]) -> list[str | None]:
    found: list[str | None] = [None] * len(longitude)
    if outlines is None:
        return found
    known = [n for n, value in enumerate(longitude) if value is not None]
    x, y = (np.array([column[n] for n in known], dtype=np.int64) for column in (longitude, latitude))
    for n, place in zip(known, place_points(x, y, outlines.polygons).index.tolist(), strict=True):
        found[n] = None if place == NOWHERE else outlines.codes[place]
    return found


def _wards(places: Gazetteer, district: str) -> tuple[Area, ...]:
    try:
        return places.wards(district)
    except NotHeld:
        return ()


def _drawn(places: Gazetteer, level: str, editions: Iterable[str], wanted: Container[str]) -> Outlines | None:
    """The outlines of these areas, of the first edition that holds any."""
    for edition in editions:
        outlines = places.outlines(level, edition)
        if ours := [i for i, code in enumerate(outlines.codes) if code in wanted]:
            return outlines.only(ours)
    return None
