"""Freedom of information: the clock, the decision, and a public page on which nobody is named."""

import datetime as dt

import pytest
from django.urls import reverse

from asked_rights import answered, question
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.clock import today
from commonweal.portal.rights import clocks
from commonweal.portal.rights.models import Answered, Question
from commonweal.portal.rights.refusals import NotGovernance, RequestNotInState
from commonweal.portal.rights.verbs import questions
from portal_world import World

pytestmark = pytest.mark.django_db


def test_the_clock_stands_still_until_it_is_clear_and_begins_anew(world: World) -> None:
    asked, reader = question(world), world.reader("governance")
    assert asked.due_on == clocks.working_days_after(today())
    asked = questions.ask_clarity(asked, on=today(), by=reader)
    assert asked.due_on is None
    asked = questions.made_clear(asked, on=today(), words="Patrols of March.", by=reader)
    assert asked.due_on == clocks.working_days_after(today()) and asked.words == "Patrols of March."
    later = today() + dt.timedelta(days=60)
    assert questions.weigh_longer(asked, until=later, why="Section 31.", by=reader).due_on == later


def test_a_refusal_names_its_sections(world: World) -> None:
    reader = world.reader("governance")
    with pytest.raises(SomethingMissing):
        questions.answer(question(world), decision="refused", exemptions=(), words="No.", by=reader)
    assert questions.answer(question(world), decision="refused", exemptions=["31"], words="No.", by=reader).answered_on


def test_who_asked_is_never_published(world: World) -> None:
    asked, reader = answered(world, question(world)), world.reader("governance")
    assert asked.asker["name"] == "Orla Quillfeather", "there is somebody to name"
    for words in ("Orla asked how many.", "For QUILLFEATHER.", "Sent to orla@example.net."):
        with pytest.raises(SomethingMissing):
            questions.publish(asked, asked=words, answered="Twelve.", by=reader)
    questions.publish(asked, asked=asked.words, answered=asked.answer, by=reader)
    for address in (reverse("rights:answers"), reverse("rights:published", args=[Answered.objects.get().pk])):
        page = world.client(None).get(address)
        assert page.status_code == 200 and "How many patrols" in page.content.decode()
        assert "Orla" not in page.content.decode() and "Quillfeather" not in page.content.decode()
    assert world.client(None).get(reverse("rights:question", args=[asked.pk])).status_code in (302, 404)


def test_an_answer_that_was_taken_back_leaves_a_word_and_nothing_else(world: World) -> None:
    reader = world.reader("governance")
    published = questions.publish(answered(world, question(world)), asked="How many?", answered="Twelve.", by=reader)
    client = world.client("governance")
    client.post(reverse("rights:take-back", args=[published.pk]), {"reason": "The number was wrong."})
    page = world.client(None).get(reverse("rights:published", args=[published.pk])).content.decode()
    assert "The number was wrong." in page and "Twelve" not in page
    with pytest.raises(RequestNotInState):
        questions.take_back(published, words="Again.", by=reader)


def test_an_officer_enters_one_and_governance_alone_decides(world: World) -> None:
    asked = question(world, by="officer")
    with pytest.raises(NotGovernance):
        questions.answer(asked, decision="granted", exemptions=(), words="x", by=world.reader("officer"))
    assert world.client("officer").get(reverse("rights:question", args=[asked.pk])).status_code == 200
    for stranger in ("fire", "second", "clerk", "chair", "analyst", "member", "administrator"):
        assert world.client(stranger).get(reverse("rights:question", args=[asked.pk])).status_code == 404


def test_the_forms_keep_what_was_typed(world: World) -> None:
    client = world.client("governance")
    page = client.post(reverse("rights:enter-question"), {"words": "How many?", "name": "Orla", "contact": ""})
    assert "How many?" in page.content.decode() and not Question.objects.exists()
    given = {"words": "How many?", "name": "Orla", "contact": "x", "received_on": today().isoformat()}
    client.post(reverse("rights:enter-question"), given)
    asked = Question.objects.get()
    client.post(
        reverse("rights:answer-question", args=[asked.pk]), {"decision": "part", "exemptions": ["40"], "words": "Four."}
    )
    client.post(reverse("rights:publish", args=[asked.pk]), {"asked": "How many?", "answered": "Four."})
    assert Answered.objects.get().exemptions == ["40"]
