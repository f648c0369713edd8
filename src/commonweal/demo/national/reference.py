"""The invented country's reference files, in the shapes of the ONS's: lookups, residents, census, outlines."""

import json
from collections.abc import Iterator

import numpy as np
import shapely
import topojson

from commonweal.demo.arrays import Floats, Ints
from commonweal.demo.districts import COUNTRY
from commonweal.demo.formats.tables import csv_text
from commonweal.demo.national import ground, names
from commonweal.demo.national.country import WARD, Country
from commonweal.demo.reference.boundaries import GRID
from commonweal.demo.reference.estimates import AGE_YEARS, AGES, CENSUS, HOUSEHOLD, POPULATION, SINGLE_YEARS
from commonweal.demo.reference.lookups import DISTRICT_HISTORY, EDITIONS, MEMBERSHIP, NEW_BEST_FIT

WORK = ("code", "name", "population_value_2011_all", "economic_value_2011_unemployed", "economic_value_2011_all")
WORKING_AGE = 0.74  # of residents, aged 16 to 74
CHILDREN, GROWN = (10 / 18, 8 / 18), (0.49, 0.51)  # how those below 18, and those from 25 to 64, fall into bands
# Shares of households or residents that a census heading has: of a trait, or of what that theme's traits leave over.
_OF_TRAIT = {
    "tenure: Social rented: Other social rented": ("social_rented", 0.45),
    "tenure: Social rented: Rents from council or Local Authority": ("social_rented", 0.55),
    "tenure: Private rented: Other private rented": ("private_rented", 0.1),
    "tenure: Private rented: Private landlord or letting agency": ("private_rented", 0.9),
    "deprivation_dimensions: Household is deprived in two dimensions": ("deprived", 0.75),
    "deprivation_dimensions: Household is deprived in three dimensions": ("deprived", 0.23),
    "deprivation_dimensions: Household is deprived in four dimensions": ("deprived", 0.02),
    "ethnic_group: Asian, Asian British or Asian Welsh": ("asian", 1.0),
    "ethnic_group: Black, Black British, Black Welsh, Caribbean or African": ("black", 1.0),
}


def reference_files(country: Country) -> Iterator[tuple[str, str]]:
    """Each file's name, with its folder, and text."""
    yield "lookups/lad19_csp19_pfa19.csv", csv_text(MEMBERSHIP, _membership(country))
    yield "lookups/lsoa11_lsoa21_lad22.csv.gz", csv_text(EDITIONS, _editions(country), bom=True)
    yield "lookups/lsoa21_wd25.csv", csv_text(NEW_BEST_FIT, _wards(country))
    yield "lookups/la_all_codes.csv", csv_text(DISTRICT_HISTORY, _history(country))
    yield "population/lad21_mid2020_single_year.csv", csv_text(SINGLE_YEARS, _single_years(country))
    yield "population/lsoa11_mid2020_age_bands.csv.gz", csv_text(POPULATION, _age_bands(country))
    yield "population/lad22_census2021_counts.csv", csv_text(CENSUS, _census(country))
    yield "population/census2011_lad2020.csv", csv_text(WORK, _work(country))
    yield "boundaries/lad-2022.topojson", _outlines(country)


def _named(country: Country) -> Iterator[tuple[int, str, str]]:
    for number, name in enumerate(country.names):
        yield number, country.district(number), name


def _membership(country: Country) -> Iterator[tuple[object, ...]]:
    for number, code, name in _named(country):
        force = country.forces[country.force[number]]
        yield number + 1, code, name, country.csp(number), name, force.code, force.name


def _editions(country: Country) -> Iterator[tuple[object, ...]]:
    rows = zip(country.lsoas, country.lsoa_names, country.district_of_area.tolist(), strict=True)
    for number, (code, name, p) in enumerate(rows, start=1):
        yield code, name, code, name, "U", country.district(p), country.names[p], "", number


def _wards(country: Country) -> Iterator[tuple[object, ...]]:
    """Five small areas to a ward, which is numbered in its district."""
    of = country.district_of_area
    number = (np.arange(len(of)) - country.first_area[of]) // WARD
    new = np.append(True, (np.diff(of) != 0) | (np.diff(number) != 0))
    rows = zip(country.lsoas, np.cumsum(new).tolist(), of.tolist(), number.tolist(), strict=True)
    for code, ward, p, n in rows:
        yield code, f"E0598{ward:04d}", f"{country.names[p]} {n + 1}"


def _history(country: Country) -> Iterator[tuple[object, ...]]:
    regions = names.regions()
    for number, code, name in _named(country):
        region = regions[int(country.force[number]) * len(regions) // len(country.forces)]
        yield code, name, code, name, code, name, "", "", *region, *COUNTRY, "TRUE", code, name


def _bands(country: Country, residents: Ints, p: Ints) -> Ints:
    """Whole residents (n, bands) of areas of `residents` that lie in the partnerships `p`, as these are aged."""
    traits = {name: values[p] for name, values in country.traits.items()}
    young, student, old = traits["young"], traits["student"], traits["old"]
    rest = 1 - young - student - old
    shares = np.column_stack([*(young * c for c in CHILDREN), student, *(rest * g for g in GROWN), old])
    running = np.rint(np.cumsum(shares, axis=1) * residents[:, None]).astype(np.int64)
    return np.diff(running, axis=1, prepend=0)


def _age_bands(country: Country) -> Iterator[tuple[object, ...]]:
    p, residents = country.district_of_area, country.area_residents
    rows = zip(country.lsoas, p.tolist(), residents.tolist(), _bands(country, residents, p).tolist(), strict=True)
    for code, number, whole, bands in rows:
        yield code, country.district(number), whole, *bands


def _single_years(country: Country) -> Iterator[tuple[object, ...]]:
    """The small areas' own bands summed, spread evenly over the years of each."""
    p = country.district_of_area
    small = _bands(country, country.area_residents, p)
    bands = np.column_stack([np.bincount(p, small[:, band]) for band in range(len(AGES))]).astype(np.int64)
    for number, code, name in _named(country):
        pairs = zip(bands[number].tolist(), AGE_YEARS, strict=True)
        years = [people // many + (year < people % many) for people, many in pairs for year in range(many)]
        yield code, name, sum(years), *years


def _census(country: Country) -> Iterator[tuple[object, ...]]:
    shares = {name: _share(country, name) for name in CENSUS[3:]}
    for number, code, name in _named(country):
        people = float(country.residents[number])
        of = {heading: people if heading.startswith("ethnic") else people / HOUSEHOLD for heading in shares}
        yield code, name, f"{people:.1f}", *(round(float(s[number]) * of[h]) for h, s in shares.items())


def _share(country: Country, heading: str) -> Floats:
    """Headings of which no trait speaks have equal parts of what is left of their theme."""
    if heading in _OF_TRAIT:
        trait, part = _OF_TRAIT[heading]
        return country.traits[trait] * part
    theme = heading.partition(":")[0]
    told = {trait for name, (trait, _) in _OF_TRAIT.items() if name.startswith(f"{theme}:")}
    left = 1 - sum((country.traits[trait] for trait in told), np.zeros(len(country.names)))
    return np.asarray(left / sum(n.startswith(f"{theme}:") and n not in _OF_TRAIT for n in CENSUS))


def _work(country: Country) -> Iterator[tuple[object, ...]]:
    for number, code, name in _named(country):
        residents = int(country.residents[number])
        able = round(residents * WORKING_AGE)
        yield code, name, residents, round(able * float(country.traits["unemployed"][number])), able


def _outlines(country: Country) -> str:
    shapes = ground.outlines(country.boxes)
    features = [
        {"type": "Feature", "properties": {"areacd": code, "areanm": name}, "geometry": shapely.geometry.mapping(shape)}
        for (_, code, name), shape in zip(_named(country), shapes, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    made = json.loads(topojson.Topology(collection, object_name="lad", prequantize=GRID).to_json())
    lad = [{k: g[k] for k in ("arcs", "type", "properties")} for g in made["objects"]["lad"]["geometries"]]
    objects = {"lad": {"type": "GeometryCollection", "geometries": lad}}
    whole = {"type": "Topology", "arcs": made["arcs"], "transform": made["transform"], "objects": objects}
    return json.dumps(whole, separators=(",", ":"))
