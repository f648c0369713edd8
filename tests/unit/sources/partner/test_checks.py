from datetime import date

import pytest
import shapely

from commonweal.errors import MappingRefused
from commonweal.figures import Month, Period
from commonweal.records.incident import SCHEMA
from commonweal.sources.partner import KnownPlaces, WardEdition
from commonweal.sources.partner.checks import KINDS, MOST_SHOWN
from partner_extracts import mapping, read, told, write_csv, wrong

DISTRICT = "E06000099"
PLACES = KnownPlaces(
    editions={
        DISTRICT: (
            WardEdition.of("2025", {"Elm & Oak": "E05000011", "St. Mary's": "E05000012"}),
            WardEdition.of("2019", {"Elm & Oak": "E05000001", "Old Town": "E05000002"}),
        )
    },
    ward_codes=frozenset({"E05000001", "E05000002", "E05000011", "E05000012"}),
    lsoa_codes=frozenset({"E01000001"}),
    shapes={"E05000011": shapely.box(-1.4, 54.5, -1.3, 54.6)},
)


def one(tmp_path, columns, values, known=PLACES, **said):
    """What comes of one row with more columns."""
    path = write_csv(tmp_path / "x.csv", [("05/01/2025", "8N", *values)], ("Date", "Code", *columns))
    return read(path, mapping(dict(zip(columns, columns, strict=True)), **said), known)


def test_a_sound_extract_follows_the_schema_and_speaks_for_its_months(tmp_path):
    extract = read(write_csv(tmp_path / "x.csv"), mapping())
    assert extract.table.schema == SCHEMA
    assert extract.months == tuple(Period.parse("2025-01..2025-03"))
    assert extract.table["month"].to_pylist() == [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]
    assert extract.table["falls_within"].to_pylist() == ["Anytown Police"] * 3
    assert not extract.errors
    assert not extract.warnings


@pytest.mark.parametrize(
    ("row", "code", "value"),
    [
        (("", "8N"), "blank", None),
        (("05/01/2025", " "), "blank", None),
        (("31/02/2025", "8N"), "not-a-date", "31/02/2025"),
        (("2025-01-05", "8N"), "not-a-date", "2025-01-05"),
        (("05/01/0025", "8N"), "not-a-date", "05/01/0025"),
        (("05/04/2025", "8N"), "outside-coverage", "05/04/2025"),
        (("05/01/2025", "8Z"), "unknown-offence", "8Z"),
        (("05/01/2025", "zq@example.org"), "unknown-offence", "(not shown: it may be a person's)"),
    ],
)
def test_a_row_that_fails_its_checks(tmp_path, row, code, value):
    extract = read(write_csv(tmp_path / "x.csv", [("05/01/2025", "46"), row]), mapping())
    assert wrong(extract) == {code: [(3, value)]}
    assert extract.table is None


def test_a_date_after_today(tmp_path):
    path = write_csv(tmp_path / "x.csv", [("16/01/2025", "8N"), ("15/01/2025", "8N")])
    assert wrong(read(path, mapping(), today=date(2025, 1, 15))) == {"in-the-future": [(2, "16/01/2025")]}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("ward", "E05009999", "unknown-ward"),
        ("ward", "Elm", "unknown-ward"),
        ("lsoa", "E01999999", "unknown-lsoa"),
        ("lsoa", "TS18", "unknown-lsoa"),
        ("district", "Anytown", "not-a-district"),
        ("time", "25:00", "not-an-hour"),
        ("hour", "24", "not-an-hour"),
        ("knife", "perhaps", "unknown-flag"),
    ],
)
def test_a_value_that_cannot_be_read(tmp_path, field, value, code):
    assert wrong(one(tmp_path, [field], [value])) == {code: [(2, value)]}


@pytest.mark.parametrize(
    "field", ["ward", "lsoa", "district", "time", "hour", "knife", "outcome", "location", "reference"]
)
def test_other_fields_may_be_blank_unless_required(tmp_path, field):
    assert one(tmp_path, [field], [" "]).table.num_rows == 1
    assert wrong(one(tmp_path, [field], [" "], required=[field])) == {"blank": [(2, None)]}


@pytest.mark.parametrize("value", ["12 High Street", "Mr Quimby", "zq@example.org", "TS18 1AA", "01632 960123"])
def test_a_location_or_outcome_with_a_persons_detail_is_refused_unshown(tmp_path, value):
    for field in ("location", "outcome"):
        assert wrong(one(tmp_path, [field], [value])) == {"persons-data": [(2, None)]}


@pytest.mark.parametrize(
    ("words", "truth"),
    [("Y y YES yes true TRUE 1 t", True), ("N no FALSE 0 f", False)],
)
def test_flags(tmp_path, words, truth):
    for word in words.split():
        assert one(tmp_path, ["hate"], [word]).table["hate"].to_pylist() == [truth]


def test_a_blank_flag_is_unknown_unless_the_mapping_says_no(tmp_path):
    assert one(tmp_path, ["hate"], [""]).table["hate"].to_pylist() == [None]
    assert one(tmp_path, ["hate"], [""], flags={"blank": "no"}).table["hate"].to_pylist() == [False]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Elm & Oak", "E05000011"),
        ("ELM AND OAK", "E05000011"),
        ("St Marys Ward", "E05000012"),
        ("Old Town", "E05000002"),
    ],
)
def test_wards_by_name(tmp_path, name, code):
    extract = one(tmp_path, ["ward_name"], [name], constants={"district": DISTRICT})
    assert extract.table["ward"].to_pylist() == [code]
    assert ("older-ward" in told(extract)) == (name == "Old Town")


def test_wards_by_name_in_a_stated_edition(tmp_path):
    said = {"constants": {"district": DISTRICT}, "places": {"ward_edition": "2019"}}
    assert one(tmp_path, ["ward_name"], ["Elm and Oak"], **said).table["ward"].to_pylist() == ["E05000001"]
    assert wrong(one(tmp_path, ["ward_name"], ["St Marys"], **said)) == {"unknown-ward": [(2, "St Marys")]}
    said["places"] = {"ward_edition": "2031"}
    with pytest.raises(MappingRefused, match=r"Editions held: 2025, 2019"):
        one(tmp_path, ["ward_name"], ["Elm"], **said)


def test_wards_by_name_need_a_list(tmp_path):
    with pytest.raises(MappingRefused, match="ingest reference"):
        one(tmp_path, ["ward_name"], ["Elm"], known=KnownPlaces(), constants={"district": DISTRICT})


def test_codes_are_not_checked_where_nothing_is_held(tmp_path):
    extract = one(tmp_path, ["ward", "lsoa"], ["e05009999", "E01999999"], known=KnownPlaces())
    assert extract.table["ward"].to_pylist() == ["E05009999"]
    assert told(extract) | {"month-without-rows": 2} == {
        "wards-not-checked": 1,
        "lsoas-not-checked": 1,
        "month-without-rows": 2,
    }


def test_points_of_the_national_grid(tmp_path):
    extract = one(tmp_path, ["easting", "northing"], ["444000", "519000"])
    assert extract.table["longitude_e6"].to_pylist()[0] == pytest.approx(-1_321_044, abs=80)  # 5 metres
    assert extract.table["latitude_e6"].to_pylist()[0] == pytest.approx(54_564_323, abs=50)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        (("444000", ""), "half-a-point"),
        (("north", "519000"), "not-a-number"),
        (("nan", "519000"), "not-a-number"),
        (("519000", "4440000"), "outside-the-country"),
        (("-1.3", "54.5"), "outside-the-country"),
    ],
)
def test_points_that_are_none(tmp_path, point, code):
    assert code in wrong(one(tmp_path, ["easting", "northing"], point))


def test_exchanged_degrees_lie_outside_the_country(tmp_path):
    assert "outside-the-country" in wrong(one(tmp_path, ["longitude", "latitude"], ("54.55", "-1.35")))


def test_a_point_in_another_ward_is_told_and_kept(tmp_path):
    columns = ["ward", "longitude", "latitude"]
    inside = one(tmp_path, columns, ["E05000011", "-1.35", "54.55"])
    outside = one(tmp_path, columns, ["E05000011", "-1.25", "54.55"])
    unjudged = one(tmp_path, columns, ["E05000012", "-1.25", "54.55"])
    assert [told(e).get("ward-is-not-the-points") for e in (inside, outside, unjudged)] == [None, 1, None]
    assert outside.table.num_rows == 1


def test_a_reference_is_hidden_and_repeats_are_refused_without_it(tmp_path):
    rows = [("05/01/2025", "8N", ref) for ref in ("CR/1", "CR/2", "", "", "CR/1", "CR/1")]
    by = mapping({"reference": "Crime Ref"})
    headings = ("Date", "Code", "Crime Ref")
    extract = read(write_csv(tmp_path / "x.csv", rows, headings), by)
    assert wrong(extract) == {"repeated-reference": [(6, None), (7, None)]}
    assert "CR/" not in repr(extract)
    ids = read(write_csv(tmp_path / "x.csv", rows[:4], headings), by).table["incident_id"].to_pylist()
    assert [i and len(i) for i in ids] == [16, 16, None, None]
    assert ids[0] != ids[1]


def test_months_without_rows_are_told(tmp_path):
    extract = read(write_csv(tmp_path / "x.csv", [("05/01/2025", "8N")]), mapping())
    assert told(extract) == {"month-without-rows": 2}


def test_coverage_is_taken_from_the_dates_with_a_warning_or_from_the_option(tmp_path):
    path = write_csv(tmp_path / "x.csv", [("05/01/2025", "8N"), ("05/03/2025", "8N")])
    extract = read(path, mapping(covers=None))
    assert extract.months == (Month(2025, 1), Month(2025, 2), Month(2025, 3))
    assert "coverage-not-stated" in told(extract)
    assert len(read(path, mapping(), covers=Period.parse("2024-12..2025-03")).months) == 4


def test_rows_that_the_mapping_leaves_out_are_counted(tmp_path):
    path = write_csv(tmp_path / "x.csv", [("05/01/2025", "Noise"), ("06/01/2025", "enquiry")])
    extract = read(path, mapping(offence={"values": {"noise": "asb-nuisance", "Enquiry": "left-out"}}))
    assert extract.table["offence"].to_pylist() == ["asb-nuisance"]
    assert told(extract)["left-out"] == 1


def test_months_alone(tmp_path):
    path = write_csv(tmp_path / "x.csv", [("Jan-25", "46"), ("Mar-25", "46")])
    by = mapping({"month": "Date"}, dates={"formats": ["%b-%y"]})
    assert by.columns["month"] == "Date"
    assert read(path, by).table["day"].null_count == 2


def test_the_day_of_extraction_from_a_column(tmp_path):
    assert one(tmp_path, ["extracted"], ["05/04/2025"]).extracted == date(2025, 4, 5)


def test_many_wrong_rows_are_counted_and_the_first_are_named(tmp_path):
    path = write_csv(tmp_path / "x.csv", [("05/01/2025", "8Z")] * (MOST_SHOWN + 500))
    (finding,) = read(path, mapping()).errors
    assert (finding.count, len(finding.rows)) == (MOST_SHOWN + 500, MOST_SHOWN)


def test_every_kind_says_what_to_do():
    for code, kind in KINDS.items():
        assert kind.code == code
        assert kind.what.endswith(".")
        assert kind.to_do.rstrip('"').endswith((".", "09"))
