"""Lookups as ONS publishes them: small areas to wards, districts to partnerships and forces, 2011 to 2021."""

from collections.abc import Iterator

from commonweal.demo.arrays import Ints
from commonweal.demo.districts import COUNTRY, DISTRICTS, REGION, SIMILAR, District
from commonweal.demo.formats.tables import csv_text
from commonweal.demo.places import Areas, Places

BEST_FIT = ("FID", "LSOA11CD", "LSOA11NM", "WD19CD", "WD19NM", "LAD19CD", "LAD19NM")
NEW_BEST_FIT = ("LSOA21CD", "WD25CD", "WD25NM")
MEMBERSHIP = ("FID", "LAD19CD", "LAD19NM", "CSP19CD", "CSP19NM", "PFA19CD", "PFA19NM")
EDITIONS = (
    "F_LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND", "LAD22CD", "LAD22NM", "LAD22NMW", "ObjectId",
)  # fmt: skip
CENTROIDS = ("LSOA21CD", "x", "y")
_PARENTS = ("UTLACD", "UTLANM", "CAUTHCD", "CAUTHNM", "RGNCD", "RGNNM", "CTRYCD", "CTRYNM", "EWCD", "EWNM", "GBCD",
            "GBNM", "UKCD", "UKNM")  # fmt: skip
WARD_HISTORY = (
    "WDCD",
    "WDNM",
    "LADCD",
    "LADNM",
    "SOURCEFILE",
    "LADCD_ACTIVE",
    "LADNM_ACTIVE",
    *_PARENTS,
    "LAD20CD",
    "LAD20NM",
)
DISTRICT_HISTORY = ("LADCD", "LADNM", "LADCD_ACTIVE", "LADNM_ACTIVE", *_PARENTS, "Current", "LAD20CD", "LAD20NM")


def lookup_files(places: Places) -> Iterator[tuple[str, str]]:
    """Each file's name and text."""
    yield "lsoa11_wd19_lad19.csv.gz", csv_text(BEST_FIT, _best_fit(places))
    yield "lsoa21_wd25.csv", csv_text(NEW_BEST_FIT, _new_best_fit(places))
    yield "lad19_csp19_pfa19.csv", csv_text(MEMBERSHIP, _membership())
    yield "lsoa11_lsoa21_lad22.csv.gz", csv_text(EDITIONS, _editions(places), bom=True)
    yield "lsoa21_pwc_bng.csv", csv_text(CENTROIDS, _centroids(places))
    yield "ward_all_codes.csv.gz", csv_text(WARD_HISTORY, _ward_history(places))
    yield "la_all_codes.csv", csv_text(DISTRICT_HISTORY, [_district_history(d) for d in DISTRICTS])


def first_of(index: Ints) -> dict[int, int]:
    """For each value, the first place where it stands."""
    found: dict[int, int] = {}
    for place, value in enumerate(index.tolist()):
        found.setdefault(value, place)
    return found


def _best_fit(places: Places) -> Iterator[tuple[object, ...]]:
    for older, area in sorted(first_of(places.lsoa11_of).items()):
        ward, district = int(places.old_ward_of[area]), DISTRICTS[places.district_of[area]]
        yield (older + 1, places.lsoa11.codes[older], places.lsoa11.names[older], places.old_wards.codes[ward],
               places.old_wards.names[ward], district.code, district.name)  # fmt: skip


def _new_best_fit(places: Places) -> Iterator[tuple[object, ...]]:
    for code, ward in zip(places.lsoa21.codes, places.ward_of.tolist(), strict=True):
        yield code, places.wards.codes[ward], places.wards.names[ward]


def _membership() -> Iterator[tuple[object, ...]]:
    for number, d in enumerate((*DISTRICTS, *SIMILAR), start=1):
        yield number, d.code, d.name, d.csp_code, d.name, d.force.code, d.force.name


def _editions(places: Places) -> Iterator[tuple[object, ...]]:
    for area, older in enumerate(places.lsoa11_of.tolist()):
        district = DISTRICTS[places.district_of[area]]
        change = "U" if places.lsoa11.codes[older] == places.lsoa21.codes[area] else "S"
        yield (places.lsoa11.codes[older], places.lsoa11.names[older], places.lsoa21.codes[area],
               places.lsoa21.names[area], change, district.code, district.name, "", area + 1)  # fmt: skip


def _centroids(places: Places) -> Iterator[tuple[object, ...]]:
    for code, (east, north) in zip(places.lsoa21.codes, places.seeds.tolist(), strict=True):
        yield code, f"{east:.4f}", f"{north:.4f}"


def _parents(district: District) -> tuple[str, ...]:
    return (district.code, district.name, "", "", *REGION, *COUNTRY)


def _ward_history(places: Places) -> Iterator[tuple[object, ...]]:
    for wards, year in ((places.old_wards, 2016), (places.wards, 2023)):
        yield from (_ward(wards, w, year) for w in range(len(wards.codes)))


def _ward(wards: Areas, ward: int, year: int) -> tuple[object, ...]:
    d = DISTRICTS[wards.district[ward]]
    return (wards.codes[ward], wards.names[ward], d.code, d.name, year, d.code, d.name, *_parents(d), d.code, d.name)


def _district_history(d: District) -> tuple[object, ...]:
    return (d.code, d.name, d.code, d.name, *_parents(d), "TRUE", d.code, d.name)
