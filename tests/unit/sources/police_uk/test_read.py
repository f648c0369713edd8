"""One street or outcomes file into rows."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.figures import Month
from commonweal.records.incident import SCALE, SCHEMA
from commonweal.sources.police_uk import OUTCOMES_SCHEMA, read_outcomes, read_street
from police_uk_samples import OUTCOME_COLUMNS, STREET_COLUMNS, street, street_row

MARCH = Month(2024, 3)
ASB = {"Crime_ID": "", "Crime_type": "Anti-social behaviour", "Last_outcome_category": ""}


def read(content: bytes) -> list[dict[str, object]]:
    return read_street(content, "march.csv", MARCH)[0].to_pylist()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_as_published(end: str) -> None:
    table, quality = read_street(street([street_row(255)], end), "march.csv", MARCH)
    assert table.schema.equals(SCHEMA)
    (row,) = table.to_pylist()
    assert {k: v for k, v in row.items() if v is not None} == {
        "incident_id": bytes(31) + b"\xff",
        "month": MARCH.first_day,
        "offence": "burglary",
        "category": "Burglary",
        "reported_by": "Cleveland Police",
        "falls_within": "Cleveland Police",
        "longitude_e6": -1318044,
        "latitude_e6": 54707863,
        "location": "On or near High Street",
        "lsoa": "E01012187",
        "outcome": "Under investigation",
    }
    assert quality["falls_within"] == {"Cleveland Police": 1}


def test_exact_repeats_without_an_id_are_incidents() -> None:
    table, quality = read_street(street([street_row(**ASB)] * 3), "march.csv", MARCH)
    assert table.num_rows == 3
    assert table["incident_id"].null_count == 3
    assert quality["repeated_rows_without_id"] == 2
    assert quality["no_crime_id"] == 3


def test_what_is_missing_is_null_and_told() -> None:
    rows = [
        street_row(1, Location="On or near "),
        street_row(2, Location="No Location", Longitude="", Latitude="", LSOA_code=""),
        street_row(3, Reported_by="Leicestershire Police", LSOA_code="E01033769"),
        street_row(3, Crime_type="Witchcraft", Last_outcome_category=""),
        street_row(4, Crime_type=""),
    ]
    table, quality = read_street(street(rows), "march.csv", MARCH)
    assert table["location"].to_pylist()[:2] == [None, None]
    assert table["longitude_e6"][1].as_py() is None and table["lsoa"][1].as_py() is None
    assert table["offence"].to_pylist()[3:] == ["unmapped", "unmapped"]
    assert table["category"].to_pylist()[3:] == ["Witchcraft", None]
    assert quality == {
        "rows": 5,
        "no_point": 1,
        "no_lsoa": 1,
        "lsoa_new_in_2021": 1,
        "falls_within": {"Cleveland Police": 5},
        "no_crime_id": 0,
        "odd_crime_id": 0,
        "repeated_crime_id": 1,
        "repeated_rows_without_id": 0,
        "blank_place": 2,
        "reported_by_another_force": 1,
        "unknown_category": {"": 1, "Witchcraft": 1},
    }


def test_an_id_that_is_not_a_digest_is_kept_as_printed() -> None:
    table, quality = read_street(street([street_row(1), street_row(2, Crime_ID="CL/12")]), "march.csv", MARCH)
    assert table["incident_id"].to_pylist() == [bytes(31) + b"\x01", b"CL/12"]
    assert quality["odd_crime_id"] == 1


def test_a_month_without_rows() -> None:
    table, quality = read_street(street(), "march.csv", MARCH)
    assert table.schema.equals(SCHEMA) and table.num_rows == quality["rows"] == 0


def test_outcomes_keep_their_columns() -> None:
    line = street_row(7).rsplit(",", 3)[0] + ",Suspect charged"
    table, quality = read_outcomes(f"{OUTCOME_COLUMNS}\n{line}\n".encode(), "march.csv", MARCH)
    assert table.schema.equals(OUTCOMES_SCHEMA)
    assert table.to_pylist() == [
        {
            "month": MARCH.first_day,
            "incident_id": bytes(31) + b"\x07",
            "outcome": "Suspect charged",
            "falls_within": "Cleveland Police",
            "lsoa": "E01012187",
            "longitude_e6": -1318044,
            "latitude_e6": 54707863,
        }
    ]
    assert quality["rows"] == 1


def test_a_byte_order_mark_and_a_missing_last_line_end_are_no_matter() -> None:
    assert len(read(b"\xef\xbb\xbf" + street([street_row()]).rstrip(b"\n"))) == 1


def test_quoted_cells_may_hold_commas_and_line_ends() -> None:
    (row,) = read(street([street_row(Location='"On or near A, B\nand ""C"""')]))
    assert row["location"] == 'On or near A, B\nand "C"'


BAD = {
    "empty": (b"", RowsRefused, "is empty"),
    "only blanks": (b"\n \n", RowsRefused, "is empty"),
    "another month": (
        street([street_row(Month="2024-04")]),
        RowsRefused,
        "rows with the month '2024-04'.*says 2024-03",
    ),
    "no month": (street([street_row(Month="")]), RowsRefused, "no month"),
    "not UTF-8": (street([street_row()]) + b"\xff\n", RowsRefused, r"not in UTF-8 \(line 3\)"),
    "UTF-16": (street([street_row()]).decode().encode("utf-16"), RowsRefused, "not in UTF-8"),
    "short row": (
        street([street_row(), street_row(2).rsplit(",", 6)[0]]),
        RowsRefused,
        "Row 3 of march.csv has 6 fields where 12",
    ),
    "long row": (street([street_row() + ",x"]), RowsRefused, "Row 2 of march.csv has 13 fields where 12 belong"),
    "a column too few": (street().replace(b",Context", b""), ColumnsRefused, "no column 'Context'"),
    "a column too many": (street().replace(b",Context", b",Context,More"), ColumnsRefused, "other columns"),
    "another order": (street().replace(b"Crime ID,Month", b"Month,Crime ID"), ColumnsRefused, "in that order"),
    "not a number": (
        street([street_row(Longitude="west")]),
        RowsRefused,
        "Longitude in .* 'west', which is not a number",
    ),
    "off the globe": (street([street_row(Latitude="154.1")]), RowsRefused, "Latitude in .* 154.1, which is not on the"),
    "no number": (street([street_row(Latitude="inf")]), RowsRefused, "not on the globe"),
    "not a table": (b"\x00" * 500, ColumnsRefused, "no column"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_in_one_plain_sentence(case: str) -> None:
    content, refusal, words = BAD[case]
    with pytest.raises(refusal, match=words) as refused:
        read(content)
    assert "\n" not in str(refused.value) and refused.value.next_step


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=12)


@given(
    rows=st.lists(
        st.tuples(CELL, CELL, st.integers(-180 * SCALE, 180 * SCALE), st.integers(-90 * SCALE, 90 * SCALE)), max_size=8
    ),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_the_same_rows_as_python_s_own_csv_reader(rows: list[tuple[str, str, int, int]], end: str) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator=end)
    writer.writerow(STREET_COLUMNS.split(","))
    for number, (place, outcome, x, y) in enumerate(rows):
        lon, lat = f"{x / SCALE:.6f}", f"{y / SCALE:.6f}"
        force = "Cleveland Police"
        writer.writerow([f"{number:064X}", "2024-03", force, force, lon, lat, place, "", "", "Drugs", outcome, ""])
    text = buffer.getvalue()
    printed = list(csv.DictReader(io.StringIO(text, newline="")))
    got = read(text.encode())
    assert [r["incident_id"] for r in got] == [bytes.fromhex(p["Crime ID"]) for p in printed]
    assert [(r["longitude_e6"], r["latitude_e6"]) for r in got] == [(x, y) for _, _, x, y in rows]
    assert [r["outcome"] or "" for r in got] == [p["Last outcome category"] for p in printed]
    assert [r["location"] or "" for r in got] == [_place(p["Location"]) for p in printed]


def _place(printed: str) -> str:
    """What is kept of a printed place: nothing, where it says that there is none."""
    return "" if printed.strip() in ("On or near", "No Location") else printed
