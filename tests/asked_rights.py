"""Requests about people's own data in the made-up partnership, for tests of their room and of those beside it."""

import datetime as dt
from typing import Any

from commonweal.portal.audit.clock import today
from commonweal.portal.people import said
from commonweal.portal.rights import extracts
from commonweal.portal.rights.models import Ask, Hold, Question, Request, UnitAsk
from commonweal.portal.rights.verbs import answers, gathering, holds, questions, requests
from known_people import ADA
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


def held(world: World, why: str = "A claim is before the court.", **about: Any) -> Hold:
    """Whatever is kept on Ada stays."""
    later = today() + dt.timedelta(days=90)
    return holds.place(why=why, again_on=later, about=said.read({**ADA, **about}), by=world.reader("governance"))
