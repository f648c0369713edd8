"""A case system's export read: what is kept, what is told, what stops it; and that no child is in any of it."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from commonweal.errors import ColumnsRefused, FileRefused, RowsRefused
from commonweal.figures import Month
from commonweal.records.youth_outcome import SCHEMA
from commonweal.sources.youth_justice.who import pseudonym
from youth_exports import HEADINGS, KEY, ROW, mapping, read, row, told, write_csv, write_xlsx, wrong


@pytest.fixture
def of(tmp_path: Path):
    """Reads rows as a CSV file."""
    return lambda *rows, by=None, **options: read(write_csv(tmp_path / "x.csv", rows), by, **options)


def only(export) -> dict:
    assert export.table is not None, export.errors
    (kept,) = export.table.to_pylist()
    return kept


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_sound_row_becomes_an_outcome(tmp_path, write):
    path = write(tmp_path / ("x.csv" if write is write_csv else "x.xlsx"), [ROW])
    export = read(path)
    assert export.table is not None
    assert export.table.schema.equals(SCHEMA)
    assert only(export) == {
        "month": date(2023, 6, 1), "child": pseudonym("C1", "anytown", KEY), "outcome_on": date(2023, 6, 20),
        "offence_on": date(2023, 5, 1), "age": 15, "age_at_offence": 15, "sex": "male", "ethnicity": "white",
        "offence": "robbery", "outcome": "youth-caution", "tier": "pre-court", "first": None, "district": "E06000004",
    }  # fmt: skip
    assert set(told(export)) == {"month-without-rows"}
    assert export.months == tuple(Month(2023, n) for n in range(1, 13))


def test_true_dates_of_a_workbook_are_read_without_a_format(tmp_path):
    days = {"Born": date(2008, 3, 14), "Offence Date": date(2023, 5, 1), "Outcome Date": date(2023, 6, 20)}
    path = write_xlsx(tmp_path / "x.xlsx", [[days.get(h, v) for h, v in zip(HEADINGS, ROW, strict=True)]])
    assert only(read(path))["age"] == 15


def test_a_child_has_one_pseudonym_whatever_the_case_and_the_key_hides_it(of):
    export = of(row(child="yj 7"), row(child=" YJ  7 ", offence="Drugs"))
    assert len(set(export.table["child"].to_pylist())) == 1
    assert pseudonym("yj 7", "anytown", KEY) != pseudonym("yj 7", "anytown", b"o" * 32)
    assert pseudonym("yj 7", "anytown", KEY) != pseudonym("yj 7", "elsewhere", KEY)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"child": ""}, "blank"),
        ({"offence": ""}, "blank"),
        ({"outcome": ""}, "blank"),
        ({"outcome_date": ""}, "blank"),
        ({"offence_date": "31/02/2023"}, "not-a-date"),
        ({"outcome_date": "20/06/0223"}, "not-a-date"),
        ({"offence_date": "21/06/2023"}, "outcome-before-offence"),
        ({"outcome_date": "20/06/2026"}, "in-the-future"),
        ({"date_of_birth": "20/06/2026"}, "in-the-future"),
        ({"date_of_birth": "14/03/2014"}, "too-young"),
        ({"date_of_birth": "14/03/2001"}, "too-old"),
        ({"offence": "Spying"}, "unknown-offence"),
        ({"outcome": "Stern look"}, "unknown-outcome"),
        ({"outcome": "Remanded in custody"}, "remand"),
        ({"sex": "Q"}, "unknown-sex"),
        ({"ethnicity": "Martian"}, "unknown-ethnicity"),
        ({"outcome_date": "20/06/2024"}, "outside-coverage"),
    ],
)
def test_what_stops_an_export(of, changed, code):
    export = of(ROW, row(**changed))
    assert code in wrong(export)
    assert wrong(export)[code][0][0] == 3  # as Excel numbers it
    assert export.table is None


def test_no_date_of_birth_and_no_reference_is_in_what_is_told(of):
    export = of(
        ROW, row(date_of_birth="31/02/2008"), row(date_of_birth="14/03/2014"), row(date_of_birth="15/03/2008"),
        row(date_of_birth="01/01/2027"), row(child="C9", sex="Q"),
    )  # fmt: skip
    assert {"not-a-date", "too-young", "two-births", "in-the-future", "unknown-sex"} <= set(wrong(export))
    everything = repr((export.errors, export.warnings, export.quality))
    assert "Q'" in everything  # what is mapped and no child's detail is shown
    assert not [word for word in ("2008", "2014", "2027", "C1", "C9") if word in everything]


def test_eighteen_at_the_outcome_is_kept_and_said_and_at_the_offence_is_not(of):
    seventeen = row(date_of_birth="15/05/2005", offence_date="14/05/2023", outcome_date="20/06/2023")
    export = of(seventeen)
    kept = only(export)
    assert (kept["age_at_offence"], kept["age"]) == (17, 18)
    assert told(export)["adult-at-outcome"] == 1
    assert set(wrong(of(row(date_of_birth="14/05/2005", offence_date="14/05/2023")))) == {"too-old"}
    assert only(of(row(date_of_birth="14/05/2013", offence_date="14/05/2023")))["age_at_offence"] == 10
    assert set(wrong(of(row(date_of_birth="15/05/2013", offence_date="14/05/2023")))) == {"too-young"}


def test_rows_outside_the_ages_are_left_out_where_the_mapping_says_so_and_need_not_be_sound(of):
    by = mapping(age={"outside": "leave-out"})
    export = of(ROW, row(date_of_birth="14/03/1990", offence="Spying", outcome_date="20/06/2024"), by=by)
    assert export.table.num_rows == 1
    assert told(export)["left-out-by-age"] == 1


def test_a_filler_is_no_birth_and_a_first_of_january_is_told(of):
    export = of(row(date_of_birth="01/01/1900"))
    assert (only(export)["age"], told(export)["filler-birth"], told(export)["no-age"]) == (None, 1, 1)
    export = of(row(date_of_birth="01/01/2008"))
    assert (only(export)["age"], told(export)["first-of-january"]) == (15, 1)


def test_two_births_of_one_child_stop_and_two_sexes_are_told(of):
    assert wrong(of(ROW, row(offence="Drugs", date_of_birth="14/03/2009")))["two-births"] == [(3, None)]
    export = of(ROW, row(offence="Drugs", sex="F", ethnicity="A1"))
    assert (told(export)["two-sexes"], told(export)["two-ethnicities"]) == (1, 1)
    assert "two-sexes" not in told(of(ROW, row(offence="Drugs", sex="")))


def test_a_repeated_row_is_told_and_kept_or_dropped_by_rule(of):
    twice = (ROW, row(sex="m"), row(outcome="Fine"))
    kept = of(*twice)
    assert (kept.table.num_rows, told(kept)["repeated-row"]) == (3, 1)
    dropped = of(*twice, by=mapping(repeated={"rows": "drop"}))
    assert (dropped.table.num_rows, told(dropped)["repeat-dropped"]) == (2, 1)


def test_references_of_offences_tell_two_counts_of_a_charge_from_a_row_sent_twice(tmp_path):
    headings, by = (*HEADINGS, "Offence ID"), mapping({"reference": "Offence ID"})
    sound = read(write_csv(tmp_path / "x.csv", [(*ROW, "O1"), (*ROW, "O2")], headings), by)
    assert (sound.table.num_rows, "repeated-row" in told(sound)) == (2, False)
    again = read(write_csv(tmp_path / "x.csv", [(*ROW, "O1"), (*ROW, "O1")], headings), by)
    assert wrong(again) == {"repeated-reference": [(3, None)]}


def test_unknown_ethnicity_is_said_and_never_guessed(of):
    export = of(row(ethnicity="Not recorded"), row(offence="Drugs", ethnicity=""), row(offence="Arson", ethnicity="o9"))
    assert sorted(export.table["ethnicity"].to_pylist(), key=str) == [None, None, "other"]
    assert told(export)["ethnicity-unknown"] == 2


def test_remands_are_left_out_where_the_mapping_says_so(of):
    by = mapping(outcome={"Remand to local authority": "left-out"})
    export = of(ROW, row(outcome="Remand to local authority", outcome_date=""), by=by)
    assert (export.table.num_rows, told(export)["left-out"]) == (1, 1)


def test_the_systems_own_words_go_before_the_lists(of):
    by = mapping(offence={"Robbery": "theft-and-handling"}, sex={"boy child": "male"})
    assert only(of(row(sex="Boy Child"), by=by))["offence"] == "theft-and-handling"


@pytest.mark.parametrize(
    ("told_on", "age", "days", "expected"),
    [
        ("outcome", "15", ("01/05/2023", "20/06/2023"), (15, None)),
        ("outcome", "15", ("20/06/2023", "20/06/2023"), (15, 15)),
        ("offence", "15", ("01/05/2023", "20/06/2023"), (None, 15)),
        ("outcome", "18", ("01/05/2023", "20/06/2023"), (18, None)),  # may have been 17
        ("outcome", "15.0", ("", "20/06/2023"), (15, None)),
    ],
)
def test_an_age_without_a_birth_is_known_on_its_own_day_alone(tmp_path, told_on, age, days, expected):
    by = mapping({"date_of_birth": None, "age": "Age"}, age={"told_on": told_on})
    values = row(offence_date=days[0], outcome_date=days[1])
    export = read(write_csv(tmp_path / "x.csv", [(*values, age)], (*HEADINGS, "Age")), by)
    assert (only(export)["age"], only(export)["age_at_offence"]) == expected


@pytest.mark.parametrize(
    ("age", "offence_date", "code"),
    [("19", "01/05/2023", "too-old"), ("9", "01/05/2023", "too-young"), ("20", "", "too-old"),
     ("11", "01/05/2021", "too-young"), ("12½", "01/05/2023", "not-an-age"), ("-4", "", "not-an-age")],
)  # fmt: skip
def test_an_age_that_cannot_be_sound_stops(tmp_path, age, offence_date, code):
    by = mapping({"date_of_birth": None, "age": "Age"})
    path = write_csv(tmp_path / "x.csv", [(*row(offence_date=offence_date), age)], (*HEADINGS, "Age"))
    assert set(wrong(read(path, by))) == {code}


def test_a_first_time_flag_and_a_district_of_its_own_are_read(tmp_path):
    by = mapping({"first": "FTE", "district": "LA"}, constants=None)
    path = write_csv(tmp_path / "x.csv", [(*ROW, "Y", "e06000004")], (*HEADINGS, "FTE", "LA"))
    assert (only(read(path, by))["first"], only(read(path, by))["district"]) == (True, "E06000004")
    path = write_csv(tmp_path / "x.csv", [(*ROW, "perhaps", "Tallow")], (*HEADINGS, "FTE", "LA"))
    assert set(wrong(read(path, by))) == {"unknown-flag", "not-a-district"}


def test_two_first_times_and_one_without_a_record_are_told(tmp_path):
    by, headings = mapping({"first": "FTE"}, first={"blank": "no"}), (*HEADINGS, "FTE")
    rows = [(*ROW, "Y"), (*row(offence="Drugs"), "Y"), (*row(outcome_date="21/06/2023"), "")]
    sound = read(write_csv(tmp_path / "x.csv", rows, headings), by)
    assert sound.table["first"].to_pylist() == [True, True, False]  # two offences of one outcome are one first time
    assert not {"two-firsts", "first-without-record"} & set(told(sound))
    later, informal = row(outcome_date="21/06/2023"), row(child="C2", outcome="Community resolution")
    export = read(write_csv(tmp_path / "x.csv", [(*ROW, "Y"), (*later, "Y"), (*informal, "Y")], headings), by)
    assert (told(export)["two-firsts"], told(export)["first-without-record"]) == (1, 1)


def test_what_is_not_asked_for_is_dropped_and_named(tmp_path):
    headings = (*HEADINGS, "Surname", "Home Address", "Notes")
    export = read(write_csv(tmp_path / "x.csv", [(*ROW, "Quimbleby", "7 Canary Passage", "tall")], headings))
    assert export.quality["personal_columns_not_read"] == ["Surname", "Home Address", "Notes"]
    named = [f.field for f in export.warnings if f.kind.code == "persons-column"]
    assert named == ["Surname", "Home Address", "Notes"]
    assert "Quimbleby" not in repr(export)


def test_the_order_of_the_file_is_not_kept(of):
    forwards = of(ROW, row(child="C2"), row(child="C3"))
    backwards = of(row(child="C3"), row(child="C2"), ROW)
    assert forwards.table.equals(backwards.table)


def test_hostile_files_are_refused_in_words(tmp_path):
    with pytest.raises(RowsRefused, match="headings and no rows"):
        read(write_csv(tmp_path / "x.csv", []))
    with pytest.raises(ColumnsRefused, match="no column 'Child'"):
        read(write_csv(tmp_path / "x.csv", [ROW[1:]], HEADINGS[1:]))
    (tmp_path / "x.csv").write_bytes(b"PK\x03\x04\x00\x00")
    with pytest.raises(FileRefused, match="encoding"):
        read(tmp_path / "x.csv")
    with pytest.raises(FileRefused, match="neither CSV nor Excel"):
        read(write_csv(tmp_path / "x.docx", [ROW]))
    (tmp_path / "x.csv").write_text(",".join(HEADINGS) + "\n" + ",".join(ROW) + ",one,too,many\n")
    assert "broken-row" in wrong(read(tmp_path / "x.csv"))


def test_a_formula_is_text_and_no_order(of):
    export = of(row(child="=HYPERLINK(1)"))
    assert isinstance(export.table, pa.Table)
    assert "HYPERLINK" not in repr(export.table.to_pylist())
