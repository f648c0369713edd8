"""A youth justice summary from one page of totals, by example: what such a page bears, and what it does not.

The page is `docs/how-to/youth-justice/totals.toml`: figures that a council's minutes printed in 2019. These are the
manual of `commonweal report youth-justice --totals`.
"""

from pathlib import Path

import pytest

from commonweal.figures import FigureSet
from commonweal.papers import youth_justice
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from commonweal.rendering.youth_justice import headline, pictures, so_far, tables, too_sure, year_ahead
from commonweal.workspace import Workspace

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "youth-justice" / "totals.toml"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> FigureSet:
    workspace = Workspace(tmp_path_factory.mktemp("totals"))
    text = PAGE.read_text(encoding="utf-8")
    return youth_justice.figures(workspace, youth_justice.Request("Anywhere", totals=text))


@pytest.fixture(scope="module")
def lookup(paper: FigureSet) -> Lookup:
    return Lookup.of(paper)


def test_offences_children_and_offences_a_child(lookup: Lookup) -> None:
    """100 over 47 is 2.1: an average, and said to be one."""
    assert plain(headline.headline(lookup)) == (
        "April to June 2019: 100 offences by 47 children had an outcome, 2.1 offences a child."
    )
    assert next(too_sure.too_sure(lookup)).startswith("2.1 offences a child is 100 over 47: an average")


def test_times_four_is_no_projection(lookup: Lookup) -> None:
    """400 is printed as what it is, and chance alone leaves anything from 289 to 546."""
    assert "offences/projected" not in lookup.by_id
    text = next(year_ahead.ahead(lookup))
    assert text.startswith("The year cannot be projected from 100 offences in a quarter: times 4 makes 400, but")
    assert "Chance alone would leave anything from 289 to 546." in text


def test_a_quarter_shows_no_decrease(lookup: Lookup) -> None:
    """Whether spring is the light part of a year is not known, so nothing is shown against 550, 758 or 695."""
    text = next(year_ahead.ahead(lookup))
    assert text.endswith(
        "these may be the light months of a year, and neither a fall nor a rise against 2015/16 (695), 2016/17 (758) "
        "and 2018/19 (550) is shown."
    )
    now = lookup.by_id["offences/to-date/2019"]
    assert now.verdict is None and now.baseline_value is None


def test_children_come_again(lookup: Lookup) -> None:
    """47 in a quarter are not 188 in a year."""
    text = next(t for t in too_sure.too_sure(lookup) if t.startswith("47 children"))
    assert "47 children in 3 months are not 188 in twelve" in text
    assert "there were 2.1 to 2.6 offences a child here" in text
    assert "children/by-chance" not in lookup.by_id, "no number of children is made of a multiple"


def test_a_missing_year_is_a_gap_and_no_trend_crosses_it(lookup: Lookup) -> None:
    """550 offences in 2018/19 stand beside 758 in 2016/17, but no fall from one to the other is called."""
    grid = tables.of_years(lookup, "whole")
    assert [line.cells[0].text for line in grid.lines] == ["2015/16", "2016/17", "2017/18", "2018/19"]
    assert [line.cells[1].text for line in grid.lines] == ["695", "758", "not held", "550"]
    assert lookup.by_id["offences/whole/2018"].verdict is None
    assert lookup.by_id["offences/whole/2016"].verdict == "no clear change", "one year beside the one just before it"
    assert any(t.startswith("2017/18 is not held.") for t in too_sure.too_sure(lookup))
    picture = pictures.of_years(lookup)
    assert picture is not None and "2017/18: not held" in picture.alt and ">not held</text>" in picture.svg


def test_ten_entrants_against_fourteen_are_no_clear_change(lookup: Lookup) -> None:
    """The exact test of two counts: p = 0.54. And 40 for the year is ten times four."""
    figure = lookup.by_id["entrants/quarter/2019-06"]
    assert (figure.value, figure.baseline_value, figure.verdict) == (10, 14, "no clear change")
    assert figure.p == pytest.approx(0.5413, abs=1e-4)
    first, second = year_ahead.entrants(lookup)
    assert "10, against 14 in the same quarter a year before: no clear change" in first
    assert "times 4 makes 40" in second and "anything from 22 to 69" in second


def test_the_mix_and_what_did_not_occur(lookup: Lookup) -> None:
    """Shares of 100 offences; what the page does not take apart is a line of its own."""
    assert so_far.most(lookup, "offence") == (
        "Violence against the person 34 (34%), Criminal damage 15 (15%) and Public order 15 (15%)"
    )
    assert lookup.by_id["mix/offence/rest"].value == 36
    assert so_far.none_at_all(lookup) == (
        "No outcome was given in April to June 2019 for: Arson, Breach of bail, Fraud and forgery, Non-domestic "
        "burglary and Sexual offences."
    )
    sexes = tables.of_slice(lookup, "sex")
    assert sexes is not None
    assert [[c.text for c in line.cells] for line in sexes.lines] == [["Female", "7", "15%"], ["Male", "40", "85%"]]


def test_minority_or_not_recorded_is_said_to_be_no_figure_of_either(lookup: Lookup) -> None:
    """Eleven in a hundred are not known to be white; how many of them have no ethnicity recorded nobody can tell."""
    assert lookup.by_id["mix/offence-ethnicity/minority-or-not-recorded"].value == 11
    assert any("nothing of who they are" in text for text in too_sure.too_sure(lookup))
    assert any("cannot be taken apart here" in note.text for note in lookup.figures.notes)
