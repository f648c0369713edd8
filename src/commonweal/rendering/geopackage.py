"""For those who use GIS: the map's areas with their figures as a GeoPackage on the British National Grid."""

from pathlib import Path
from typing import Any

import numpy as np
import shapely

from commonweal.errors import CannotRender
from commonweal.figures import AreaMap, Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import what_we_can_say

NATIONAL_GRID = "EPSG:27700"
LONGITUDE_LATITUDE = "EPSG:4326"
NUMBERS = ("value", "baseline_value", "change_percent", "range_low", "range_high")


def map_of(lookup: Lookup) -> AreaMap:
    """The map to write; refused where the paper has none."""
    wanted = lookup.figures.map("hotspots") or lookup.figures.map("wards")
    area_map = wanted or next(iter(lookup.figures.maps), None)
    if area_map is None or not area_map.shapes:
        raise CannotRender(
            "A GeoPackage cannot be made: this paper has no map.",
            "Ingest the boundaries of its wards, or leave gpkg out of the formats.",
        )
    return area_map


def write(lookup: Lookup, path: Path) -> None:
    """Write one layer named as the map: code, name, figure, range, what can be said, caveat, outline."""
    import pyogrio.raw  # loads all of GDAL, and pandas where it is there: seconds that only this format needs

    area_map = map_of(lookup)
    pairs = [(s, lookup.by_id[f]) for s, f in zip(area_map.shapes, area_map.figures, strict=True)]
    fields: dict[str, list[Any]] = {
        "code": [s.area.code for s, _ in pairs],
        "name": [s.area.name for s, _ in pairs],
        "caveat": [s.caveat for s, _ in pairs],
        "unit": [f.unit for _, f in pairs],
        "what_we_can_say": [_say(f) for _, f in pairs],
    }
    numbers = {name: [_numbers(f)[name] for _, f in pairs] for name in NUMBERS}
    columns = [np.array(v, dtype=object) for v in fields.values()]
    columns += [np.array([np.nan if v is None else v for v in values]) for values in numbers.values()]
    pyogrio.raw.write(
        str(path),
        geometry=np.array([shapely.to_wkb(g) for g in _on_the_grid(area_map)], dtype=object),
        field_data=columns,
        fields=[*fields, *numbers],
        geometry_type="MultiPolygon",
        crs=NATIONAL_GRID,
        driver="GPKG",
        layer=area_map.id,
    )


def _say(figure: Figure) -> str:
    """The verdict, or where a cell stands: above is a hot spot, below a cold one."""
    return figure.standing or what_we_can_say(figure)


def _numbers(figure: Figure) -> dict[str, float | None]:
    """A suppressed figure holds no number, and so gives none."""
    low, high = figure.interval or (None, None)
    given = (figure.value, figure.baseline_value, figure.change_percent, low, high)
    return dict(zip(NUMBERS, given if not figure.suppressed else (None,) * len(NUMBERS), strict=True))


def _on_the_grid(area_map: AreaMap) -> list[shapely.MultiPolygon]:
    """Longitude and latitude to eastings and northings."""
    import pyproj

    change = pyproj.Transformer.from_crs(LONGITUDE_LATITUDE, NATIONAL_GRID, always_xy=True)

    def move(xy: Any) -> Any:
        return np.column_stack(change.transform(xy[:, 0], xy[:, 1]))

    moved = [shapely.transform(shapely.from_wkb(s.wkb), move) for s in area_map.shapes]
    return [g if isinstance(g, shapely.MultiPolygon) else shapely.MultiPolygon([g]) for g in moved]
