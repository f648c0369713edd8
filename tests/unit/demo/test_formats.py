"""What the demonstration writes has the form of the real publishers' files, byte for byte in the headings."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from commonweal.demo.build import ARCHIVE, OLDER_ARCHIVE
from demo_borough import Borough, tiny_borough  # noqa: F401
from real_data import SHARED


def first_line(path: Path) -> bytes:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return raw.partition(b"\n")[0]


@pytest.mark.parametrize(
    ("ours", "real"),
    [
        ("2025-10/2025-10-wharfshire-street.csv", "2025-10/2025-10-cleveland-street.csv"),
        ("2025-10/2025-10-btp-street.csv", "2025-10/2025-10-cleveland-street.csv"),
        ("2025-10/2025-10-wharfshire-outcomes.csv", "2025-10/2025-10-cleveland-outcomes.csv"),
    ],
)
def test_police_uk_headings_are_the_real_ones(tiny_borough: Borough, ours: str, real: str) -> None:  # noqa: F811
    with zipfile.ZipFile(tiny_borough.folder / "police-uk" / ARCHIVE) as made:
        mine = made.read(ours)
    with zipfile.ZipFile(SHARED / "police-uk" / "cleveland.zip") as published:
        theirs = published.read(real)
    assert mine.partition(b"\n")[0] == theirs.partition(b"\n")[0]
    assert mine.endswith(b"\n") and b"\r" not in mine and b'"' not in mine


def test_the_older_edition_lies_in_a_folder_of_its_own(tiny_borough: Borough) -> None:  # noqa: F811
    with zipfile.ZipFile(tiny_borough.folder / "police-uk" / OLDER_ARCHIVE) as made:
        assert made.namelist()[0] == "edition-2025-09/2023-11/2023-11-wharfshire-street.csv"
        assert len(made.namelist()) == 21


@pytest.mark.parametrize(
    ("ours", "real"),
    [
        ("lookups/lsoa11_wd19_lad19.csv.gz", "lookups/lsoa11_wd19_lad19.csv.gz"),
        ("lookups/lad19_csp19_pfa19.csv", "lookups/lad19_csp19_pfa19.csv"),
        ("lookups/lsoa11_lsoa21_lad22.csv.gz", "lookups/lsoa11_lsoa21_lad22.csv.gz"),
        ("lookups/lsoa21_wd25.csv", "lookups/derived_stockton_lsoa21_wd25_by_pwc.csv"),
        ("lookups/lsoa21_pwc_bng.csv", "lookups/cleveland_lsoa21_pwc_bng.csv"),
        ("lookups/ward_all_codes.csv.gz", "lookups/ward_all_codes.csv.gz"),
        ("lookups/la_all_codes.csv", "lookups/la_all_codes.csv"),
        ("population/lsoa11_mid2020_age_bands.csv.gz", "population/lsoa11_mid2020_age_bands.csv.gz"),
        ("population/lad21_mid2020_single_year.csv", "population/lad21_mid2020_single_year.csv"),
        ("population/lad22_census2021_counts.csv", "population/lad22_census2021_counts.csv"),
        ("deprivation/imd2019_lsoa11_scores.csv.gz", "deprivation/imd2019_lsoa11_scores.csv.gz"),
        ("deprivation/imd2025_lsoa21.csv.gz", "deprivation/imd2025_lsoa21.csv.gz"),
    ],
)
def test_reference_headings_are_the_real_ones(tiny_borough: Borough, ours: str, real: str) -> None:  # noqa: F811
    assert first_line(tiny_borough.folder / ours) == first_line(SHARED / real)


@pytest.mark.parametrize(
    ("ours", "real"),
    [
        ("wards-2022", "stockton-wards-2022"),
        ("wards-2025", "stockton-wards-2025"),
        ("lsoa-2011", "stockton-lsoa-2011"),
        ("lsoa-2021", "stockton-lsoa-2021"),
    ],
)
def test_outlines_have_the_real_properties(tiny_borough: Borough, ours: str, real: str) -> None:  # noqa: F811
    mine = json.loads((tiny_borough.folder / "boundaries" / f"{ours}.geojson").read_text())
    theirs = json.loads((SHARED / "boundaries" / f"{real}.geojson").read_text())
    assert set(mine["features"][0]["properties"]) == set(theirs["features"][0]["properties"])
    assert mine["crs"] == theirs["crs"]


def test_districts_are_topojson_as_ons_stores_it(tiny_borough: Borough) -> None:  # noqa: F811
    mine = json.loads((tiny_borough.folder / "boundaries" / "lad-2022.topojson").read_text())
    theirs = json.loads((SHARED / "boundaries" / "lad-2022-ew.topojson").read_text())
    assert set(mine) == set(theirs)
    assert set(mine["objects"]["lad"]["geometries"][0]) == set(theirs["objects"]["lad"]["geometries"][0])


def test_made_up_codes_are_no_real_ones(tiny_borough: Borough) -> None:  # noqa: F811
    places = tiny_borough.scene.places
    real = gzip.decompress((SHARED / "lookups" / "lsoa11_lsoa21_lad22.csv.gz").read_bytes()).decode()
    wards = gzip.decompress((SHARED / "lookups" / "ward_all_codes.csv.gz").read_bytes()).decode()
    assert not [c for c in (*places.lsoa11.codes, *places.lsoa21.codes) if c in real]
    assert not [c for c in (*places.wards.codes, *places.old_wards.codes) if c in wards]
    assert {len(c) for c in (*places.lsoa21.codes, *places.wards.codes)} == {9}
