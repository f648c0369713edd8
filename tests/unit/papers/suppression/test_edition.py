"""What a public edition shows of a paper, figure by figure."""

import re
from dataclasses import fields, replace

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.figures import Area, AreaMap, Figure, Month, Note, Period, Shape
from commonweal.figures.document import to_json
from commonweal.papers.suppression import suppress
from counted_paper import BOROUGH, GROUP, LEAVES, Counts, paper

NOW, THEN = Period.parse("2024-10..2025-09"), Period.parse("2023-10..2024-09")


def counts(cells: list[list[int]], then: int = 40) -> Counts:
    """Counts a ward and kind of this year, all in one month; a year before `then` everywhere."""
    cube = np.zeros((len(LEAVES), len(cells[0]), 24), dtype=int)
    cube[:, :, 3], cube[:, :, 15] = then, np.array(cells)
    return Counts(cube, THEN.start)


LARGE = [[40, 50, 60], [30, 35, 45], [20, 25, 70]]
ONE_SMALL = [[3, 50, 60], [30, 35, 45], [20, 25, 70]]


def hidden(figures) -> set[str]:
    return {f.id for f in figures if f.suppressed}


def test_with_nothing_small_every_number_is_shown_and_the_edition_is_public():
    whole = paper(counts(LARGE), NOW, THEN)
    out = suppress(whole)
    assert out.audience == "public"
    assert hidden(out.figures) == set()
    assert [f.value for f in out.figures] == [f.value for f in whole.figures]
    assert {f.audience for f in out.figures} == {"public"}


def test_a_small_count_goes_with_enough_others():
    out = suppress(paper(counts(ONE_SMALL), NOW, THEN))
    gone = hidden(out.figures)
    assert f"W0/{LEAVES[0]}/change" in gone
    assert len(gone) == 4  # a square of two wards and two kinds
    assert not any(id.startswith("E06/") for id in gone)


def test_a_hidden_figure_holds_no_number_in_any_field():
    out = suppress(paper(counts(ONE_SMALL), NOW, THEN))
    kept = {"id", "label", "offence", "area", "unit", "period", "baseline_period", "method", "sources", "audience"}
    for figure in (f for f in out.figures if f.suppressed):
        others = {field.name: getattr(figure, field.name) for field in fields(Figure) if field.name not in kept}
        assert {name: value for name, value in others.items() if value} == {"suppressed": True}


def test_a_baseline_that_is_small_hides_the_value_and_the_change_with_it():
    out = suppress(paper(counts(LARGE, then=2), NOW, THEN))
    small = out.figure(f"W1/{LEAVES[0]}/change")
    assert small.suppressed
    assert small.value is None


def test_zeros_are_shown():
    cells = [[0, 50, 60], [30, 35, 45], [20, 25, 70]]
    out = suppress(paper(counts(cells), NOW, THEN))
    assert out.figure(f"W0/{LEAVES[0]}/change").value == 0


def test_figures_of_open_publishers_stay_as_they_are():
    whole = paper(counts(ONE_SMALL), NOW, THEN, audience="public")
    out = suppress(whole)
    assert out.figures == whole.figures


def test_a_rate_goes_with_its_count():
    out = suppress(paper(counts(ONE_SMALL), NOW, THEN, rates=True))
    gone = hidden(out.figures)
    assert f"W0/{LEAVES[0]}/rate" in gone
    assert {id.replace("/rate", "/change") for id in gone} == {id for id in gone if id.endswith("/change")}


def test_a_rate_alone_is_judged_by_the_count_behind_it():
    whole = paper(counts(ONE_SMALL), NOW, THEN, rates=True)
    alone = replace(whole, figures=tuple(f for f in whole.figures if f.id.endswith("/rate")))
    assert f"W0/{LEAVES[0]}/rate" in hidden(suppress(alone).figures)


def test_a_rate_whose_count_cannot_be_told_is_hidden():
    whole = paper(counts(LARGE), NOW, THEN, rates=True)
    blind = tuple(replace(f, parameters={}) for f in whole.figures if f.id.endswith("/rate"))
    assert all(f.suppressed for f in suppress(replace(whole, figures=blind)).figures)


def test_shown_figures_lose_parameters_that_count_and_the_q_of_a_family_with_a_hidden_test():
    out = suppress(paper(counts(ONE_SMALL), NOW, THEN))
    shown = out.figure(f"E06/{GROUP}/change")
    assert shown.parameters == {"residents": 8000}
    assert shown.q is None
    assert shown.p == 0.5
    assert suppress(paper(counts(LARGE), NOW, THEN)).figure(f"E06/{GROUP}/change").q == 0.6


def test_a_small_month_takes_its_series_with_it_and_the_interval_is_widened():
    made = counts(LARGE)
    made.cube[0, 0, 5], made.cube[0, 0, 6] = 2, 9
    out = suppress(paper(made, NOW, THEN, series=True))
    series = out.one_series(f"E06/{LEAVES[0]}/months")
    by_month = {point.month: point.value for point in series.points}
    assert series.suppressed
    assert set(by_month.values()) == {None}
    assert all(p.expected is p.lower is p.upper is p.alarm is None for p in series.points)
    assert series.finding == ""
    figure = out.figure(f"E06/{LEAVES[0]}/change")
    assert figure.value is not None
    low, high = figure.interval
    assert low == int(low) and high == int(high)
    whole = paper(made, NOW, THEN, series=True).figure(figure.id).interval
    assert low <= whole[0] < whole[1] <= high
    assert figure.p is None


def test_hidden_rows_stand_last_by_name_so_that_their_place_tells_nothing():
    cells = [[3, 50, 2, 60], [30, 35, 45, 50], [20, 25, 70, 80]]
    whole = paper(counts(cells), NOW, THEN)
    table = whole.tables[0]
    rows = tuple(replace(row, figure=row.figure.replace(GROUP, LEAVES[0])) for row in reversed(table.rows))
    small_wards = replace(whole, tables=(replace(table, rows=rows),))
    out = suppress(small_wards)
    gone = hidden(out.figures)
    placed = [row.figure for row in out.tables[0].rows]
    first_hidden = next(n for n, id in enumerate(placed) if id in gone)
    assert all(id in gone for id in placed[first_hidden:])
    assert placed[first_hidden:] == sorted(placed[first_hidden:])
    assert all(row.note == "" for row in out.tables[0].rows if row.figure in gone)


def test_notes_and_caveats_that_speak_of_a_hidden_count_go():
    whole = paper(counts(ONE_SMALL), NOW, THEN)
    telling = Note("small base", "Ward 0 had 3.", offence=LEAVES[0], area="W0")
    general = Note("source", "The extract is of 1 October 2025.")
    shape = Shape(Area("W0", "Ward 0", "ward"), b"", "one in 900")
    drawn = AreaMap("m", "", "", (shape,), (f"W0/{LEAVES[0]}/change",), "")
    out = suppress(replace(whole, notes=(telling, general), maps=(drawn,)))
    assert out.notes == (general,)
    assert out.maps[0].shapes[0].caveat == ""


def test_a_percentage_of_a_hidden_count_goes():
    whole = paper(counts(ONE_SMALL), NOW, THEN)
    share = replace(whole.figures[0], id="share", unit="% of the ward", value=1.5, baseline_value=None,
                    offence=LEAVES[0], area=Area("W0", "Ward 0", "ward"))  # fmt: skip
    assert suppress(replace(whole, figures=(*whole.figures, share))).figure("share").suppressed


def test_what_is_left_of_the_district_is_protected_too():
    """Three of the borough's crimes lie in no ward: printed wards and borough must not tell the three."""
    made = counts(LARGE)
    whole = paper(made, NOW, THEN)
    larger = tuple(replace(f, value=f.value + 3) if f.area == BOROUGH and f.offence in (LEAVES[0], GROUP) else f
                   for f in whole.figures)  # fmt: skip
    gone = hidden(suppress(replace(whole, figures=larger)).figures)
    assert any(id.startswith("W") and id.endswith(f"{LEAVES[0]}/change") for id in gone)


def test_the_years_of_an_average_are_subtracted():
    """The average of two years and one of them tell the other."""
    made = Counts(np.concatenate([np.zeros((3, 3, 12), int), counts(LARGE).cube], axis=2), Month(2022, 10))
    made.cube[:, :, 4] = 1  # nine in the borough the year before last: 3 of each kind
    whole = paper(made, NOW, THEN)
    leaf = f"E06/{LEAVES[0]}/change"
    first = whole.figure(leaf)
    years = Period.parse("2022-10..2024-09")
    average = replace(first, id="average", baseline_value=(first.baseline_value + 3) / 2, baseline_period=years,
                      parameters={"years": ["2023-10..2024-09", "2022-10..2023-09"]})  # fmt: skip
    gone = hidden(suppress(replace(whole, figures=(*whole.figures, average))).figures)
    assert "average" in gone or leaf in gone


def test_a_threshold_that_protects_nothing_is_refused():
    with pytest.raises(MethodRefused, match="the rule itself"):
        suppress(paper(counts(ONE_SMALL), NOW, THEN), threshold=2)


def test_the_same_paper_gives_the_same_edition_each_time():
    whole = paper(counts([[3, 2, 60], [4, 35, 1], [20, 2, 70]]), NOW, THEN, rates=True)
    assert to_json(suppress(whole)) == to_json(suppress(whole))


def test_no_hidden_number_stands_in_the_text_of_the_document():
    made = counts([[3, 123457, 654321], [765432, 876543, 987654], [456789, 567891, 678912]], then=345678)
    text = to_json(suppress(paper(made, NOW, THEN, rates=True)))
    gone = [f for f in suppress(paper(made, NOW, THEN)).figures if f.suppressed and f.area.kind == "ward"]
    for figure in gone:
        value = paper(made, NOW, THEN).figure(figure.id).value
        assert value is not None
        if value > 1000:
            assert not re.search(rf"\b{value:.0f}\b", text)
