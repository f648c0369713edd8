"""A season's file: what it says, and how it is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commonweal.errors import FileRefused, MappingRefused
from commonweal.sources.season import of_table, offered, parse, written

READY = sorted((Path(__file__).parents[4] / "docs/how-to/seasons").glob("*.toml"))
LOOK = '[[look]]\ndataset = "police_uk.street"\n'


def said(window: str = "10-25..11-08", more: str = "") -> str:
    return f'name = "Bonfires"\nwindow = "{window}"\n{more}\n{LOOK}'


@pytest.mark.parametrize("file", READY, ids=lambda f: f.stem)
def test_each_ready_file_is_read_and_comes_back_the_same_from_a_documents_parameters(file):
    season = parse(file.read_text(encoding="utf-8"))
    assert of_table(written(season)) == season
    assert season.looks and season.weeks


def test_there_are_the_four_ready_files():
    assert [f.stem for f in READY] == ["bonfire", "christmas-town-centre", "halloween", "summer-evenings"]


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        ("10-25..11-08", (10, 25), (11, 8)),
        ("06..08", (6, 1), (8, 31)),
        ("10", (10, 1), (10, 31)),
        ("12-20..01-02", (12, 20), (1, 2)),
        ("11-05", (11, 5), (11, 5)),
    ],
)
def test_days_or_whole_months(window, first, last):
    season = parse(said(window))
    assert (season.first, season.last) == (first, last)


@pytest.mark.parametrize("window", ["", "10-25", "31-10..08-11", "10-32..11-08", "02-29..03-02", "10..11-08", "autumn"])
def test_other_windows_are_refused(window):
    if window == "10-25":
        assert len(parse(said(window)).looks) == 1
        return
    with pytest.raises(MappingRefused):
        parse(said(window))


def test_an_activity_is_read_and_what_was_not_counted_is_not_nought():
    more = '[[activity]]\nkind = "patrol"\nagency = "Police"\nfirst = 2025-10-30\ncost = 12.5\n'
    (activity,) = parse(said() + more).activities
    assert (activity.first, activity.last, activity.cost) == (date(2025, 10, 30), date(2025, 10, 30), Decimal("12.50"))
    assert activity.quantity is None and activity.volunteers is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "not TOML"),
        (f"aim = {'[' * 90_000}", "not TOML"),
        (said(more="weeks = 3"), "weeks_around"),
        (said(more="weeks_around = 99"), "from 1 to 12"),
        (said(more="earlier_years = true"), "from 1 to 10"),
        (said().replace("police_uk.street", "/etc/passwd"), "no source"),
        (said() + LOOK, "Two [[look]]"),
        (said() + 'hours = "17-23"', "run of hours"),
        (said() + '[[activity]]\nkind = "patrol"\nagency = "Police"', "first day"),
        (said() + '[[activity]]\nkind = "x"\nagency = "y"\nfirst = 2025-10-30\nlast = 2025-10-01', "before it begins"),
        ('name = "x"\nwindow = "10"', "looks at"),
        (said().replace("Bonfires", "x" * 500), "too long"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text, words):
    with pytest.raises(MappingRefused) as refused:
        parse(text)
    assert words in str(refused.value) and refused.value.next_step


def test_the_files_that_one_may_choose_from_are_those_of_the_how_to():
    shipped = {file.stem: file.read_text(encoding="utf-8") for file in offered.READY.glob("*.toml")}
    assert shipped == {file.stem: file.read_text(encoding="utf-8") for file in READY}


def test_a_workspaces_own_file_stands_in_place_of_a_ready_one(tmp_path):
    (tmp_path / "bonfire.toml").write_text(said().replace("Bonfires", "Our own"), encoding="utf-8")
    (tmp_path / "broken.toml").write_text("name = ", encoding="utf-8")
    found = offered.offered(tmp_path)
    assert found["bonfire"].name == "Our own" and "halloween" in found and "broken" not in found
    with pytest.raises(FileRefused, match="no season file"):
        offered.season_named("../bonfire", tmp_path)
