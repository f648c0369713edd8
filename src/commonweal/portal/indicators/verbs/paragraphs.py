"""Partners' paragraphs: asked for, drafted, handed in, cleared, sent back, chased."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from commonweal.portal.access.marks import check_same
from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.indicators import rules_of_paragraphs as rules
from commonweal.portal.indicators.models import CLEARED, CLOSED, NIL, OPEN, OWED, SUBMITTED, Call, Paragraph, Version
from commonweal.portal.indicators.refusals import NotInState
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency, Body, Person

REACHES = ("public", "partners")
Figures = Sequence[dict[str, Any]]  # label, value, baseline, unit


@recorded
def ask(
    report: str, *, asks: str, first: str, last: str, due_on: dt.date, agencies: Iterable[Agency], by: Reader,
    body: Body | None = None,
) -> Call:  # fmt: skip
    """Ask agencies for a paragraph each by a day, and tell them. It is for the partnership."""
    rules.check_reader_can_ask(by, body=body.pk if body else None)
    check_said(report, "for which report it is")
    check_said(asks, "what each paragraph should tell")
    asked = list(agencies)
    if not asked:
        raise SomethingMissing("No agency is asked.", "Choose at least one.")
    call = things.make(
        Call, home=None, audience=audiences.partners(), by=by, body=body, report=report.strip(), asks=asks.strip(),
        first=first, last=last, due_on=due_on,
    )  # fmt: skip
    for agency in asked:
        paragraph = things.make(
            Paragraph, home=call.thing, audience=audiences.public(), by=by, call=call, agency=agency
        )
        tell(paragraph, "Your agency is asked for a paragraph for a report.", once=f"paragraph:{paragraph.pk}:asked")
    return call


@recorded
def draft(
    paragraph: Paragraph, *, title: str, text: str, reach: str, by: Reader, figures: Figures = (), seen: str = ""
) -> Version:
    """Save what is written so far: a version for the own agency alone."""
    paragraph = held(paragraph, "call__thing")
    rules.check_reader_can_write(by, paragraph)
    check_same(seen, mark_of_words(paragraph))
    return _version(paragraph, title, text, reach, figures, by, submitted=False)


@recorded
def submit(
    paragraph: Paragraph, *, title: str, text: str, reach: str, by: Reader, figures: Figures = (), seen: str = ""
) -> Version:
    """Hand it in: a new version, for the partnership. One that was cleared is to be cleared anew."""
    paragraph = held(paragraph, "call__thing")
    rules.check_reader_can_write(by, paragraph)
    check_same(seen, mark_of_words(paragraph))
    rules.check_moves(paragraph, SUBMITTED)
    rules.check_text(title, text)
    version = _version(paragraph, title, text, reach, figures, by, submitted=True)
    _move(paragraph, SUBMITTED, submitted_on=paragraph.submitted_on or today(), words="")
    note("submit paragraph", by=by.account, thing=paragraph.pk)
    return version


@recorded
def say_nil(paragraph: Paragraph, *, reason: str, by: Reader) -> None:
    """Say that there is nothing to tell, and why."""
    paragraph = held(paragraph, "call__thing")
    rules.check_reader_can_write(by, paragraph)
    rules.check_moves(paragraph, NIL)
    check_said(reason, "why there is nothing to tell")
    _move(paragraph, NIL, submitted_on=paragraph.submitted_on or today(), words=reason.strip())
    note("nil paragraph", by=by.account, thing=paragraph.pk)


@recorded
def clear(paragraph: Paragraph, *, seen: int, by: Reader) -> None:
    """Clear the version that was seen: from now on reports may print it."""
    paragraph = held(paragraph, "call__thing")
    newest = newest_submitted(paragraph)
    rules.check_reader_can_clear(by, paragraph, newest)
    if newest is None or newest.number != seen:
        raise NotInState("A newer version was handed in meanwhile.", "Read that one, then clear it.")
    _move(paragraph, CLEARED, cleared_by=by.account, cleared_at=now())
    note("clear paragraph", by=by.account, thing=paragraph.pk)


@recorded
def send_back(paragraph: Paragraph, *, reason: str, by: Reader) -> None:
    """Say that it is not what was asked: it is owed again, and its agency is told."""
    paragraph = held(paragraph, "call__thing")
    rules.check_reader_can_run(by, paragraph.call)
    rules.check_moves(paragraph, OWED)
    check_said(reason, "why it is sent back")
    _move(paragraph, OWED, submitted_on=None, words=reason.strip(), cleared_by=None, cleared_at=None)
    tell(paragraph, "A paragraph that your agency wrote was sent back.", once="")
    note("send paragraph back", by=by.account, thing=paragraph.pk, words=reason)


@recorded
def chase(paragraph: Paragraph, *, by: Reader) -> None:
    """Remind the agency of what it owes: once a day at most."""
    rules.check_reader_can_run(by, paragraph.call)
    if paragraph.state != OWED or paragraph.call.state != OPEN:
        raise NotInState("This paragraph is not owed.", "There is nothing to remind them of.")
    tell(paragraph, "A paragraph that your agency owes is waited for.", once=f"chase:{paragraph.pk}:{today()}")
    note("chase paragraph", by=by.account, thing=paragraph.pk)


@recorded
def close(call: Call, *, by: Reader) -> None:
    """Say that no paragraph is waited for any more."""
    rules.check_reader_can_run(by, call)
    changed(call, "close call", by, state=CLOSED)


def newest_submitted(paragraph: Paragraph) -> Version | None:
    """The version that was handed in last."""
    found = Version.objects.filter(paragraph=paragraph, submitted=True).select_related("thing")
    return found.order_by("-number").first()


def mark_of_words(paragraph: Paragraph) -> str:
    """The same as long as nobody of its agency saved other words."""
    last = Version.objects.filter(paragraph=paragraph).order_by("-thing__made_at", "-pk").first()
    return str(last.pk) if last else "none"


def tell(paragraph: Paragraph, words: str, *, once: str) -> None:
    """Tell everyone of the agency who can sign in."""
    sitting = Person.objects.filter(
        account__is_active=True, memberships__agency=paragraph.agency_id, memberships__until=None
    )
    for person in sitting.exclude(memberships__role="administrator").distinct().order_by("pk"):
        notices.tell(
            person, kind="paragraph", words=words, address=reverse("indicators:paragraph", args=[paragraph.pk]),
            about=paragraph.pk, due_on=paragraph.call.due_on, once=once,
        )  # fmt: skip


def _version(
    paragraph: Paragraph, title: str, text: str, reach: str, figures: Figures, by: Reader, *, submitted: bool
) -> Version:
    if reach not in REACHES:
        raise SomethingMissing("It is not said how far these words may go.", "Choose a public paper, or partners'.")
    last = Version.objects.filter(paragraph=paragraph, submitted=submitted).order_by("-number").first()
    audience: Audience = audiences.public() if submitted else audiences.agencies([paragraph.agency_id])
    return things.make(
        Version, home=paragraph.thing, audience=audience, by=by, paragraph=paragraph,
        number=(last.number if last else 0) + 1, submitted=submitted, title=title.strip(), text=text.strip(),
        reach=reach, figures=list(figures),
    )  # fmt: skip


def _move(paragraph: Paragraph, state: str, **more: Any) -> None:
    fields = {"state": state, **more}
    if state not in (CLEARED, OWED):
        fields |= {"cleared_by": None, "cleared_at": None}
    for name, value in fields.items():
        setattr(paragraph, name, value)
    paragraph.save(update_fields=list(fields))
