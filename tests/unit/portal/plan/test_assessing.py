"""Issues are scored in the open: by several people, with the weights of that day, and never of a person."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.recording import recording
from commonweal.portal.plan import strategic, weights
from commonweal.portal.plan.models import Issue, Score
from commonweal.portal.plan.queries import assessments as queries
from commonweal.portal.plan.refusals import LooksLikePerson, NotInState, NotTheirPlan
from commonweal.portal.plan.verbs import assessments
from commonweal.workspace import Workspace
from plan_year import issue, marks, round_of
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _workspace(settings: Settings, tmp_path: Path) -> None:
    settings.WORKSPACE = Workspace(tmp_path)


def test_the_mean_counts_until_the_group_agrees_and_what_each_gave_stays(world: World) -> None:
    theft = issue(world, round_of(world))
    assessments.score(theft, marks=marks(2), by=world.reader("officer"), words="From the shops")
    assessments.score(theft, marks=marks(1), by=world.reader("fire"))
    assessments.score(theft, marks=marks(4), by=world.reader("fire"))  # on second thought
    with recording():
        page = queries.issue(world.reader("member"), theft.pk)
    assert page.line.scored
    assert (page.line.scored.harm, page.line.scorers, len(page.given)) == (3, 2, 3)
    assert (page.line.spreads[0].lowest, page.line.spreads[0].highest) == (2, 4)
    with pytest.raises(NotTheirPlan):
        assessments.moderate(theft, marks=marks(1), words="Agreed", by=world.reader("officer"))
    with pytest.raises(SomethingMissing):
        assessments.moderate(theft, marks=marks(1), words="", by=world.reader("chair"))
    assessments.moderate(theft, marks=marks(1), words="The shops count twice", by=world.reader("chair"))
    with recording():
        agreed = queries.issue(world.reader("member"), theft.pk).line
    assert agreed.scored
    assert (agreed.scored.harm, agreed.moderated, agreed.scorers) == (1, True, 2)


@pytest.mark.parametrize("who", ["member", "governance", "administrator", None])
def test_who_writes_nothing_of_plans_scores_nothing(world: World, who: str | None) -> None:
    theft = issue(world, round_of(world))
    with pytest.raises(NotTheirPlan):
        assessments.score(theft, marks=marks(2), by=world.reader(who))
    assert not Score.objects.exists()


@pytest.mark.parametrize("wrong", [{}, marks(5), marks(0), {"victim": 1}])
def test_every_factor_has_a_mark_from_one_to_four(world: World, wrong: dict[str, int]) -> None:
    with pytest.raises(SomethingMissing):
        assessments.score(issue(world, round_of(world)), marks=wrong, by=world.reader("officer"))


def test_words_that_look_like_a_person_are_asked_about_again(world: World) -> None:
    of = round_of(world)
    with pytest.raises(LooksLikePerson, match="a person's name"):
        issue(world, of, about="Mostly Mr Sample")
    assert not Issue.objects.exists()
    assert issue(world, of, about="Dr Barnhall ward", knowing=True).about == "Dr Barnhall ward"


def test_counts_have_a_source(world: World) -> None:
    with pytest.raises(SomethingMissing, match="source"):
        issue(world, round_of(world), victims=12)


def test_a_round_keeps_the_weights_with_which_it_began(world: World, tmp_path: Path) -> None:
    before = round_of(world)
    own = Path(weights.__file__).with_name("weights.toml").read_text("utf-8")
    (tmp_path / weights.OWN).write_text(own.replace("victim = 3", "victim = 9"), "utf-8")
    after = round_of(world, "Next year")
    assert before.weights_version != after.weights_version
    with recording():
        assert queries.page(world.reader("member"), before.pk).weights.harm["victim"] == 3


def test_a_closed_round_stays_as_it_was(world: World) -> None:
    of = round_of(world)
    theft = issue(world, of)
    assessments.close(of, by=world.reader("analyst"))
    theft.assessment.refresh_from_db()
    with pytest.raises(NotInState):
        assessments.score(theft, marks=marks(2), by=world.reader("officer"))


def test_the_strategic_assessment_says_what_changed_and_what_the_scores_cannot_carry(world: World) -> None:
    pages = []
    for name, theft, fires in (("Last year", 1, 3), ("This year", 4, 3)):
        of = round_of(world, name)
        for words, mark in (("Shop theft", theft), ("Deliberate fires", fires)):
            one = issue(world, of, words)
            assessments.score(one, marks=marks(mark, confidence=1), by=world.reader("officer"))
            assessments.score(one, marks=marks(mark, confidence=3), by=world.reader("fire"))
        with recording():
            pages.append(queries.page(world.reader("chair"), of.pk))
    told = strategic.Told("Recorded crime", "Crime fell.", "", "2025/26", "/papers/1/", ("Robbery rose.",))
    text = strategic.draft("The year", [told], pages[1], pages[0])
    assert "Shop theft: rank 2 became 1." in text
    assert "Deliberate fires: rank 1 became 2." in text
    assert "## Recorded crime [1]\n\nCrime fell.\n\n- Robbery rose." in text
    assert "its scorers were not sure" in text
    assert "1. Recorded crime, 2025/26: /papers/1/" in text
