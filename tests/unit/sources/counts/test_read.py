"""Tables of counts as they come: what is read, what is missing, what is kept apart and what is refused."""

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from commonweal.errors import ArchiveRefused, ColumnsRefused, FileRefused, MappingRefused, RowsRefused
from commonweal.figures import Month
from commonweal.records.counts import SCHEMA
from commonweal.sources.counts import KnownAreas, content
from commonweal.sources.counts.checks import KINDS
from commonweal.sources.counts.content import read_sheet
from count_tables import ANYTOWN, HEADINGS, OTHERTOWN, ROWS, WIDE, codes, mapping, read, wide, write_table


def one(tmp_path: Path, cell: str, **said: Any) -> Any:
    """What comes of a table with one cell more."""
    rows = [*ROWS, ("2025-03", ANYTOWN, "Robbery", cell)]
    return read(write_table(tmp_path / "x.csv", rows), mapping(**said))


def test_a_sound_table_follows_the_schema(tmp_path: Path) -> None:
    table = read(write_table(tmp_path / "x.csv"))
    assert table.table.schema == SCHEMA
    assert table.table.to_pylist()[0] == {
        "month": date(2025, 1, 1),
        "months": 1,
        "area": ANYTOWN,
        "area_kind": "district",
        "offence": "burglary",
        "category": "Burglary",
        "count": 7,
    }
    assert table.table["count"].to_pylist() == [7, 0, 3], "a nought that is printed is a nought"
    assert table.months == (Month(2025, 1), Month(2025, 2))
    assert (table.errors, table.warnings) == ((), ())


@pytest.mark.parametrize(
    ("printed", "count"), [("1,234", 1234), ("12.0", 12), (" 5 ", 5), ("+3", 3), ("100,000,000", 100_000_000)]
)
def test_how_a_number_may_be_written(tmp_path: Path, printed: str, count: int) -> None:
    assert one(tmp_path, printed).table["count"].to_pylist()[-1] == count


@pytest.mark.parametrize(
    ("printed", "code"),
    [("", "count-missing"), ("*", "count-missing"), ("..", "count-missing"), ("[C]", "count-missing"),
     ("N/A", "count-missing"), ("-1", "negative-count"), ("-1,000.0", "negative-count")],
)  # fmt: skip
def test_a_count_that_is_not_told_is_missing_and_never_zero(tmp_path: Path, printed: str, code: str) -> None:
    table = one(tmp_path, printed)
    assert table.table["count"].to_pylist() == [7, 0, 3, None]
    assert code in codes(table.warnings)


@pytest.mark.parametrize(
    ("printed", "code"),
    [("NaN", "not-a-count"), ("inf", "not-a-count"), ("-inf", "not-a-count"), ("1e9", "not-a-count"),
     ("12.5", "not-a-count"), ("-", "not-a-count"), ("1,23", "not-a-count"), ("=1+1", "not-a-count"),
     ("=HYPERLINK(\"http://example.org\")", "not-a-count"), ("٣", "not-a-count"), ("0x10", "not-a-count"),
     ("1" * 40, "not-a-count"), ("9" * 30, "too-large"), ("100000001", "too-large")],
)  # fmt: skip
def test_a_cell_that_is_no_count_stops_the_table(tmp_path: Path, printed: str, code: str) -> None:
    table = one(tmp_path, printed)
    assert table.table is None
    assert codes(table.errors) == {code: (1, printed[:80])}


def test_a_word_for_a_missing_count_may_be_named(tmp_path: Path) -> None:
    assert one(tmp_path, "-", count={"missing": ["-"]}).table["count"].null_count == 1


@pytest.mark.parametrize(
    ("month", "code"), [("2025-13", "not-a-month"), ("", "blank"), ("2026-01", "in-the-future"), ("0025-01", "not-a-m")]
)
def test_a_month_that_is_none(tmp_path: Path, month: str, code: str) -> None:
    table = read(write_table(tmp_path / "x.csv", [*ROWS, (month, ANYTOWN, "Drugs", "1")]))
    assert next(iter(codes(table.errors))).startswith(code)


def test_rows_of_no_known_area_or_offence_are_kept_apart_and_named(tmp_path: Path) -> None:
    rows = [*ROWS, ("2025-02", "E06000099", "Drugs", "4"), ("2025-02", "", "Drugs", "5"),
            ("2025-02", "Atlantis", "Robbery", "*"), ("2025-02", ANYTOWN, "Witchcraft", "6"),
            ("2025-03", ANYTOWN, "Witchcraft", "1,000")]  # fmt: skip
    table = read(write_table(tmp_path / "x.csv", rows))
    assert table.table["count"].to_pylist() == [7, 0, 3]
    assert table.months == (Month(2025, 1), Month(2025, 2)), "a month of rows kept apart alone is not spoken for"
    assert table.quality["kept_apart"] == [
        {"field": "area", "value": "(blank)", "rows": 1, "count": 5},
        {"field": "area", "value": "Atlantis", "rows": 1, "count": 0},
        {"field": "area", "value": "E06000099", "rows": 1, "count": 4},
        {"field": "offence", "value": "Witchcraft", "rows": 2, "count": 1006},
    ]
    assert {code: n for code, (n, _) in codes(table.warnings).items()} == {
        "unknown-area": 3, "unknown-offence": 2, "count-missing": 1}  # fmt: skip
    assert table.apart[0] == "area\t(blank)"


def test_a_table_of_strangers_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowsRefused, match="are known"):
        read(write_table(tmp_path / "x.csv", [("2025-01", "E06000099", "Drugs", "4")]))


def test_many_strangers_are_named_in_part_and_added_up(tmp_path: Path) -> None:
    rows = [*ROWS, *(("2025-01", f"Place {n}", "Drugs", "1") for n in range(300))]
    apart = read(write_table(tmp_path / "x.csv", rows)).quality["kept_apart"]
    assert len(apart) == 201
    assert sum(entry["count"] for entry in apart) == 300
    assert next(entry for entry in apart if entry["value"] == "(others)")["rows"] == 100


def test_a_code_is_checked_by_its_form_where_nothing_is_held(tmp_path: Path) -> None:
    rows = [*ROWS, ("2025-01", "e06000099", "Drugs", "4"), ("2025-01", "E05000001", "Drugs", "4")]
    table = read(write_table(tmp_path / "x.csv", rows), areas=KnownAreas())
    assert table.table["area"].to_pylist()[-1] == "E06000099"
    assert codes(table.warnings) == {"unknown-area": (1, "E05000001"), "areas-not-checked": (3, None)}


def test_areas_by_name_need_a_list(tmp_path: Path) -> None:
    path = write_table(tmp_path / "x.csv", [("2025-01", "ANYTOWN", "Drugs", "4"), ("2025-01", "Nowhere", "Drugs", "1")])
    by = mapping({"month": "Month", "area_name": "Area", "offence": "Offence", "count": "N"})
    table = read(path, by)
    assert table.table["area"].to_pylist() == [ANYTOWN]
    assert table.quality["kept_apart"][0]["value"] == "Nowhere"
    with pytest.raises(MappingRefused, match="ingest reference"):
        read(path, by, KnownAreas())


def test_a_row_that_stands_twice_is_refused_unless_it_is_to_be_added(tmp_path: Path) -> None:
    path = write_table(tmp_path / "x.csv", [*ROWS, ROWS[0], ("2025-01", ANYTOWN, "Burglary", "*"), ROWS[2]])
    assert codes(read(path).errors) == {"repeated-row": (3, ANYTOWN)}
    added = read(path, mapping(count={"repeated": "add"})).table
    assert added["count"].to_pylist() == [None, 0, 6], "a sum with a part missing is missing"


def test_codes_of_one_offence_are_rows_of_their_own(tmp_path: Path) -> None:
    rows = [("2025-01", ANYTOWN, "28A", "1"), ("2025-01", ANYTOWN, "28B", "2"), ("2025-01", ANYTOWN, "30A", "3")]
    table = read(write_table(tmp_path / "x.csv", rows), mapping(offence={"read_as": "home-office-code"})).table
    assert table["offence"].to_pylist() == ["residential-burglary"] * 2 + ["non-residential-burglary"]
    assert table["category"].to_pylist() == ["28A", "28B", "30A"]


def test_rows_that_the_mapping_leaves_out(tmp_path: Path) -> None:
    path = write_table(tmp_path / "x.csv", [*ROWS, ("2025-01", ANYTOWN, "All crime", "99")])
    said = {"read_as": "police-uk", "values": {"All crime": "left-out"}}
    table = read(path, mapping(offence=said))
    assert table.table["count"].to_pylist() == [7, 0, 3]
    assert codes(table.warnings) == {"left-out": (1, "All crime")}


def test_one_offence_and_one_area_for_the_whole_table(tmp_path: Path) -> None:
    by = mapping({"month": "Month", "count": "N"}, constants={"offence": "46", "area": ANYTOWN})
    table = read(write_table(tmp_path / "x.csv", [("2025-01", 3), ("2025-02", 4)], ("Month", "N")), by).table
    assert table["offence"].to_pylist() == ["shoplifting"] * 2
    assert table["area"].to_pylist() == [ANYTOWN] * 2


@pytest.mark.parametrize(
    ("columns", "cells", "first"),
    [
        (("quarter",), ("2024 Q2",), date(2024, 4, 1)),
        (("quarter",), ("Q1 2024/25",), date(2024, 4, 1)),
        (("quarter",), ("2024-25 q4",), date(2025, 1, 1)),
        (("financial_year", "financial_quarter"), ("2017/18", "4"), date(2018, 1, 1)),
        (("financial_year", "financial_quarter"), ("2017/18", "Q1"), date(2017, 4, 1)),
        (("quarter",), ("2024 Q5",), None),
        (("quarter",), ("2024/26 Q1",), None),
        (("quarter",), ("2025/26 Q4",), None),  # not ended yet
        (("financial_year", "financial_quarter"), ("2017", "4"), None),
        (("financial_year", "financial_quarter"), ("2017/18", ""), None),
    ],
)
def test_quarters(tmp_path: Path, columns: tuple[str, ...], cells: tuple[str, ...], first: date | None) -> None:
    named = {c: c for c in (*columns, "area", "offence", "count")}
    path = write_table(tmp_path / "x.csv", [(*cells, ANYTOWN, "Drugs", "1")], tuple(named))
    table = read(path, mapping(named))
    if first is None:
        assert table.table is None
        return
    assert table.table.select(["month", "months"]).to_pylist() == [{"month": first, "months": 3}]
    assert table.months == tuple(Month.of(first) + n for n in range(3))


def test_a_wide_table_gives_a_row_for_each_offence_and_holds_its_total(tmp_path: Path) -> None:
    rows = [("2025-01", ANYTOWN, 1, 2, 3), ("2025-01", OTHERTOWN, "*", 5, 9)]
    table = read(write_table(tmp_path / "x.csv", rows, WIDE), wide())
    found = {(r["area"], r["offence"]): r["count"] for r in table.table.to_pylist()}
    assert found == {(ANYTOWN, "burglary"): 1, (ANYTOWN, "vehicle-crime"): 2,
                     (OTHERTOWN, "burglary"): None, (OTHERTOWN, "vehicle-crime"): 5}  # fmt: skip
    wrong = read(write_table(tmp_path / "x.csv", [("2025-01", ANYTOWN, 1, 2, 4)], WIDE), wide())
    assert codes(wrong.errors) == {"does-not-add-up": (1, "4")}


def test_a_wide_table_names_the_headings_that_it_does_not_read(tmp_path: Path) -> None:
    path = write_table(tmp_path / "x.csv", [("2025-01", ANYTOWN, 1, 2, 3, 9)], (*WIDE, "Cyber crime"))
    assert [w.field for w in read(path, wide()).warnings] == ["Cyber crime"]
    said = {"read_as": "police-uk", "values": {"Cyber crime": "left-out"}}
    assert read(path, wide(offence=said)).warnings == ()
    with pytest.raises(ColumnsRefused, match="no column that an offence heads"):
        read(write_table(tmp_path / "y.csv", [("2025-01", ANYTOWN, 3)], ("Month", "Area", "All")), wide())
    with pytest.raises(ColumnsRefused, match="more than once"):
        read(write_table(tmp_path / "z.csv", [("2025-01", ANYTOWN, 1, 2, 3, 9)], (*WIDE, "burglary ")), wide())


def test_an_excel_table_with_true_dates_and_a_formula_never_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "mmm yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, [date(2025, 1, 1), ANYTOWN, "Drugs", 4])
    assert read(path).table["count"].to_pylist() == [4]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["2025-01", ANYTOWN, "Drugs"])
        sheet.write_formula(1, 3, "=2+2", value="")
    assert "no-value-in-formula" in codes(read(path).errors)


def test_a_packed_file_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    plain = write_table(tmp_path / "x.csv").read_bytes()
    for name in ("y.csv.gz", "y.csv"):
        (tmp_path / name).write_bytes(gzip.compress(plain))
        assert read(tmp_path / name).table.num_rows == 3
    (tmp_path / "y.csv.gz").write_bytes(gzip.compress(plain)[:-12])
    with pytest.raises(ArchiveRefused, match="cut off"):
        read(tmp_path / "y.csv.gz")


def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(b"Month,Area,Offence,N\n" + b"0" * 30_000_000)
    (tmp_path / "bomb.csv.gz").write_bytes(packed)
    assert len(packed) < 100_000
    seen: list[int] = []
    monkeypatch.setattr(content, "read_text", lambda data, *_: seen.append(len(data)))
    read_sheet(tmp_path / "bomb.csv.gz", mapping(), limit=40_000_000)
    assert seen == [30_000_021], "there is something to refuse"
    with pytest.raises(FileRefused, match="unpacks to more than 20 MB"):
        read_sheet(tmp_path / "bomb.csv.gz", mapping(), limit=20_000_000)
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("name", "content", "refusal", "words"),
    [
        ("x.csv", b"", FileRefused, "empty"),
        ("x.csv", b"\x00\x01\x02binary", FileRefused, "not a CSV file"),
        ("x.csv", b"Month,Area,Offence,N\n", RowsRefused, "no rows"),
        ("x.csv", b"Month,Area,Crime,N\n2025-01,E06000091,Drugs,1\n", ColumnsRefused, "no column 'Offence'"),
        ("x.csv", b'Month,Area,Offence,N\n2025-01,"E06000091,Drugs,1\n', RowsRefused, "never closed"),
        ("x.pdf", b"%PDF-1.4", FileRefused, "neither CSV nor Excel"),
        ("x.xlsx", b"PK\x03\x04 cut off", FileRefused, "not a whole Excel workbook"),
        ("x.csv", None, FileRefused, "no file"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, name: str, content: bytes | None, refusal: type, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(refusal, match=words):
        read(tmp_path / name)


def test_encodings_mixed_in_one_file_lose_no_row(tmp_path: Path) -> None:
    rows = f"2025-01,{ANYTOWN},Drugs,4,Ynys Môn\n2025-01,{OTHERTOWN},Drugs,5,"
    text = b"Month,Area,Offence,N,Name\n" + rows.encode() + "Ynys Môn\n".encode("cp1252")
    (tmp_path / "x.csv").write_bytes(text)
    columns = {"month": "Month", "area": "Area", "area_name": "Name", "offence": "Offence", "count": "N"}
    assert read(tmp_path / "x.csv", mapping(columns)).table["count"].to_pylist() == [4, 5]
    (tmp_path / "y.csv").write_bytes(write_table(tmp_path / "z.csv").read_text().encode("utf-16"))
    assert read(tmp_path / "y.csv").table["count"].to_pylist() == [7, 0, 3]


def test_a_row_of_another_length_stops_the_table(tmp_path: Path) -> None:
    assert codes(read(write_table(tmp_path / "x.csv", [*ROWS, ("2025-01", ANYTOWN)])).errors) == {
        "broken-row": (1, None)
    }


def test_every_kind_says_what_to_do() -> None:
    for code, kind in KINDS.items():
        assert kind.code == code
        assert kind.what.endswith(".")
        assert kind.to_do.endswith(".")
