import numpy as np
import pytest

import many_districts
from alder import HOME, OTHER, steady, street, workspace
from commonweal.analysis import published
from commonweal.analysis.country import gather
from commonweal.errors import NoDataForPeriod
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.records import register
from commonweal.store import Store

JAN = Month(2024, 1)
YEAR = Period(JAN, JAN + 11)
ALDER, BIRCH = 0, 1  # by name


def asked(tmp_path, editions, period=YEAR, rules=""):
    view = Store(workspace(tmp_path, editions)).view()
    return gather(view, Gazetteer.of(view), period, register.parse(rules))


def both(period=YEAR):
    here = steady(period, {("L1", "burglary", HOME): 30, ("L4a", "robbery", HOME): 10})
    return here + steady(period, {("L5", "burglary", OTHER): 20, ("L1", "drugs", OTHER): 4}, scope="moor")


def test_each_partnership_counts_the_rows_of_its_home_force(tmp_path):
    country = asked(tmp_path, both())
    assert [p.area.name for p in country.partnerships] == ["Alder", "Birch"]
    assert country.totals("all-crime", YEAR).tolist() == [480, 240]  # not the 48 that another force recorded in Alder
    assert country.totals("robbery", YEAR).tolist() == [120, 0]
    assert country.index("P1") == ALDER
    assert country.index("P2") == BIRCH


def test_a_force_whose_file_is_missing_is_not_available_never_zero(tmp_path):
    country = asked(tmp_path, [e for e in both() if (e.scope, e.months) != ("moor", (JAN + 3,))])
    assert np.isnan(country.totals("all-crime", YEAR)[BIRCH])
    assert np.isnan(country.months("burglary")[BIRCH]).tolist() == [month == JAN + 3 for month in YEAR]
    assert country.totals("burglary", YEAR)[ALDER] == 360
    assert country.reasons[BIRCH][3] == "no file of Moor is held for April 2024"
    assert country.reasons[ALDER][3] == ""


def test_a_month_that_holds_a_tenth_of_the_usual_rows_is_not_available(tmp_path):
    editions = [e for e in both() if (e.scope, e.months) != ("moor", (JAN + 3,))]
    editions.append(street(JAN + 3, {("L5", "burglary", OTHER): 2}, "moor"))
    country = asked(tmp_path, editions)
    assert country.reasons[BIRCH][3] == "Moor published 2 rows for April 2024, where about 24 are usual"
    assert np.isnan(country.totals("burglary", YEAR)[BIRCH])


def test_half_of_the_usual_rows_is_a_fall_not_a_gap(tmp_path):
    editions = [e for e in both() if (e.scope, e.months) != ("moor", (JAN + 3,))]
    editions.append(street(JAN + 3, {("L5", "burglary", OTHER): 12}, "moor"))
    assert asked(tmp_path, editions).totals("burglary", YEAR)[BIRCH] == 11 * 20 + 12


def test_a_gap_of_the_register_is_not_available_with_its_own_words(tmp_path):
    rules = '[[gap]]\nfrom = "2024-02"\nto = "2024-03"\nforce = "Moor"\ntext = "The system changed."\n'
    country = asked(tmp_path, both(), rules=rules)
    assert country.reasons[BIRCH][1] == "The system changed."
    assert np.isfinite(country.totals("burglary", YEAR)).tolist() == [True, False]


def test_months_outside_what_was_asked_are_not_available(tmp_path):
    country = asked(tmp_path, both(), Period(JAN, JAN + 5))
    assert np.isnan(country.totals("burglary", YEAR)).all()
    assert country.totals("burglary", Period(JAN + 2, JAN + 3)).tolist() == [60, 40]


def test_nothing_held_is_said(tmp_path):
    with pytest.raises(NoDataForPeriod):
        asked(tmp_path, both(), Period(Month(2020, 1), Month(2020, 2)))


def test_what_the_source_does_not_tell_apart_is_not_countable(tmp_path):
    country = asked(tmp_path, both())
    assert country.countable("all-crime")
    assert country.countable("burglary")
    assert not country.countable("residential-burglary")


def test_a_thin_month_is_told_alike_of_one_group_and_of_all(tmp_path, monkeypatch):
    """What is usual of a force with a short history is told by all its residents, not by the group's alone."""
    monkeypatch.setattr(published, "LEAST_FORCES", 3)
    people = [100_000] * 12
    found = {(i, "burglary"): 30 if many_districts.force(i) == "Dale" else 400 for i in range(12)}
    view = Store(many_districts.workspace(tmp_path, people, {JAN: found})).view()
    places = Gazetteer.of(view)
    horizon = Period(JAN, JAN)
    everyone = gather(view, places, horizon, register.parse(""))
    group = gather(
        view, places, horizon, register.parse(""), [places.partnership(many_districts.code(i)) for i in (0, 1, 2)]
    )
    why = "Dale published 120 rows for January 2024, where about 1,600 are usual"
    assert everyone.reasons[everyone.index(many_districts.code(1))] == (why,)
    assert group.reasons == (("",), (why,), ("",))
