"""Answers read through a mapping: ages, sexes, wards, repeats, options that nobody listed, and what stays out."""

from typing import Any

import pytest

from commonweal.errors import ColumnsRefused, MappingRefused
from commonweal.sources.survey import Places, mapping_of, read_bytes, take, written
from commonweal.sources.survey.read import Taken
from commonweal.sources.survey.values import band, band_of_birth, band_of_years

BASE: dict[str, Any] = {
    "key": "safety", "name": "Safety", "wave": "2026", "since": "2026-01-05", "until": "2026-02-06",
    "how": "A link.", "place": "Tallow",
}  # fmt: skip
SAFE = {"key": "safe", "words": "Safe?", "kind": "scale", "column": "Safe",
        "options": ["Very", "Fairly", "Not"], "together": ["Very", "Fairly"]}  # fmt: skip
DO = {"key": "do", "words": "Do what?", "kind": "several", "column": "Do"}
PLACES = Places(wards={"kilnside": "W1", "w1": "W1"}, lsoas={"E01000001": "W2"}, postcodes={"TW11AA": "W3"})


def read(lines: str, places: Places = PLACES, **said: Any) -> Taken:
    mapping = mapping_of({**BASE, "question": [SAFE], **said})
    assert mapping_of(written(mapping)) == mapping  # what the portal keeps is what a file says
    return take(read_bytes(lines.encode(), "a.csv"), mapping, places)


def found(taken: Taken) -> dict[str, int]:
    return {finding.code: finding.count for finding in taken.findings}


@pytest.mark.parametrize(
    ("text", "said"),
    [("25 to 34", "25-34"), ("Under 25", "16-24"), ("75+", "75+"), ("65 and over", "65+"), ("Over 74", "75+"),
     ("16 – 24 years", "16-24"), ("12-15", "child"), ("under 16", "child"), ("grown up", None), ("13-17", "16-17")],
)  # fmt: skip
def test_a_band_is_read_as_it_was_offered(text: str, said: str | None) -> None:
    assert band(text, {}) == said


def test_ages_and_years_of_birth_fall_into_bands_and_impossible_ones_into_none() -> None:
    assert [band_of_years(a) for a in ("16", "74", "75", "15", "0", "140", "x", "inf", "nan")] == [
        "16-24", "65-74", "75+", "child", "impossible", "impossible", None, None, None,
    ]  # fmt: skip
    assert band_of_birth("12/05/1980", 2026) == "45-54" and band_of_birth("80", 2026) is None


def test_the_ward_is_found_by_name_small_area_or_postcode() -> None:
    text = "Ward,Area,Code,Safe\nKILNSIDE ward,,,Very\n,E01000001,,Not\n,,tw1 1aa,Not\nElsewhere,,,Very\n"
    about = {"ward": "Ward", "lsoa": "Area", "postcode": "Code"}
    taken = read(text, respondent=about)
    assert set(taken.table.column("ward").to_pylist()) == {None, "W1", "W2", "W3"}
    assert found(taken)["unknown-ward"] == 1
    assert "tw1" not in str(taken.table).lower()
    assert "no-postcodes" in found(read(text, Places(PLACES.wards, PLACES.lsoas), respondent=about))


def test_repeats_children_and_empty_answers_are_left_out_and_counted() -> None:
    text = (
        "Id,When,Age,Safe\n1,2026-01-06 10:00:00,34,Very\n1,2026-01-06 11:00:00,34,Not\n"
        "2,2026-01-07 10:00:00,50,Very\n3,2026-01-07 10:00:00,50,Very\n4,2026-01-08 10:00:00,12,Not\n"
        "5,2026-03-01 10:00:00,60,\n6,2026-03-02 10:00:00,999,Not\n"
    )
    taken = read(text, respondent={"id": "Id", "at": "When", "age_years": "Age"})
    assert taken.left_out == {"same-respondent": 1, "same-second": 1, "child": 1, "empty": 1}
    assert found(taken)["impossible-age"] == 1 and found(taken)["outside-dates"] == 2
    assert sorted(taken.table.column("q:safe").to_pylist()) == [["Not"], ["Not"], ["Very"]]


def test_answers_are_in_the_order_of_their_contents_not_of_their_coming() -> None:
    text = "Sex,Safe\nMale,Not\nFemale,Very\nMale,Very\n"
    rows = read(text, respondent={"sex": "Sex"}).table.to_pylist()
    back = "Sex,Safe\nMale,Very\nMale,Not\nFemale,Very\n"
    assert rows == read(back, respondent={"sex": "Sex"}).table.to_pylist()


def test_several_answers_are_parted_and_those_of_few_stand_together() -> None:
    rows = ["Lighting; Patrols"] * 6 + ["patrols"] * 3 + ["My own alley, number 7"]
    taken = read("Do\n" + "\n".join(f'"{r}"' for r in rows), question=[DO])
    question = taken.survey.questions[0]
    assert question.options == ("Patrols", "Lighting", "Another answer")
    assert "alley" not in str(taken.table) + str(taken.findings) + str(question)  # one person's own words
    listed = {**DO, "options": ["Lighting", "Patrols"]}
    assert taken.table.num_rows == read("Do\n" + "\n".join(f'"{r}"' for r in rows), question=[listed]).table.num_rows


def test_an_option_that_holds_the_separator_stays_whole() -> None:
    options = ["Bins, litter", "Patrols"]
    taken = read('Do\n"Bins, litter, Patrols"\n', question=[{**DO, "options": options, "separator": ","}])
    assert taken.table.column("q:do").to_pylist() == [options]


def test_no_answer_is_none_and_an_unlisted_point_of_a_scale_is_none_either() -> None:
    taken = read("Safe,Sex\nPrefer not to say,Man\nSort of,Woman\nvery,Woman\n", respondent={"sex": "Sex"})
    assert found(taken)["not-listed"] == 1 and found(taken)["never-chosen"] == 2
    assert taken.table.column("q:safe").to_pylist() == [["Very"]]
    assert taken.left_out == {"empty": 2}


def test_what_was_written_stands_apart_with_its_row() -> None:
    text = "Safe,Why\nVery,Nice lights\nNot,\nNot,Too dark\n"
    taken = read(text, text=[{"key": "why", "words": "Why?", "column": "Why"}])
    assert {(taken.table.column("q:safe")[w.row].as_py()[0], w.words) for w in taken.texts["why"]} == {
        ("Very", "Nice lights"), ("Not", "Too dark"),
    }  # fmt: skip
    assert "lights" not in str(taken.table)


@pytest.mark.parametrize(
    ("said", "message"),
    [({"question": [{**SAFE, "together": []}]}, "which of its options agree"),
     ({"question": [SAFE, SAFE]}, "key 'safe'"),
     ({"until": "2025-01-01"}, "until 2025-01-01, before"),
     ({"until": None}, "from when to when"),
     ({"respondent": {"age": "A", "age_years": "B"}}, "the age twice"),
     ({"personal": ["Safe"]}, "calls it personal"),
     ({"questoin": []}, "not a name"),
     ({"population": {"female": 3}}, "both sexes")],
)  # fmt: skip
def test_a_mapping_that_does_not_hang_together_is_refused(said: dict[str, Any], message: str) -> None:
    with pytest.raises(MappingRefused, match=message):
        mapping_of({**BASE, "question": [SAFE], **said})


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ColumnsRefused, match="no column 'Safe'"):
        read("Other\nx\n")


def test_words_of_people_are_no_closed_question() -> None:
    with pytest.raises(MappingRefused, match="too many kinds"):
        read("Do\n" + "\n".join(f"Words of person {n}" for n in range(40)), question=[{**DO, "kind": "one"}])


def test_one_of_a_kind_is_told_as_one():
    from commonweal.sources.survey import checks

    assert checks.OF_ONE.keys() == checks.TO_DO.keys()
    assert checks.Finding("not-listed", "safe", 1).what == "1 answer is none of the question's options."
    assert checks.Finding("not-listed", "safe", 2).what == "2 answers are none of the question's options."
