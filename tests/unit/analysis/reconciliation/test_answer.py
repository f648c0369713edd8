"""Three sources of a made-up place with a known truth: what agrees, what does not, and the one break."""

import numpy as np
import pytest

import side_by_side
from alder import HOME, OTHER, add, steady, workspace
from commonweal.analysis.reconciliation import Question, answer, sources_held
from commonweal.errors import MethodRefused, NoDataForPeriod, NotHeld, PeriodRefused
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.ingest.home_office import ingest_home_office
from commonweal.records import register
from commonweal.store import Store
from side_by_side import BROKEN, table_rows, three, truth, write_table  # noqa: F401  a fixture

YEAR = Period(Month(2025, 1), Month(2025, 12))
HERE, VIOLENCE = "P1", "violence-and-sexual-offences"
TABLE, EXTRACT, LAST = (
    "police-uk-beside-home-office",
    "police-uk-beside-extract-force",
    "home-office-beside-extract-force",
)


def asked(place, period=YEAR, named=(), rules="", who="Alder", public=False):
    view = Store(place).view()
    places = Gazetteer.of(view)
    partnership = places.partnership(who)
    found = sources_held(view, partnership, named, public=public)
    return answer(Question(partnership, period, found, "partners", register.parse(rules)), view, places)


@pytest.fixture(scope="module")
def paper(three):  # noqa: F811
    return asked(three)


def whole(paper, node, pair):
    return paper.figure(f"{HERE}/{node}/{pair}/whole")


def breaks(paper):
    return [f.id for f in paper.figures if f.standing in ("above", "below")]


def test_the_planted_break_is_found_and_nothing_else(paper):
    assert breaks(paper) == [
        f"{HERE}/{node}/{pair}/{when}"
        for pair, when in ((TABLE, "2025-04"), (EXTRACT, "2025-05"))
        for node in ("all-crime", VIOLENCE)
    ]
    assert str(BROKEN) == "2025-05"
    lost = paper.figure(f"{HERE}/{VIOLENCE}/{EXTRACT}/2025-05")
    assert lost.standing == "below"
    assert lost.change_percent == pytest.approx(-100 * side_by_side.LOST, abs=1)
    assert lost.change_percent < lost.interval[0]
    assert lost.p < 1e-6


def test_recorded_crime_agrees_and_behaviour_does_not(paper):
    crime, behaviour = whole(paper, "all-crime", EXTRACT), whole(paper, "anti-social-behaviour", EXTRACT)
    assert crime.parameters["agreement"] == "agree"
    assert -0.5 < crime.parameters["usual_percent"] < 0
    assert crime.interval[0] <= crime.parameters["usual_percent"] <= crime.interval[1]
    assert behaviour.parameters["agreement"] == "do not agree"
    assert behaviour.parameters["usual_percent"] == pytest.approx(-35, abs=5)


def test_the_counts_are_those_of_the_sources(paper, three):  # noqa: F811
    happened = truth()
    held = side_by_side.of_police_uk(happened), side_by_side.of_the_force(happened)
    for node in (VIOLENCE, "burglary", "anti-social-behaviour"):
        figure = whole(paper, node, EXTRACT)
        assert [figure.value, figure.baseline_value] == [sum(c[node][m] for m in YEAR) for c in held]
    quarter = paper.figure(f"{HERE}/burglary/{TABLE}/2025-07")
    assert quarter.baseline_value == sum(happened["burglary"][Month(2025, m)] for m in (7, 8, 9))
    assert quarter.period == Period(Month(2025, 7), Month(2025, 9))


def test_behaviour_is_in_no_total_and_not_told_by_the_home_office(paper):
    total = whole(paper, "all-crime", EXTRACT)
    parts = [f.value for f in paper.figures if f.id.endswith(f"/{EXTRACT}/whole") and f is not total]
    assert total.value == sum(parts) - whole(paper, "anti-social-behaviour", EXTRACT).value
    told = whole(paper, "anti-social-behaviour", TABLE)
    assert (told.value, told.standing) == (None, "not available")
    assert told.notes == ("not told by the Home Office’s table",)


def test_each_time_is_judged_beside_the_others_of_the_history(paper):
    assert paper.figure(f"{HERE}/all-crime/{EXTRACT}/2025-03").parameters["others"] == 35
    assert paper.figure(f"{HERE}/all-crime/{TABLE}/2025-01").parameters["others"] == 11
    series = paper.one_series(f"{HERE}/all-crime/{TABLE}/times")
    assert [p.alarm for p in series.points if p.month == Month(2025, 4)] == ["below"]
    assert len(series.points) == 12


def test_nothing_is_learned_across_a_change_of_rules(three):  # noqa: F811
    rules = '[[change]]\nmonth = "2025-02"\noffence = "violence-and-sexual-offences"\ntext = "Counted anew."\n'
    told = asked(three, rules=rules)
    assert told.figure(f"{HERE}/{VIOLENCE}/{EXTRACT}/2025-03").parameters["others"] == 10
    assert told.figure(f"{HERE}/burglary/{EXTRACT}/2025-03").parameters["others"] == 35
    inside = told.figure(f"{HERE}/{VIOLENCE}/{TABLE}/2025-01")
    assert (inside.parameters["others"], inside.interval) == (0, None)
    assert any(n.kind == "recording" and "Counted anew" in n.text for n in told.notes)


def test_nor_across_a_gap_and_a_gap_is_never_zero(three):  # noqa: F811
    rules = '[[gap]]\nfrom = "2025-02"\nto = "2025-02"\nforce = "Forest & Heath"\ntext = "Nothing was published."\n'
    told = asked(three, rules=rules)
    ids = {f.id for f in told.figures}
    assert f"{HERE}/all-crime/{EXTRACT}/2025-02" not in ids
    assert f"{HERE}/all-crime/{TABLE}/2025-01" not in ids
    assert told.figure(f"{HERE}/all-crime/{EXTRACT}/2025-03").parameters["others"] == 9
    assert whole(told, "all-crime", EXTRACT).parameters["times"] == 11
    assert any("for February 2025: Nothing was published." in n.text for n in told.notes if n.kind == "gap")


def test_months_after_the_period_teach_nothing(three):  # noqa: F811
    told = asked(three, Period(Month(2024, 1), Month(2024, 6)))
    assert told.figure(f"{HERE}/all-crime/{EXTRACT}/2024-01").parameters["others"] == 17
    assert told.figure(f"{HERE}/all-crime/{TABLE}/2024-01").parameters["others"] == 5
    assert whole(told, "all-crime", TABLE).parameters["agreement"] == "too little history"
    assert breaks(told) == []


def test_a_period_that_holds_no_whole_quarter_compares_months_alone(three):  # noqa: F811
    told = asked(three, Period(Month(2025, 5), Month(2025, 6)))
    assert {f.parameters["pair"] for f in told.figures if "pair" in f.parameters} == {EXTRACT}
    assert any("no quarter of May to June 2025 in common" in n.text for n in told.notes if n.kind == "gap")


def test_only_the_force_is_told_where_the_table_knows_only_forces(tmp_path):
    happened = truth()
    place = workspace(tmp_path / "ws", side_by_side.files(side_by_side.of_police_uk(happened)))
    add(place, steady(Period(Month(2025, 1), Month(2025, 12)), {("L5", "burglary", OTHER): 4}, scope="moor"))
    headings = [h for h in side_by_side.HEADINGS if h != "CSP Name"]
    rows = [(*r[:3], *r[4:]) for r in table_rows(happened)]
    ingest_home_office(place, [write_table(tmp_path / "pfa.csv", rows, tuple(headings))])
    told = asked(place)
    figure = told.figure(f"F1/all-crime/{TABLE}/whole")
    assert figure.area.kind == "force"
    assert figure.parameters["breaks"] == ["2025-04"]
    with pytest.raises(NotHeld, match="nothing to lay beside it"):
        asked(place, named=("police_uk.street",))


def test_a_district_of_a_partnership_of_several_has_no_line_in_a_table_of_partnerships(tmp_path):
    period = Period(Month(2025, 1), Month(2025, 12))
    place = workspace(tmp_path / "ws", steady(period, {("L5", "burglary", OTHER): 9}, scope="moor"))
    rows = table_rows(truth(), "Woodland", "Moor")
    ingest_home_office(place, [write_table(tmp_path / "csp.csv", rows)])
    assert asked(place, who="Woodland").figure(f"P2/burglary/{TABLE}/whole").value == 108


def test_no_time_in_common_is_said_in_a_plain_sentence(tmp_path):
    place = workspace(tmp_path / "ws", steady(Period(Month(2020, 1), Month(2020, 6)), {("L1", "burglary", HOME): 9}))
    ingest_home_office(place, [write_table(tmp_path / "csp.csv", table_rows(truth()))])
    with pytest.raises(NoDataForPeriod) as told:
        asked(place)
    assert told.value.message == (
        "police.uk and the Home Office’s table are not available side by side: they have no quarter of January to "
        "December 2025 in common. police.uk has January to June 2020; the Home Office’s table has January 2023 to "
        "December 2025."
    )


def test_of_three_sources_each_is_named_once_where_none_has_the_period(three):  # noqa: F811
    with pytest.raises(NoDataForPeriod) as told:
        asked(three, Period(Month(2030, 1), Month(2030, 12)))
    assert told.value.message.startswith("No two sources have a month or quarter of January to December 2030 in common")
    assert told.value.message.count("January 2023 to December 2025") == 3


def test_a_series_begins_where_both_sources_do(tmp_path):
    place = workspace(tmp_path / "ws", side_by_side.files(truth()))
    add(place, steady(YEAR, {("L1", "burglary", HOME): 30}, scope="force", dataset="partner.force"))
    points = asked(place).one_series(f"{HERE}/burglary/{EXTRACT}/times").points
    assert (points[0].month, len(points)) == (Month(2025, 1), 12)


def test_a_group_that_an_extract_never_records_is_not_told_nor_is_all_crime(tmp_path):
    period = Period(Month(2025, 1), Month(2025, 12))
    place = workspace(tmp_path / "ws", side_by_side.files(truth()))
    add(place, steady(period, {("L1", "burglary", HOME): 30}, scope="force", dataset="partner.force"))
    told = asked(place)
    assert whole(told, "burglary", EXTRACT).baseline_value == 360
    for node in ("robbery", "all-crime"):
        assert whole(told, node, EXTRACT).value is None
        assert "not told by the extract" in whole(told, node, EXTRACT).notes[0]


def test_offence_codes_that_are_not_known_are_named(tmp_path):
    place = workspace(tmp_path / "ws", side_by_side.files(truth()))
    rows = [*table_rows(truth()), ("2024/25", 4, "Forest & Heath", "Alder", "New", "", "", "999Z", 7)]
    ingest_home_office(place, [write_table(tmp_path / "csp.csv", rows)])
    assert any("codes 999Z are not known" in n.text for n in asked(place).notes if n.kind == "quality")


def test_sources_are_named_as_they_are_kept(three):  # noqa: F811
    told = asked(three, named=("partner.force", "home-office"))
    assert {f.parameters["pair"] for f in told.figures if "pair" in f.parameters} == {LAST}
    with pytest.raises(NotHeld, match=r"no partner\.nobody"):
        asked(three, named=("partner.nobody",))
    with pytest.raises(MethodRefused, match="no source"):
        asked(three, named=("guesswork",))


def test_what_is_not_public_is_left_out_as_if_it_were_not_there(three):  # noqa: F811
    told = asked(three, public=True)
    assert {f.parameters["pair"] for f in told.figures if "pair" in f.parameters} == {TABLE}
    assert not any("partner." in s.dataset for s in told.sources)


def test_more_than_sixty_months_are_refused(three):  # noqa: F811
    with pytest.raises(PeriodRefused, match="too many"):
        asked(three, Period(Month(2019, 1), Month(2025, 12)))


def test_a_figure_holds_no_number_that_is_not_finite(paper):
    for figure in paper.figures:
        numbers = (figure.value, figure.baseline_value, figure.change_percent, figure.p, *(figure.interval or ()))
        assert all(n is None or np.isfinite(n) for n in numbers)
