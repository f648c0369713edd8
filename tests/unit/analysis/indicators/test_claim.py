"""What a claim can mean, and which meaning the held figures bear out."""

import pytest

from commonweal.analysis.indicators.claim import Claim, meanings, read_claim
from commonweal.analysis.indicators.measures import measures
from commonweal.errors import MappingRefused, MethodRefused


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Truancy is 170% above the national average", Claim(170, "above", 10)),
        ("43 per cent below the region", Claim(43, "below", 1)),
        ("up 2.5 percentage points", Claim(2.5, "above", 0.1)),
        ("It was 30% lower than England", Claim(30, "below", 10)),
    ],
)
def test_a_claim_is_read(sentence: str, claim: Claim) -> None:
    found = read_claim(sentence)
    assert (found.percent, found.side) == (claim.percent, claim.side)
    assert found.step == pytest.approx(claim.step)


def test_a_sentence_without_a_percentage_is_refused() -> None:
    with pytest.raises(MethodRefused):
        read_claim("Truancy is dreadful")


@pytest.mark.parametrize(
    ("ours", "agrees"),
    [(5.4, ["above"]), (3.4, ["of"]), (2.9, [])],
)
def test_170_percent_above_is_2_point_7_times_and_of_is_1_point_7(ours: float, agrees: list[str]) -> None:
    found = meanings(read_claim("170% above the national average"), ours, 2.0, "percent")
    assert [one.meaning for one in found] == ["above", "of", "points"]
    assert [one.times for one in found] == [2.7, 1.7, None]
    assert [one.meaning for one in found if one.agrees == "agrees"] == agrees
    assert found[2].impossible, "172% of pupils cannot be"
    assert (found[0].words, found[1].words) == ("170% above it: 2.7 times as much", "170% of it: 1.7 times as much")


def test_points_and_percent_are_told_apart() -> None:
    found = {one.meaning: one for one in meanings(read_claim("5% above the region"), 25.0, 20.0, "percent")}
    assert (found["above"].agrees, found["points"].agrees) == ("does not agree", "agrees")
    assert (found["above"].value, found["points"].value) == (21.0, 25.0)


def test_below_takes_away() -> None:
    found = meanings(read_claim("30% below England"), 14.0, 20.0, "rate per 1,000")
    assert [(one.meaning, one.times, one.agrees) for one in found] == [
        ("above", 0.7, "agrees"), ("of", 0.3, "does not agree")
    ]  # fmt: skip
    assert meanings(read_claim("170% below"), None, 2.0, "count")[0].impossible


def test_without_figures_nothing_can_be_told() -> None:
    assert {one.agrees for one in meanings(Claim(170), None, None, "percent")} == {"cannot be told"}


def test_truancy_is_none_of_the_official_measures() -> None:
    known = measures()
    word = known.unofficial("Truancy is 170% above the national average")
    assert word is not None
    names = [one.name for one in known.of(word.topic)]
    assert {"Unauthorised absence rate", "Persistent absence", "Severe absence"} <= set(names)
    assert known.unofficial("Persistent absence is up 3%") is None


def test_a_workspace_may_have_its_own_measures(tmp_path) -> None:  # type: ignore[no-untyped-def]
    own = tmp_path / "measures.toml"
    own.write_text('[[measure]]\ntopic = "x"\nname = "Y"\ndefinition = "Z"\nsince = "2020"\n', encoding="utf-8")
    assert [one.name for one in measures(tmp_path).measures] == ["Y"]
    own.write_text("[[measure]]\n", encoding="utf-8")
    with pytest.raises(MappingRefused):
        measures(tmp_path)
