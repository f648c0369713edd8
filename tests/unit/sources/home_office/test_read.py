import gzip
from datetime import date

import pyarrow.compute as pc
import pytest

from commonweal.errors import ArchiveRefused, ColumnsRefused, FileRefused, MappingRefused, NotRecognised, RowsRefused
from commonweal.figures import Month
from commonweal.records.counts import SCHEMA
from commonweal.sources.counts import KnownAreas
from commonweal.sources.home_office import read_recorded_crime
from commonweal.sources.home_office.file import sheets
from home_office_tables import AREAS, CSP_HEADINGS, FORCE_HEADINGS, csp_row, row, write_csv, write_ods, write_xlsx

TODAY = date(2026, 1, 15)


def read(path, areas=AREAS):
    return read_recorded_crime(path, areas=areas, today=TODAY)


def counts(found):
    return {
        (r["month"].isoformat(), r["area"], r["offence"], r["category"]): r["count"] for r in found.table.to_pylist()
    }


def refused(path, kind=RowsRefused):
    with pytest.raises(kind) as refusal:
        read(path)
    return refusal.value.message


def test_quarters_areas_and_codes_become_rows_of_counts(tmp_path):
    found = read(write_csv(tmp_path / "pfa.csv", [row("46", 120), row("8N", "1,234", 4), row("46", 7, 2, "2024-25")]))
    assert found.table.schema == SCHEMA
    assert counts(found) == {
        ("2023-04-01", "E23000090", "shoplifting", "46 Offence 46"): 120,
        ("2024-01-01", "E23000090", "violence-with-injury", "8N Offence 8N"): 1234,
        ("2024-07-01", "E23000090", "shoplifting", "46 Offence 46"): 7,
    }
    assert set(found.table["months"].to_pylist()) == {3}
    assert found.level == "force"
    assert found.months[:3] == (Month(2023, 4), Month(2023, 5), Month(2023, 6))
    assert len(found.months) == 9


def test_a_table_of_partnerships_is_read_by_them_not_by_their_force(tmp_path):
    rows = [csp_row(count=3), csp_row(count=4, place="City of Calder [note 2]")]
    found = read(write_csv(tmp_path / "csp.csv", rows, CSP_HEADINGS))
    assert found.level == "csp"
    assert dict(zip(found.table["area"].to_pylist(), found.table["count"].to_pylist(), strict=True)) == {
        "E22000900": 3, "E22000901": 4,
    }  # fmt: skip


@pytest.mark.parametrize("write", [write_ods, write_xlsx])
def test_a_year_a_sheet_below_lines_of_notes_beside_sheets_that_are_no_table(tmp_path, write):
    notes = [["Police recorded crime open data"], ["[note 1] Excludes fraud."], []]
    headings = ["Financial Year", "Financial Quarter [note 1]", "Force_Name", "Region", "Offence Description",
                "Offence Group", "Offence Subgroup", "Offence Code", "Offence Count2"]  # fmt: skip
    old = ["2022/23", 3, "Wharfshire", "North", "Shoplifting", "Theft", "Shoplifting", 46, 12]
    new = ["2023/24", "Q1", "Wharfshire", "North", "Bicycle theft", "Theft", "Bicycle", 44.0, "9 [r]"]
    path = write(tmp_path / f"prc{'.ods' if write is write_ods else '.xlsx'}", {
        "Cover": [["Recorded crime"], ["Published January 2025"]],
        "Offences": [["Offence Code", "Offence Description", "Offence Group"], ["46", "Shoplifting", "Theft"]],
        "2022-23": [*notes, headings, old], "2023-24": [*notes, headings, new, ["Source: Home Office"]],
    })  # fmt: skip
    assert counts(read(path)) == {
        ("2022-10-01", "E23000090", "shoplifting", "46 Shoplifting"): 12,
        ("2023-04-01", "E23000090", "bicycle-theft", "44 Bicycle theft"): 9,
    }


def test_the_year_may_be_the_sheets_name(tmp_path):
    path = write_xlsx(tmp_path / "prc.xlsx", {"2023-24": [FORCE_HEADINGS[1:], row()[1:]]})
    assert read(path).months[0] == Month(2023, 4)


def test_bodies_that_are_no_area_are_kept_apart_and_named(tmp_path):
    rows = [row(), row("AF", 900, place="Action Fraud"), row("46", 3, place="British Transport Police")]
    found = read(write_csv(tmp_path / "a.csv", rows))
    assert found.quality["kept_apart"] == [
        {"field": "area", "value": "Action Fraud", "rows": 1, "count": 900},
        {"field": "area", "value": "British Transport Police", "rows": 1, "count": 3},
    ]
    assert pc.sum(found.table["count"]).as_py() == 5


def test_sums_of_other_rows_are_left_out_and_told(tmp_path):
    rows = [row(), row("", 99), row("46", 500, place="Total"), row("46", 7, place="All offences"), row("Total", 5)]
    rows[1][3] = "Total recorded crime"
    found = read(write_csv(tmp_path / "a.csv", rows))
    assert pc.sum(found.table["count"]).as_py() == 5
    assert {w.code: w.count for w in found.warnings}["total-left-out"] == 4


def test_an_unknown_code_is_counted_as_not_told_apart_and_named(tmp_path):
    found = read(write_csv(tmp_path / "a.csv", [row(), row("999Z", 8)]))
    assert found.quality["unknown_codes"] == [{"field": "offence", "value": "999Z", "rows": 1, "count": 8}]
    assert ("2023-04-01", "E23000090", "unmapped", "999Z Offence 999Z") in counts(found)


def test_homicides_rows_are_parts_of_one_count_and_any_other_row_stands_once(tmp_path):
    parts = [row("1/4.1/4.10/4.2", n) for n in (0, 1, 3, 0)]
    found = read(write_csv(tmp_path / "a.csv", [*parts, row()]))
    assert counts(found)["2023-04-01", "E23000090", "homicide", "1/4.1/4.10/4.2 Offence 1/4.1/4.10/4.2"] == 4
    assert "stand twice, first in row 3" in refused(write_csv(tmp_path / "b.csv", [row(), row()]))
    twice = {"a": [FORCE_HEADINGS, *parts], "b": [FORCE_HEADINGS, *parts]}
    assert "stand twice" in refused(write_xlsx(tmp_path / "c.xlsx", twice))


def test_what_is_withheld_is_missing_and_what_is_below_nought_is_counted(tmp_path):
    found = read(write_csv(tmp_path / "a.csv", [row("46", "[x]"), row("44", ".."), row("8N", "-2"), row("39", 0)]))
    assert sorted(counts(found).values(), key=str) == [-2, 0, None, None]
    assert {w.code: w.count for w in found.warnings} == {"count-missing": 2, "negative-count": 1}


def test_a_table_that_lists_no_noughts_says_so(tmp_path):
    codes = ("46", "44", "8N", "39", "40")
    rows = [row(c, 1, q, f"{y}/{(y + 1) % 100:02d}") for y in range(2010, 2022) for q in (1, 2, 3, 4) for c in codes]
    assert read(write_csv(tmp_path / "a.csv", rows)).quality["unlisted"] == "zero"
    assert read(write_csv(tmp_path / "b.csv", [*rows, row("45", 0)])).quality["unlisted"] == "missing"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (row(quarter=5), "quarter cannot be read, first in row 2 (“2023/24 5”)"),
        (row(year="2023"), "quarter cannot be read"),
        (row(year="2023/25"), "quarter cannot be read"),
        (row(year="2025/26", quarter=4), "has not ended yet"),
        (row(count="about 5"), "not a whole number, first in row 2 (“about 5”)"),
        (row(count="1.5"), "not a whole number"),
        (row(place=""), "names no area"),
    ],
)
def test_a_row_that_cannot_be_believed_stops_the_table_in_one_sentence(tmp_path, changed, told):
    message = refused(write_csv(tmp_path / "a.csv", [changed, row("44")]))
    assert told in message
    assert message.count(". ") == 0


def test_a_table_without_its_quarter_or_its_counts_is_refused_with_what_it_lacks(tmp_path):
    no_quarter = [r[2:] for r in (FORCE_HEADINGS, row())]
    message = refused(write_csv(tmp_path / "a.csv", no_quarter[1:], no_quarter[0]), ColumnsRefused)
    assert message.endswith("it does not say the financial quarter and the financial year.")
    codes = write_csv(
        tmp_path / "b.csv", [["Theft", "46", "Shoplifting"]], ["Offence_Group", "Offence_Code", "Offence_Description"]
    )
    assert "the number of offences" in refused(codes, ColumnsRefused)
    other = write_csv(tmp_path / "c.csv", [[1, 2]], ["a", "b"])
    assert "no row has its headings" in refused(other, NotRecognised)
    assert "no row has its headings" in refused(write_csv(tmp_path / "d.csv", [], []), NotRecognised)


def test_names_alone_need_a_lookup_and_a_table_of_strangers_is_refused(tmp_path):
    path = write_csv(tmp_path / "a.csv", [row()])
    with pytest.raises(MappingRefused, match="no names of them are held"):
        read(path, KnownAreas())
    assert "area that is known" in refused(write_csv(tmp_path / "b.csv", [row(place="Nowhere")]))


def test_a_code_goes_before_a_name_and_needs_no_lookup(tmp_path):
    headings = ("Geocode", *FORCE_HEADINGS)
    path = write_csv(tmp_path / "a.csv", [["E23000077", *row(place="Renamed")], ["", *row("44")]], headings)
    found = read(path, KnownAreas())
    assert found.table["area"].to_pylist() == ["E23000077"]
    assert [w.code for w in found.warnings] == ["areas-not-checked"]


def test_files_that_are_no_files_of_the_kind_are_refused(tmp_path):
    gone = tmp_path / "gone.csv"
    assert "no file gone.csv" in refused(gone, FileRefused)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert "neither OpenDocument" in refused(tmp_path / "a.pdf", FileRefused)
    for name in ("a.ods", "a.xlsx", "a.xls"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 not a workbook")
        assert "damaged" in refused(tmp_path / name, ArchiveRefused)
    whole = gzip.compress(b"a,b\n" * 5000)
    (tmp_path / "a.csv.gz").write_bytes(whole[: len(whole) // 2])
    assert "cut off" in refused(tmp_path / "a.csv.gz", ArchiveRefused)


def test_a_small_file_cannot_fill_the_memory(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"0" * 200_000))
    book = write_ods(tmp_path / "a.ods", {"a": [["x" * 200_000]]})
    for path in (tmp_path / "a.csv.gz", book):
        assert path.stat().st_size < 10_000
        with pytest.raises(FileRefused, match="unpacks to more than"):
            list(sheets(path, limit=100_000))


def test_letters_of_windows_are_read(tmp_path):
    path = tmp_path / "a.csv"
    write_csv(path, [row(), row("44", place="Ynys Môn")])
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    assert read(path).quality["kept_apart"][0]["value"] == "Ynys Môn"
