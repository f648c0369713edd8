"""Incidents written as a partner would write them, and read back through a mapping, are the same incidents."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.records.offences import by_home_office_code
from partner_extracts import mapping, read, write_csv, write_xlsx

HEADINGS = ("Date", "Code", "Hour", "LSOA", "X", "Y", "DA", "Knife", "Outcome")
FIELDS = ("hour", "lsoa", "longitude", "latitude", "domestic_abuse", "knife", "outcome")
BY = mapping(
    dict(
        zip(("hour", "lsoa", "longitude", "latitude", "domestic_abuse", "knife", "outcome"), HEADINGS[2:], strict=True)
    ),
    covers="2020-01..2025-12",
)
OUTCOMES = ["Charged", "No suspect, closed", 'Under "review"', "=1+1", "Cafés; 5 %"]
points = st.tuples(st.integers(-8_000_000, 1_500_000), st.integers(50_000_000, 60_000_000))
flags = st.sampled_from([None, True, False])
incidents = st.fixed_dictionaries(
    {
        "day": st.dates(date(2020, 1, 1), date(2025, 12, 31)),
        "code": st.sampled_from(sorted(by_home_office_code())),
        "hour": st.none() | st.integers(0, 23),
        "lsoa": st.none() | st.integers(0, 999_999).map("E01{:06d}".format),
        "point": st.none() | points,
        "domestic_abuse": flags,
        "knife": flags,
        "outcome": st.none() | st.sampled_from(OUTCOMES),
    }
)
WORDS = {None: "", True: "Yes", False: "n"}


def row(incident, *, true_dates):
    x, y = incident["point"] or (None, None)
    day = incident["day"]
    return (
        day if true_dates else f"{day:%d/%m/%Y}",
        incident["code"],
        *("" if value is None else value for value in (incident["hour"], incident["lsoa"])),
        *("" if value is None else value / 1_000_000 for value in (x, y)),
        WORDS[incident["domestic_abuse"]],
        WORDS[incident["knife"]],
        incident["outcome"] or "",
    )


def read_back(extract):
    assert not extract.errors
    return [
        {
            "day": got["day"],
            "code": got["category"],
            "hour": got["hour"],
            "lsoa": got["lsoa"],
            "point": None if got["longitude_e6"] is None else (got["longitude_e6"], got["latitude_e6"]),
            "domestic_abuse": got["domestic_abuse"],
            "knife": got["knife"],
            "outcome": got["outcome"],
        }
        for got in extract.table.to_pylist()
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(incidents, min_size=1, max_size=12))
def test_csv(tmp_path_factory, written):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    write_csv(path, [row(i, true_dates=False) for i in written], HEADINGS)
    extract = read(path, BY)
    assert read_back(extract) == written
    assert extract.table["offence"].to_pylist() == [by_home_office_code()[i["code"]] for i in written]


@settings(max_examples=40, deadline=None)
@given(st.lists(incidents, min_size=1, max_size=12), st.booleans())
def test_xlsx(tmp_path_factory, written, true_dates):
    path = tmp_path_factory.mktemp("xlsx") / "x.xlsx"
    write_xlsx(path, [row(i, true_dates=true_dates) for i in written], HEADINGS)
    assert read_back(read(path, BY)) == written
