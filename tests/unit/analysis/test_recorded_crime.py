"""The report's figures over the made-up country, where every count is known."""

import pytest

import alder
from commonweal.analysis.recorded_crime import POLICE_UK, Contribution, Question, StatedFigure, answer, superseded
from commonweal.errors import NoDataForPeriod, PeriodRefused
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.records.register import parse
from commonweal.store import Store

NOW = Period(Month(2024, 1), Month(2024, 12))
BEFORE = NOW.shift(-12)
ALL = Period(Month(2021, 1), Month(2024, 12))
COUNTS = {
    ("L1", "burglary", alder.HOME): 30,
    ("L3", "burglary", alder.HOME): 10,
    ("L3", "drugs", alder.HOME): 5,
    ("L1", "anti-social-behaviour", alder.HOME): 20,
    ("L5", "burglary", alder.HOME): 50,  # a neighbour's place in our force's file
}


def ask(place, period=NOW, against=BEFORE, last=None, contributions=(), **more):
    store = Store(place)
    view = store.view()
    places = Gazetteer.of(view)
    question = Question(places.partnership("Alder"), period, against, **more)
    if last == "superseded":
        last = store.view(sha256s=superseded(store.editions(), view, question))
    return answer(question, view, places, last=last, contributions=contributions)


def value(paper, id):
    figure = paper.figure(f"P1/{id}")
    return figure.value, figure.baseline_value, figure.verdict


@pytest.fixture(scope="module")
def steady(tmp_path_factory):
    return alder.workspace(tmp_path_factory.mktemp("steady"), alder.steady(ALL, COUNTS))


def test_a_steady_place_changed_nowhere(steady):
    paper = ask(steady)
    assert value(paper, "all-crime/change") == (540, 540, "no clear change")
    assert value(paper, "anti-social-behaviour/change") == (240, 240, "no clear change")
    assert not any(t.id.startswith("carried-by/") for t in paper.tables), "a quiet period gives a short paper"
    assert {f.verdict for f in paper.figures} <= {"no clear change", "too few to say", "not available", None}


def test_anti_social_behaviour_is_in_no_crime_total(steady):
    paper = ask(steady)
    parts = [paper.figure(f"P1/{n}/change").value for n in ("publicly-reported", "police-generated")]
    assert sum(parts) == paper.figure("P1/all-crime/change").value == 540


def test_wards_add_up_and_carry_a_rate(steady):
    paper = ask(steady)
    wards = [f for f in paper.figures if f.id in ("W1/all-crime/change", "W2/all-crime/change")]
    assert sum(f.value for f in wards) == 540
    assert paper.figure("W1/all-crime/rate").value == pytest.approx(1000 * 360 / 300)


def test_what_police_uk_cannot_tell_apart_says_so(steady):
    figure = ask(steady).figure("P1/residential-burglary/change")
    assert (figure.value, figure.verdict, figure.notes) == (None, "not available", ("not separable in this source",))


def test_another_forces_rows_move_no_total_and_stand_in_a_line_of_their_own(steady, tmp_path):
    before = ask(steady)
    place = alder.workspace(tmp_path, alder.steady(ALL, COUNTS))
    alder.add(place, [alder.street(m, {("L1", "burglary", alder.OTHER): 4}, "moor") for m in NOW])
    after = ask(place)
    assert value(after, "all-crime/change") == value(before, "all-crime/change")
    other = after.figure("P1/all-crime/other-force/moor-police")
    assert other.value == 48
    assert not any("other-force" in f.id for f in before.figures)


def test_a_neighbour_without_its_forces_file_is_not_available_and_says_why(steady):
    paper = ask(steady)
    figure = paper.figure("P2/all-crime/rate")
    assert (figure.value, figure.verdict) == (None, "not available")
    assert any("Birch is not available: the file of Moor was not given" in n.text for n in paper.notes)


def test_the_average_names_its_years_and_never_bridges_a_gap(steady, tmp_path):
    assert ask(steady).figure("P1/burglary/average").parameters["years"] == [str(NOW.shift(-12 * n)) for n in (1, 2, 3)]
    place = alder.workspace(tmp_path, [e for e in alder.steady(ALL, COUNTS) if e.months[0] != Month(2021, 6)])
    paper = ask(place)
    assert paper.figure("P1/burglary/average").parameters["years"] == [str(NOW.shift(-12 * n)) for n in (1, 2)]
    assert any("January to December 2021 is not held whole" in n.text for n in paper.notes)


def test_a_missing_month_leaves_out_its_pair_and_says_so(tmp_path):
    place = alder.workspace(tmp_path, [e for e in alder.steady(ALL, COUNTS) if e.months[0] != Month(2024, 6)])
    paper = ask(place)
    figure = paper.figure("P1/burglary/change")
    assert (figure.value, figure.baseline_value) == (440, 440)
    assert figure.parameters["months_left_out"] == ["2024-06"]
    assert any("June 2024 is not held" in n.text for n in paper.notes)
    series = paper.one_series("P1/burglary/months")
    assert [p.value for p in series.points if p.month == Month(2024, 6)] == [None]


def test_a_gap_of_the_register_is_not_counted(steady):
    gap = parse('[[gap]]\nfrom = "2023-01"\nto = "2023-12"\ntext = "Counted wrongly."')
    figure = ask(steady, register=gap).figure("P1/burglary/change")
    assert (figure.value, figure.baseline_value, figure.verdict) == (480, None, "not available")


def test_a_recording_change_is_drawn_and_printed_beside_its_row(steady):
    register = parse('[[change]]\nmonth = "2024-03"\noffence = "drugs"\ntext = "Counted anew."')
    paper = ask(steady, register=register)
    assert [m.text for m in paper.one_series("P1/drugs/months").marks] == ["Counted anew."]
    assert not paper.one_series("P1/burglary/months").marks
    notes = {r.figure: r.note for r in paper.table("offences").rows}
    assert notes["P1/drugs/change"] == "March 2024: Counted anew."


def test_a_rise_is_found_and_the_ward_that_carries_it_named(tmp_path):
    editions = [
        alder.street(
            m, {**COUNTS, ("L1", "burglary", alder.HOME): 60 if m in NOW else 30 + m.month % 3}, "forest-and-heath"
        )
        for m in ALL
    ]
    paper = ask(alder.workspace(tmp_path, editions))
    assert paper.figure("P1/burglary/change").verdict == "rise"
    table = paper.table("carried-by/burglary")
    first = paper.figure(table.rows[0].figure)
    assert first.area.name == "Ash & Elm"
    changes = [paper.figure(r.figure).change for r in table.rows]
    assert sum(changes) == paper.figure("P1/burglary/change").change
    alarms = {p.month: p.alarm for p in paper.one_series("P1/burglary/months").points}
    assert alarms[NOW.start] == "above"
    assert not any(alarm for month, alarm in alarms.items() if month not in NOW)


def test_less_history_than_three_years_gives_no_band(tmp_path):
    place = alder.workspace(tmp_path, alder.steady(Period(Month(2022, 6), NOW.end), COUNTS))
    series = ask(place).one_series("P1/burglary/months")
    assert all(p.upper is None and p.alarm is None for p in series.points)
    assert "not available" in series.method


def test_revisions_compare_with_the_editions_that_were_replaced(tmp_path):
    place = alder.workspace(tmp_path, alder.steady(ALL, COUNTS))
    newer = {**COUNTS, ("L1", "burglary", alder.HOME): 33}
    alder.add(place, [alder.street(NOW.end, newer, "forest-and-heath", released=(NOW.end + 6).last_day)])
    paper = ask(place, last="superseded")
    figure = paper.figure("P1/burglary/revision")
    assert (figure.value, figure.baseline_value, figure.parameters["months_revised"]) == (43, 40, ["2024-12"])
    assert "P1/drugs/revision" not in {f.id for f in paper.figures}


def test_other_months_of_the_year_are_flagged_as_seasonal(steady):
    paper = ask(steady, Period(Month(2024, 7), Month(2024, 12)), Period(Month(2024, 1), Month(2024, 6)))
    assert any(n.kind == "seasonal" for n in paper.notes)
    assert any("the season is in this change" in r.note for r in paper.table("offences").rows)


def test_partners_own_figures_stand_as_stated_and_only_where_they_may(steady):
    given = [
        Contribution("Alder Homes", "Our homes", "We opened 41 cases.", (StatedFigure("Cases", 41, 38, "cases"),)),
        Contribution("Alder Health", "For partners", "Not for all.", audience="partners"),
    ]
    public = ask(steady, contributions=given)
    assert [p.agency for p in public.paragraphs] == ["Alder Homes"]
    assert public.figure("P1/alder-homes-1/1").value == 41
    partners = ask(steady, contributions=given, audience="partners")
    assert [p.agency for p in partners.paragraphs] == ["Alder Homes", "Alder Health"]


def test_an_extract_counts_only_the_districts_rows_and_is_for_partners(tmp_path):
    place = alder.workspace(tmp_path, alder.steady(ALL, COUNTS, scope="force", dataset="partner.force"))
    paper = ask(place, source="partner.force", audience="partners")
    figure = paper.figure("P1/burglary/change")
    assert (figure.value, figure.audience) == (480, "partners")


def test_the_projection_is_of_the_financial_year_and_says_when_it_cannot_be_made(steady):
    ytd = Period(Month(2024, 4), Month(2024, 12))
    paper = ask(steady, ytd, ytd.shift(-12), project=True)
    figure = paper.figure("P1/burglary/projection")
    assert figure.value == pytest.approx(480)
    assert str(figure.period) == "2024-04..2025-03"
    early = Period(Month(2022, 4), Month(2022, 6))
    refused = ask(steady, early, early.shift(-12), project=True)
    assert any("No projection to March 2023: 1 whole earlier year is held" in n.text for n in refused.notes)


def test_the_exact_test_is_an_option(steady):
    figure = ask(steady, exact=True).figure("P1/burglary/change")
    assert "exact" in figure.method


@pytest.mark.parametrize(
    ("period", "against", "words"),
    [
        (NOW, Period(NOW.start - 6, NOW.end - 12), "differ in length"),
        (NOW, NOW.shift(-6), "overlap"),
    ],
)
def test_periods_that_cannot_be_compared_are_refused(steady, period, against, words):
    with pytest.raises(PeriodRefused, match=words):
        ask(steady, period, against)


def test_a_period_without_data_says_what_is_held(steady):
    with pytest.raises(NoDataForPeriod, match="January 2021 to December 2024"):
        ask(steady, NOW.shift(24), NOW)


def test_the_source_is_police_uk_unless_said(steady):
    assert ask(steady).figure("P1/burglary/change").sources[0].startswith(POLICE_UK)


def test_a_period_without_a_baseline_still_says_what_it_held(steady):
    paper = ask(steady, Period(Month(2021, 1), Month(2021, 12)), Period(Month(2020, 1), Month(2020, 12)))
    figure = paper.figure("P1/all-crime/change")
    assert (figure.value, figure.baseline_value, figure.verdict) == (540, None, "not available")
