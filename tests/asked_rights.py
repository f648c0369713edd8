"""Requests about people's own data in the made-up partnership, for tests of their room and of those beside it."""

import datetime as dt
from typing import Any

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import new_id, now, today
from commonweal.portal.audit.recording import recording
from commonweal.portal.people import said
from commonweal.portal.people.models import Record
from commonweal.portal.rights import extracts
from commonweal.portal.rights.models import Answered, Ask, Disposal, Hold, Question, Remark, Request, UnitAsk
from commonweal.portal.rights.verbs import answers, disposals, gathering, holds, questions, requests
from known_people import ADA, entered
from portal_world import World

WHERE = "14 Rope Street"


def requested(world: World, kind: str = "access", *, by: str = "governance", **more: Any) -> Request:
    """Ada asks."""
    words = more.pop("words", "Everything, please.")
    received = more.pop("received_on", today())
    return requests.enter(
        kind, said.read({**ADA, **more}), contact=WHERE, words=words, received_on=received, received_how="letter",
        by=world.reader(by),
    )  # fmt: skip


def looked_for(world: World, kind: str = "access", **more: Any) -> Request:
    """Ada asked, is known, and every room was looked through."""
    request = requested(world, kind, **more)
    requests.settle_identity(request, how="A passport was shown.", on=today(), by=world.reader("governance"))
    return again(request)


def again(request: Request) -> Request:
    """As the system leaves it after a minute."""
    gathering.run()
    return Request.objects.get(pk=request.pk)


def the_ask(request: Request, source: str = "people.record") -> Ask | UnitAsk:
    """What the holder of one kind was asked."""
    model = UnitAsk if source in ("intelligence.report", "elsewhere") else Ask
    found: Ask | UnitAsk = model.objects.select_related("thing__lock").get(request=request.pk, source=source)
    return found


def prepared(world: World, ask: Ask | UnitAsk, *, by: str = "officer", **what: Any) -> Ask | UnitAsk:
    """What a holder hands in, not read by a second person yet."""
    said_ = {"decision": "given", "seen": extracts.mark_of(extracts.lines_of(ask)), **what}
    return answers.prepare(ask, by=world.reader(by), **said_)


def handed_in(
    world: World, ask: Ask | UnitAsk, *, by: str = "officer", second: str = "second", **what: Any
) -> Ask | UnitAsk:
    """What a holder hands in, read by a second person."""
    ask = prepared(world, ask, by=by, **what)
    seen = extracts.mark_of(extracts.handed_in(ask))
    return answers.approve(ask, by=world.reader(second), seen=seen)


def question(world: World, *, by: str = "governance", words: str = "How many patrols were there?") -> Question:
    """Somebody asks for information."""
    return questions.enter(
        name="Orla Quillfeather", contact="orla@example.net", words=words, received_on=today(), by=world.reader(by)
    )


def answered(world: World, asked: Question, words: str = "There were twelve.") -> Question:
    """It is answered."""
    return questions.answer(asked, decision="granted", exemptions=(), words=words, by=world.reader("governance"))


def published(world: World) -> Answered:
    """It is answered, and everyone reads it."""
    asked = answered(world, question(world))
    return questions.publish(asked, asked="How many?", answered="Twelve.", by=world.reader("governance"))


def held(world: World, why: str = "A claim is before the court.", **about: Any) -> Hold:
    """Whatever is kept on Ada stays."""
    later = today() + dt.timedelta(days=90)
    return holds.place(why=why, again_on=later, about=said.read({**ADA, **about}), by=world.reader("governance"))


def busy(world: World) -> None:
    """One of everything that the room's pages show, some of it late, some of it answered."""
    late = today() - dt.timedelta(days=45)
    requests.ask_identity(requested(world, received_on=late), on=late, by=world.reader("governance"))
    requested(world, "objection", received_on=late, by="officer")
    old = entered(world, "fire", shared=True)  # the police read the fire brigade's answer through
    ask = the_ask(looked_for(world))
    prepared(world, ask, by="fire", phrases=["Rope Street"], exemptions=["third-party"])
    entered(world, given="Bram")
    looked_for(world, "rectification", given="Bram", words="I never lived there.")
    Record.objects.filter(pk=old.pk).update(entered_at=now() - dt.timedelta(days=366 * 7))
    disposals.propose()
    questions.publish(
        answered(world, question(world)), asked="How many?", answered="12.", by=world.reader("governance")
    )
    question(world, by="officer")
    questions.ask_clarity(question(world), on=today(), by=world.reader("governance"))
    questions.answer(
        question(world), decision="not held", exemptions=(), words="It is not.", by=world.reader("governance")
    )
    held(world)
    holds.bite()
    remarked(old)


def remarked(record: Record) -> None:
    """Somebody says against it that it is wrong."""
    Remark.objects.create(thing=record.thing, words="I was never there.", noted_on=today())


def grow(world: World, nth: int) -> None:
    """The n-th of each, of a person of their own."""
    name = {"given": "Ada", "family": f"Candlewick{'abcdefgh'[nth]}", "phones": [], "aliases": []}
    entered(world, **name)
    looked_for(world, **name)
    requested(world, by="officer", **name)
    closed = requested(world, **name)
    requests.close(closed, outcome="withdrawn", words="By telephone.", by=world.reader("governance"))
    question(world)
    question(world, by="officer")
    questions.publish(
        answered(world, question(world)), asked="How many?", answered="12.", by=world.reader("governance")
    )
    held(world, **name)
    with recording():
        for state in ("proposed", "kept", "gone"):
            things.make(
                Disposal, home=None, audience=audiences.partners(), by=None, kind="people.record", of=new_id(),
                rule="record", since=today(), due_on=today(), proposed_on=today(), state=state, kept_until=today(),
            )  # fmt: skip
