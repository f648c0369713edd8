import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.sources.ons.headers import LEVELS, Heading, code_headings, finest, is_housekeeping, read_heading


@pytest.mark.parametrize(
    ("printed", "column"),
    [
        ("LSOA11CD", "lsoa11_code"),
        ("\ufeffF_LSOA11CD", "lsoa11_code"),
        ("lsoa11cd", "lsoa11_code"),
        ("WD25NM", "wd25_name"),
        ("LAD22NMW", "lad22_welsh"),
        ("LADCD_ACTIVE", "lad_active_code"),
        ("ltla21_code", "lad21_code"),
        ("lad-code", "lad_code"),
        ("csp-name", "csp_name"),
        ("Local authority code", "lad_code"),
        ("LSOA Name", "lsoa_name"),
        ("areacd", "area_code"),
        ("code", "area_code"),
    ],
)
def test_one_thing_under_many_headings(printed: str, column: str) -> None:
    heading = read_heading(printed)
    assert heading is not None
    assert heading.column == column


@pytest.mark.parametrize("printed", ["", "Persons", "Month", "Crime ID", "imd", "CHGIND", "x", "2020", "Force Name"])
def test_headings_that_name_no_level(printed: str) -> None:
    assert read_heading(printed) is None


@given(st.sampled_from(LEVELS[:-1]), st.integers(10, 99), st.sampled_from(["CD", "NM", "NMW"]))
@settings(deadline=None)
def test_every_ons_heading_is_read_in_either_case(level: str, year: int, part: str) -> None:
    upper = read_heading(f"{level.upper()}{year}{part}")
    assert upper == read_heading(f"{level}{year}{part.lower()}")
    assert upper is not None
    assert (upper.level, upper.year) == (level, str(year))


@given(st.text(max_size=30))
@settings(deadline=None)
def test_any_text_is_a_heading_or_none(text: str) -> None:
    heading = read_heading(text)
    assert heading is None or heading.level in LEVELS


def test_a_file_is_about_its_finest_level() -> None:
    codes = code_headings([read_heading(h) for h in ("LAD25CD", "WD25CD", "WD25NM", "LADCD_ACTIVE", "WD25CD")])
    assert [h.column for h in codes] == ["lad25_code", "wd25_code", "lad_active_code"]
    assert finest(codes) == Heading("wd", "25", "code")


def test_the_publishers_bookkeeping() -> None:
    assert all(is_housekeeping(h) for h in ("FID", "ObjectId", "GlobalID", "Shape__Area", "BNG_E", "LAT", ""))
    assert not is_housekeeping("count")
