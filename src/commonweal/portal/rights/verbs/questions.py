"""Freedom of information: a question is entered, made clear, weighed for longer, answered, published, taken back."""

import datetime as dt
from collections.abc import Sequence

from commonweal.portal.access import references
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.rights import rules, texts
from commonweal.portal.rights.models import Answered, Question
from commonweal.portal.rights.models.question import DECISIONS
from commonweal.portal.rights.redaction import Line, rebuilt
from commonweal.portal.rights.refusals import RequestNotInState

REFUSING = ("part", "refused")
SHORT = 2  # letters: parts of a name that are no longer are anybody's


@recorded
def enter(*, name: str, contact: str, words: str, received_on: dt.date, by: Reader) -> Question:
    """Keep a question; its twenty working days begin on the day after."""
    check_people_allowed()
    rules.check_reader_can_enter(by)
    check_said(words, "what is asked")
    check_said(contact, "where the answer goes")
    if received_on > today():
        raise SomethingMissing("It was received on a day to come.", "Look at the day again.")
    return things.make(
        Question, home=None, audience=audiences.partners(), by=by, reference=references.new("F"), words=words.strip(),
        asker={"name": name.strip(), "contact": contact.strip()}, received_on=received_on,
    )  # fmt: skip


@recorded
def ask_clarity(question: Question, *, on: dt.date, by: Reader) -> Question:
    """Ask what they mean: the clock stands still, and begins anew with their answer."""
    question = _open(question, by)
    _check_day(on, question.received_on)
    return changed(question, "ask clarity", by, clarity_asked_on=on, clear_on=None)


@recorded
def made_clear(question: Question, *, on: dt.date, words: str, by: Reader) -> Question:
    """What they mean; the twenty days begin on the day after."""
    question = _open(question, by)
    if not question.stopped or question.clarity_asked_on is None:
        raise RequestNotInState("Nothing was asked of them.", "Look at its page again.")
    _check_day(on, question.clarity_asked_on)
    return changed(question, "made clear", by, clear_on=on, words=words.strip() or question.words)


@recorded
def weigh_longer(question: Question, *, until: dt.date, why: str, by: Reader) -> Question:
    """A later day, where a qualified exemption is weighed against the public interest."""
    question = _open(question, by)
    check_said(why, "which exemption is weighed")
    if question.due_on is None or until <= question.due_on:
        raise SomethingMissing("That day is not later.", "Give a day after the one on which it is due.")
    return changed(question, "weigh longer", by, longer_until=until, longer_why=why.strip())


@recorded
def answer(question: Question, *, decision: str, exemptions: Sequence[str], words: str, by: Reader) -> Question:
    """Decide. What is not given names the sections that allow it."""
    question = _open(question, by)
    if decision not in DECISIONS:
        raise SomethingMissing("The decision is missing.", "Choose one of the list.")
    known = texts.exemptions("foi")
    if not set(exemptions) <= set(known) or (decision in REFUSING and not exemptions):
        raise SomethingMissing("No section is named.", "What is refused names the sections that allow it.")
    if decision != "withdrawn":
        check_said(words, "what they were answered")
    return changed(
        question, "answer question", by, decision=decision, exemptions=sorted(set(exemptions)), answer=words.strip(),
        answered_on=today(),
    )  # fmt: skip


@recorded
def publish(question: Question, *, asked: str, answered: str, by: Reader) -> Answered:
    """Put the answer on the public page, in words that name nobody. Who asked is not among them."""
    question = held(question)
    rules.check_reader_governs(by)
    if not question.decision or question.decision == "withdrawn" or question.answered_on is None:
        raise RequestNotInState("It was not answered.", "Answer it first.")
    if Answered.objects.filter(question=question.pk, withdrawn_on=None).exists():
        raise RequestNotInState("It is published.", "Take that back first.")
    check_said(asked, "what was asked")
    check_said(answered, "what was answered")
    _check_nobody(question, asked, answered)
    return things.make(
        Answered, home=None, audience=audiences.public(), by=by, question=question.pk, reference=question.reference,
        asked=asked.strip(), decision=question.decision, exemptions=question.exemptions, answer=answered.strip(),
        answered_on=question.answered_on, published_on=today(),
    )  # fmt: skip


@recorded
def take_back(answered: Answered, *, words: str, by: Reader) -> Answered:
    """Take it off the page; a line stays that says why."""
    answered = held(answered)
    rules.check_reader_governs(by)
    check_said(words, "why it is taken back, as everyone reads it")
    if answered.withdrawn_on:
        raise RequestNotInState("It was taken back.", "Nothing is left of it.")
    return changed(
        answered, "take back answer", by, withdrawn_on=today(), tombstone=words.strip(), asked="", answer="",
        exemptions=[],
    )  # fmt: skip


def _check_nobody(question: Question, *told: str) -> None:
    """The requester's name, its parts and where they are written to stand in neither text."""
    asker = question.asker
    wanted = [asker["name"], asker["contact"], *(part for part in asker["name"].split() if len(part) > SHORT)]
    lines = [Line("", text) for text in told]
    if rebuilt(lines, phrases=wanted) != tuple(lines):
        raise SomethingMissing("Something of who asked stands in it.", "Take their name and address out of it.")


def _open(question: Question, by: Reader) -> Question:
    question = held(question)
    rules.check_reader_can_work(by, question)
    return question


def _check_day(on: dt.date, earliest: dt.date) -> None:
    if on < earliest or on > today():
        raise SomethingMissing("That day is too early, or to come.", "Look at the day again.")
