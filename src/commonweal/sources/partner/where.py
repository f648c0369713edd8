"""The columns of an incident's place: ward, LSOA, district and point, and the checks on them."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from pyproj import Transformer

from commonweal.errors import MappingRefused
from commonweal.geography.names import fold
from commonweal.records.incident import SCALE
from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.mapping import Mapping
from commonweal.sources.partner.places import EASTINGS, LATITUDES, LONGITUDES, NORTHINGS, Places, WardEdition
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, unread

WARD = re.compile(r"[EW]05\d{6}|[SN]\d{8}")
LSOA = re.compile(r"[EW]01\d{6}")
Knows = Callable[[str], bool | None]
DISTRICT = re.compile(r"[EW]0[6-9]\d{6}")


def read_where(sheet: Sheet, mapping: Mapping, places: Places, findings: Findings) -> dict[str, pa.Array]:
    """Columns `ward`, `lsoa`, `district`, `longitude_e6` and `latitude_e6` of the incident schema."""
    district = _district(sheet, mapping, findings)
    ward = _ward(sheet, mapping, places, district, findings)
    longitude, latitude = _point(sheet, mapping, findings)
    _compare(ward, longitude, latitude, places, findings)
    return {
        "ward": ward,
        "lsoa": _lsoa(sheet, mapping, places, findings),
        "district": district,
        "longitude_e6": _scaled(longitude),
        "latitude_e6": _scaled(latitude),
    }


def _codes(text: pa.Array, form: re.Pattern[str]) -> pa.Array:
    """Codes in capitals, null where the text has not a code's form."""
    return read_each(text, lambda value: value.upper() if form.fullmatch(value.upper()) else None, pa.string())


def _held_against(codes: pa.Array, text: pa.Array, name: str, knows: Knows, findings: Findings) -> None:
    """A code that has not the form or is not known is an error; one that nothing held could know is told."""
    known = read_each(codes, knows, pa.bool_())
    wrong = pc.or_(unread(text, codes), pc.invert(pc.fill_null(known, True)))
    findings.at(f"unknown-{name}", name, wrong, text)
    findings.at(f"{name}s-not-checked", name, unread(codes, known))


def _district(sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    if "district" not in mapping.columns:
        return pa.array([mapping.constants.get("district")] * len(sheet.rows), pa.string())
    text = sheet.columns["district"]
    codes = _codes(text, DISTRICT)
    findings.at("not-a-district", "district", unread(text, codes), text)
    return codes


def _lsoa(sheet: Sheet, mapping: Mapping, places: Places, findings: Findings) -> pa.Array:
    if "lsoa" not in mapping.columns:
        return nothing(len(sheet.rows), pa.string())
    text = sheet.columns["lsoa"]
    codes = _codes(text, LSOA)
    _held_against(codes, text, "lsoa", places.knows_lsoa, findings)
    return codes


def _ward(sheet: Sheet, mapping: Mapping, places: Places, district: pa.Array, findings: Findings) -> pa.Array:
    if "ward_name" in mapping.columns:
        return _ward_by_name(sheet.columns["ward_name"], district, mapping, places, findings)
    if "ward" not in mapping.columns:
        return pa.array([mapping.constants.get("ward")] * len(sheet.rows), pa.string())
    text = sheet.columns["ward"]
    codes = _codes(text, WARD)
    _held_against(codes, text, "ward", places.knows_ward, findings)
    return codes


def _ward_by_name(text: pa.Array, district: pa.Array, mapping: Mapping, places: Places, findings: Findings) -> pa.Array:
    """Names in the edition that the mapping states, else in the newest that has the name."""
    editions = {d: _editions(d, mapping, places) for d in pc.unique(district).to_pylist() if d}
    both = pc.binary_join_element_wise(district, text, "\t")

    def find(value: str) -> tuple[int, str] | None:
        where, _, name = value.partition("\t")
        folded = (fold(name), fold(name).removesuffix(" ward"))
        return next(((n, e.codes[f]) for n, e in enumerate(editions[where]) for f in folded if f in e.codes), None)

    found = {value: find(value) for value in pc.unique(both).to_pylist() if value is not None}
    codes = read_each(both, lambda value: (found[value] or (0, None))[1], pa.string())
    older = read_each(both, lambda value: bool((found[value] or (0, ""))[0]), pa.bool_())
    findings.at("unknown-ward", "ward_name", unread(text, codes), text)
    findings.at("older-ward", "ward_name", pc.fill_null(older, False), text)
    return codes


def _editions(district: str, mapping: Mapping, places: Places) -> tuple[WardEdition, ...]:
    """Raises MappingRefused where no wards of a district are held, or not of the edition that the mapping states."""
    held = places.wards(district)
    wanted = tuple(e for e in held if mapping.ward_edition in (None, e.label))
    if wanted:
        return wanted
    if held:
        raise MappingRefused(
            f"No wards of {district} of the edition {mapping.ward_edition} are held.",
            f"Editions held: {', '.join(e.label for e in held)}.",
        )
    raise MappingRefused(
        f"The extract gives wards by name, and no wards of {district} are held.",
        "Load a lookup or outlines of them with `commonweal ingest reference`, then try again.",
    )


def _numbers(text: pa.Array) -> pa.Array:
    """The text as float64, null where it is no finite number; all at once where every value is a number."""
    try:
        numbers = pc.cast(text, pa.float64())
    except pa.ArrowInvalid:
        numbers = read_each(text, _number, pa.float64())
    return pc.if_else(pc.is_finite(numbers), numbers, pa.scalar(None, pa.float64()))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _point(sheet: Sheet, mapping: Mapping, findings: Findings) -> tuple[pa.Array, pa.Array]:
    """Longitude and latitude in degrees (float64), null where a row has none or it is not sound."""
    grid = "easting" in mapping.columns
    names = ("easting", "northing") if grid else ("longitude", "latitude")
    if names[0] not in mapping.columns:
        return nothing(len(sheet.rows), pa.float64()), nothing(len(sheet.rows), pa.float64())
    texts = [sheet.columns[name] for name in names]
    x, y = (_numbers(text) for text in texts)
    for name, text, numbers in zip(names, texts, (x, y), strict=True):
        findings.at("not-a-number", name, unread(text, numbers), text)
    findings.at("half-a-point", names[0], pc.xor(texts[0].is_null(), texts[1].is_null()))
    outside = pc.invert(
        pc.and_(_within(x, EASTINGS if grid else LONGITUDES), _within(y, NORTHINGS if grid else LATITUDES))
    )
    outside = pc.fill_null(outside, False)
    findings.at("outside-the-country", names[0], outside, pc.binary_join_element_wise(*texts, " "))
    sound = pc.and_(pc.and_(x.is_valid(), y.is_valid()), pc.invert(outside))
    gap = pa.scalar(None, pa.float64())
    x, y = pc.if_else(sound, x, gap), pc.if_else(sound, y, gap)
    return _degrees(x, y) if grid else (x, y)


def _within(numbers: pa.Array, ends: tuple[float, float]) -> pa.Array:
    return pc.and_(pc.greater_equal(numbers, ends[0]), pc.less_equal(numbers, ends[1]))


@cache
def _from_grid() -> Transformer:
    return Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)


def _degrees(easting: pa.Array, northing: pa.Array) -> tuple[pa.Array, pa.Array]:
    """British National Grid to WGS 84, right to about 5 metres without Ordnance Survey's own grid of shifts."""
    x, y = (c.to_numpy(zero_copy_only=False) for c in (easting, northing))
    longitude, latitude = _from_grid().transform(np.nan_to_num(x), np.nan_to_num(y))
    return tuple(pa.array(c, mask=np.isnan(x)) for c in (longitude, latitude))


def _scaled(degrees: pa.Array) -> pa.Array:
    return pc.round(pc.multiply(degrees, float(SCALE))).cast(pa.int32())


def _compare(ward: pa.Array, longitude: pa.Array, latitude: pa.Array, places: Places, findings: Findings) -> None:
    """Where the ward given is not the one that the point lies in; wards without an outline are not judged."""
    outlines = places.outlines(pc.unique(ward).drop_null().to_pylist()) if longitude.null_count < len(longitude) else {}
    if not outlines:
        return
    judged = pc.and_(pc.is_in(ward, pa.array(list(outlines), pa.string())), longitude.is_valid())
    at = np.flatnonzero(judged.to_numpy(zero_copy_only=False))
    if not len(at):
        return
    points = shapely.points(longitude.to_numpy(zero_copy_only=False)[at], latitude.to_numpy(zero_copy_only=False)[at])
    codes, shapes = np.array(list(outlines)), np.array(list(outlines.values()), dtype=object)
    own: dict[str, Any] = dict(zip(codes, shapes, strict=True))
    given = np.array([own[code] for code in ward.take(pa.array(at)).to_pylist()], dtype=object)
    shapely.prepare(shapes)
    outside = np.zeros(len(ward), bool)
    outside[at] = ~shapely.intersects(given, points)
    findings.at("ward-is-not-the-points", "ward", pa.array(outside), ward)
