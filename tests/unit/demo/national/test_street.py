"""The made-up country's street files have the traps of the real ones, and hold what was drawn."""

import csv
import io
import re
from collections import Counter

import numpy as np
import pytest

from commonweal.demo import truth
from commonweal.demo.national.country import Country, settle
from commonweal.demo.national.plan import NationalPlan
from commonweal.demo.national.planted import CATEGORIES, plant
from commonweal.demo.national.rates import draw, true_rates
from commonweal.demo.national.street import street_file
from commonweal.sources.police_uk import read_street

PLAN = NationalPlan(months=6, forces=3, partnerships=12)
Row = dict[str, str]


@pytest.fixture(scope="module")
def country() -> Country:
    return settle(PLAN)


@pytest.fixture(scope="module")
def counts(country: Country) -> np.ndarray:
    planted = plant(country)
    return draw(country, planted, true_rates(country, planted), 0)


@pytest.fixture(scope="module")
def content(country: Country, counts: np.ndarray) -> bytes:
    return street_file(country, counts, 0, 0)


@pytest.fixture(scope="module")
def rows(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_real_reader_takes_every_row(content: bytes, rows: list[Row]) -> None:
    table, quality = read_street(content, "a-file", PLAN.month(0))
    assert table.num_rows == len(rows) > 5_000
    assert quality["odd_crime_id"] == 0
    assert quality["unknown_category"] == {}
    assert quality["reported_by_another_force"] == 0


def test_its_own_rows_are_those_drawn(country: Country, counts: np.ndarray, rows: list[Row]) -> None:
    home = dict(zip(country.lsoas, country.district_of_area.tolist(), strict=True))
    found = Counter((home[r["LSOA code"]], r["Crime type"]) for r in rows if r["LSOA code"])
    for p in np.flatnonzero(country.force == 0).tolist():
        assert [found[p, category] for category in CATEGORIES] == counts[p].tolist()


def test_a_few_rows_lie_in_another_forces_area_and_a_few_nowhere(country: Country, rows: list[Row]) -> None:
    home = dict(zip(country.lsoas, country.force[country.district_of_area].tolist(), strict=True))
    where = Counter(home.get(r["LSOA code"]) for r in rows)
    assert set(where) == {0, 1, None}
    assert 0 < where[1] < 0.01 * len(rows)
    assert 0 < where[None] < 0.02 * len(rows)
    nowhere = [r for r in rows if not r["LSOA code"]]
    assert {(r["Longitude"], r["Latitude"], r["Location"], r["LSOA name"]) for r in nowhere} == {
        ("", "", "No Location", "")
    }


def test_anti_social_behaviour_has_no_id_no_outcome_and_repeats(rows: list[Row]) -> None:
    asb = [tuple(r.values()) for r in rows if r["Crime type"] == truth.ASB]
    assert {(row[0], row[-2]) for row in asb} == {("", "")}
    assert max(Counter(asb).values()) > 1


def test_crimes_have_ids_and_a_few_stand_twice_word_for_word(rows: list[Row]) -> None:
    crimes = [tuple(r.values()) for r in rows if r["Crime type"] != truth.ASB]
    assert all(re.fullmatch(r"[0-9a-f]{64}", row[0]) for row in crimes)
    twice = [row for row, times in Counter(crimes).items() if times > 1]
    assert 0 < len(twice) < 0.005 * len(crimes)
    assert len({row[0] for row in crimes}) == len(set(crimes)), "an id never stands for two different rows"


def test_older_months_have_fewer_open_crimes(country: Country, counts: np.ndarray) -> None:
    said = b"Under investigation"
    old, new = (street_file(country, counts, 0, month).count(said) for month in (0, 5))
    assert 0 < old < new / 5


def test_no_row_holds_more_or_less_than_the_columns(content: bytes) -> None:
    lines = content.decode().split("\n")
    assert lines[-1] == ""
    assert {line.count(",") for line in lines[:-1]} == {11}
