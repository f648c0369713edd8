"""Where the year may end beside the group: a country of three years whose totals are known, one gap at a time."""

import pytest

from commonweal.analysis.comparison import Question, answer
from commonweal.analysis.comparison.answer import answer_on
from commonweal.analysis.comparison.material import ground_of, months_needed
from commonweal.figures import FigureSet, Month, Period
from commonweal.geography import Gazetteer
from commonweal.records.register import parse
from commonweal.store import Store
from commonweal.workspace import Workspace
from many_districts import code, group, workspace

YEAR = Period(Month(2025, 4), Month(2026, 3))
SO_FAR = Period(Month(2025, 4), Month(2025, 6))
HELD = Period(Month(2023, 4), Month(2025, 6))
SIZE = 8
PEOPLE = [100_000 + 10_000 * i for i in range(SIZE)]


def counts(month: Month, i: int) -> int:
    """Twice as many a month from July on as before it; ours 60 and 120."""
    return (60 + 6 * i) * (1 if 4 <= month.month <= 6 else 2)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three years and a quarter, all published."""
    found = {m: {(i, "burglary"): counts(m, i) for i in range(SIZE)} for m in HELD}
    return workspace(tmp_path_factory.mktemp("years"), PEOPLE, found)


def asked(place: Workspace, register: str = "", ours: int = 0) -> FigureSet:
    view = Store(place).view()
    places = Gazetteer.of(view)
    question = Question(
        places.partnership(code(ours)), group(SIZE, ours), SO_FAR, SO_FAR.shift(-12), register=parse(register)
    )
    ground = ground_of(view, places, question.source, question.register, months_needed(question))
    return answer_on(ground, question)


def test_the_year_s_total_is_that_of_the_seasons_before_it(place: Workspace) -> None:
    paper = asked(place)
    figure = paper.figure(f"{code(0)}/burglary/projection")
    assert figure.parameters["count"] == pytest.approx(3 * 60 + 9 * 120)
    assert figure.parameters["count_so_far"] == 180
    assert figure.value == pytest.approx(1000 * 1260 / PEOPLE[0])
    assert figure.parameters["last_year_count"] == 1260
    assert figure.parameters["years"] == ["2024-04..2025-03", "2023-04..2024-03"]
    low, high = figure.interval
    assert low < figure.value < high
    assert figure.period == YEAR
    everyone = sum(counts(m, i) for m in YEAR for i in range(SIZE))
    assert figure.baseline_value == pytest.approx(1000 * everyone / sum(PEOPLE))
    assert [row.figure for row in paper.table("projection").rows] == [
        f.id for f in paper.figures if f.id.endswith("/projection")
    ]
    assert len(paper.one_series(f"{code(0)}/burglary/trend").points) == 15, "the trend shows the months asked for"


def test_a_known_gap_of_ours_is_not_bridged(place: Workspace) -> None:
    gap = '[[gap]]\nfrom = "2024-01"\nto = "2024-01"\nforce = "Hill"\ntext = "Hill lost a month"\n'
    paper = asked(place, gap)
    assert not [f for f in paper.figures if f.id.endswith("/projection")]
    assert any("No projection to March 2026: 1 whole earlier year is held" in note.text for note in paper.notes)
    assert paper.table("projection") is None


def test_a_group_with_a_gap_is_not_projected_and_says_so(place: Workspace) -> None:
    gap = '[[gap]]\nfrom = "2024-01"\nto = "2024-01"\nforce = "Dale"\ntext = "Dale lost a month"\n'
    figure = asked(place, gap).figure(f"{code(0)}/burglary/projection")
    assert (figure.baseline_value, figure.parameters["members"]) == (None, 4)
    assert figure.value == pytest.approx(1000 * 1260 / PEOPLE[0])
    assert any("The group's year to March 2026 is not projected" in n.text for n in asked(place, gap).notes)


def test_on_one_ground_for_all_or_alone_the_figures_are_the_same(place: Workspace) -> None:
    view = Store(place).view()
    places = Gazetteer.of(view)
    for ours in (0, 4):
        question = Question(places.partnership(code(ours)), group(SIZE, ours), SO_FAR, SO_FAR.shift(-12))
        assert answer(question, view, places).figures == asked(place, ours=ours).figures
