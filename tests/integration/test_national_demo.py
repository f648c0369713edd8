"""A made-up country walks the path of real files, and what was planted in it is found."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from command_line import run
from commonweal.analysis.country import Country, gather
from commonweal.demo.national.walk import make_nation
from commonweal.errors import WorkspaceRefused
from commonweal.figures import Period
from commonweal.geography import Gazetteer
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.papers import comparison
from commonweal.papers.comparison import Request
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.records.register import Register
from commonweal.store import Store
from commonweal.workspace import Workspace
from small_nation import SMALL, Nation, small_nation  # noqa: F401


@pytest.fixture(scope="module")
def country(small_nation: Nation) -> Country:  # noqa: F811
    view = Store(small_nation.workspace).view()
    return gather(view, Gazetteer.of(view), SMALL.period, Register())


def months_of(country: Country, nation: Nation, district: str, category: str) -> tuple[np.ndarray, np.ndarray]:
    """What is counted, NaN where it is not available, and what is true, NaN where there is no file."""
    node = country.offences.index(POLICE_UK_CATEGORIES[category])
    counted = country.counts[country.index(district), node]
    true = nation.truth["counts"][district][category]
    return counted, np.array([np.nan if n is None else n for n in true])


def test_every_row_is_taken_in(small_nation: Nation) -> None:  # noqa: F811
    counts = Store(small_nation.workspace).view().counts("police_uk.street", by=("month",), period=SMALL.period)
    assert sum(counts["count"].to_pylist()) == small_nation.rows
    assert 0.8 < small_nation.rows / SMALL.wanted_rows < 1.2


def test_counts_are_the_truths_to_the_unit(country: Country, small_nation: Nation) -> None:  # noqa: F811
    thin = SMALL.thin
    districts = small_nation.truth["counts"]
    assert len(districts) == len(country.partnerships) == 12
    for district, by_category in districts.items():
        for category in by_category:
            counted, true = months_of(country, small_nation, district, category)
            np.testing.assert_array_equal(counted[:thin], true[:thin], err_msg=f"{district} {category}")


def test_the_months_that_a_force_did_not_publish_are_missing(country: Country, small_nation: Nation) -> None:  # noqa: F811
    missing = small_nation.truth["missing"]
    months = {str(m) for m in small_nation.months}
    assert missing["months"] and set(missing["months"]) < months
    for district in small_nation.districts_of(missing["force"]):
        i = country.index(district)
        gone = [np.isnan(country.counts[i, :, t]).all() for t in range(SMALL.months)]
        assert gone == [str(m) in missing["months"] for m in small_nation.months]
        assert "no file of" in country.reasons[i][SMALL.missing[0]]


def test_the_month_that_holds_a_tenth_is_not_available(country: Country, small_nation: Nation) -> None:  # noqa: F811
    thin = small_nation.truth["thin"]
    places = small_nation.districts_of(thin["force"])
    true = np.array([sum(np.array(small_nation.truth["counts"][d][c]) for c in POLICE_UK_CATEGORIES) for d in places])
    assert 0 < true[:, SMALL.thin].sum() < 0.15 * true[:, :-1].mean(axis=1).sum(), "there is something in its files"
    for district in places:
        i = country.index(district)
        assert np.isnan(country.counts[i, :, SMALL.thin]).all()
        assert np.isfinite(country.counts[i, :, : SMALL.thin]).all()
        assert "are usual" in country.reasons[i][SMALL.thin]


def standings(nation: Nation, district: str) -> dict[str, str | None]:
    whole = Period(SMALL.month(2), SMALL.month(3))
    asked = Request(district, whole, against=Period(SMALL.month(0), SMALL.month(1)), size=11)
    paper = comparison.figures(nation.workspace, asked)
    return {f.offence: f.standing for f in paper.figures if f.id.startswith(f"{district}/") and f.id.endswith("/rate")}


@pytest.mark.parametrize("standing", ["above", "below"])
def test_who_was_planted_apart_is_called_so(small_nation: Nation, standing: str) -> None:  # noqa: F811
    [apart] = [a for a in small_nation.truth["apart"] if a["standing"] == standing]
    assert apart["factor"] == {"above": 1.6, "below": 0.6}[standing]
    assert standings(small_nation, apart["district"])[POLICE_UK_CATEGORIES[apart["category"]]] == standing


def test_a_country_never_stands_beside_other_data(small_nation: Nation, tmp_path_factory: Any) -> None:  # noqa: F811
    other = Workspace(tmp_path_factory.mktemp("other"))
    ingest_police_uk(Store(other), sorted((small_nation.folder / "police-uk").iterdir())[:1])
    held = len(Store(other).editions())
    assert held
    with pytest.raises(WorkspaceRefused, match="holds other data"):
        make_nation(other, SMALL, take_in=True)
    assert len(Store(other).editions()) == held
    assert not (other.root / "national").exists()


def test_a_second_time_changes_nothing(small_nation: Nation) -> None:  # noqa: F811
    before = {e.sha256 for e in Store(small_nation.workspace).editions()}
    again = make_nation(small_nation.workspace, SMALL, take_in=True)
    assert (again.changed, again.rows) == (False, small_nation.rows)
    assert {e.sha256 for e in Store(small_nation.workspace).editions()} == before


def test_the_command_says_where_the_files_are(tmp_path: Path) -> None:
    words = ("demo", "--national", "--months", "6", "--forces", "3", "--partnerships", "12", "--rows", "2000")
    made = run("--workspace", str(tmp_path), *words, "--json")
    assert made.returncode == 0, made.stderr
    said = json.loads(made.stdout)
    truth = json.loads((tmp_path / "national" / "truth.json").read_text(encoding="utf-8"))
    assert said == {"changed": True, "folder": str(tmp_path / "national"), "rows": truth["rows"]}
    assert not Store(Workspace(tmp_path)).editions(), "nothing is taken in unless it is asked for"


def test_sizes_of_a_country_without_a_country_are_refused(tmp_path: Path) -> None:
    refused = run("demo", "--workspace", str(tmp_path), "--no-serve", "--months", "12")
    assert refused.returncode == 2
    assert "--months goes with --national" in refused.stderr
    assert not list(tmp_path.iterdir())
