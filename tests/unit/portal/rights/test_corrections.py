"""What counts as the trace of a correction in a case: minutes and risk, too."""

import datetime as dt

import pytest

from asked_rights import looked_for, prepared, the_ask
from beside_cases import brought, called
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.kinds import kind_of
from commonweal.portal.cases.meetings_about import verbs as meetings
from commonweal.portal.cases.meetings_about.models import Discussion
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import risks, subjects
from commonweal.portal.rights import corrections
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.refusals import AskNotInState
from known_people import ADA
from portal_world import World
from worked_cases import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world: World) -> Case:
    """Ada stands in it; its risk was assessed."""
    found = opened(world)
    subjects.add(found, ADA, role="victim", by=world.reader("officer"))
    assessed(world, found, 1)
    return found


def assessed(world: World, case: Case, each: int) -> None:
    tool = kind_of(case.kind).checklist
    risks.assess(case, {question.key: each for question in tool.questions}, by=world.reader("officer"))


def minuted(world: World, row: Discussion, words: str) -> None:
    meetings.minute(Discussion.objects.get(pk=row.pk), words=words, decided="", by=world.reader("officer"))


def asked(world: World) -> Ask | UnitAsk:
    """Ada says that something in it is wrong; nothing was corrected since."""
    ask = the_ask(looked_for(world, "rectification", words="I was never there."), "cases.case")
    with pytest.raises(AskNotInState):
        corrected(world, ask)
    return ask


def corrected(world: World, ask: Ask | UnitAsk) -> str:
    return prepared(world, ask, decision="corrected", words="It was put right.").state


def test_a_minute_that_was_corrected_since_is_one(world: World, case: Case) -> None:
    row = brought(world, called(world), case)
    minuted(world, row, "Ada shouted.")
    ask = asked(world)
    minuted(world, row, "Her neighbour shouted.")
    assert corrected(world, ask) == "drafted"


def test_the_first_minute_of_a_meeting_since_is_none(world: World, case: Case) -> None:
    ask = asked(world)
    row = brought(world, called(world), case)
    minuted(world, row, "Ada was heard.")
    Discussion.objects.filter(pk=row.pk).update(on=today() + dt.timedelta(days=1))
    assert not corrections.since(ask)


def test_risk_that_was_assessed_anew_since_is_one(world: World, case: Case) -> None:
    ask = asked(world)
    assessed(world, case, 0)
    assert corrected(world, ask) == "drafted"
