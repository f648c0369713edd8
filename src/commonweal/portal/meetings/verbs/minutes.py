"""The minutes as one document: circulated, corrected, approved at a later meeting, released."""

from django.db.models import Max, Q
from django.urls import reverse

from commonweal.portal.access.composing import as_audience, as_public_once_out
from commonweal.portal.access.models import Release, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, documents, releases, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings import minutes_document
from commonweal.portal.meetings.models import Circulation, Correction, Decision, Item, Meeting, Minute, Minutes
from commonweal.portal.meetings.queries.minutes import composed, long_date
from commonweal.portal.meetings.rules import minutes as rules
from commonweal.portal.meetings.rules.minuting import CannotStand, check_reader_can_minute
from commonweal.portal.meetings.verbs import minute as minute_verbs
from commonweal.portal.meetings.verbs import out, outcome
from commonweal.portal.notices.verbs.notices import tell
from commonweal.portal.partnership.models import Person

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@recorded
def circulate(minutes: Minutes, *, by: Reader) -> Circulation:
    """Send the minutes round: fixed as partners may read them, with a notice to whoever sits on the body."""
    rules.check_reader_can_circulate(by, minutes)
    minutes.state, minutes.circulated_at = rules.MOVES[minutes.state]["circulate"], now()
    minutes.save(update_fields=["state", "circulated_at"])
    circulation = _fixed(minutes, by)
    for thing in out.of_minutes(minutes.meeting):
        things.settle(thing, by=by)
    _tell(minutes, circulation)
    note("circulate minutes", by=by.account, thing=minutes.thing_id)
    return circulation


@recorded
def take_back(minutes: Minutes, *, by: Reader) -> None:
    """Take circulated minutes back to draft; what went round stays as it was."""
    rules.check_reader_can_take_back(by, minutes)
    minutes.state = rules.MOVES[minutes.state]["take back"]
    minutes.save(update_fields=["state"])
    note("take back minutes", by=by.account, thing=minutes.thing_id)


@recorded
def ask_correction(
    minutes: Minutes, *, by: Reader, item: Item | None = None, was: str = "", becomes: str = "", words: str = ""
) -> Correction:
    """Ask that circulated minutes be put right: by the words that stand and those that should, or in plain words."""
    rules.check_reader_can_ask_correction(by, minutes)
    was, becomes, words = was.strip(), becomes.strip(), words.strip()
    if not (was and becomes) and not words:
        raise CannotStand(
            "Say what should be put right.", "Give the words that stand and those that should, or explain."
        )
    if was and item is None:
        raise CannotStand("Words stand in an item.", "Choose the item that they stand in.")
    if item is not None and was and not Minute.objects.filter(item=item, text__contains=was).exists():
        raise CannotStand("Those words do not stand in that item's minute.", "Copy them as they are printed.")
    if by.account is None:
        raise CannotStand("Nobody is signed in.", "Sign in and ask again.")
    return things.make(
        Correction, home=_place(minutes, item), audience=audiences.partners(), by=by, minutes=minutes, item=item,
        was=was, becomes=becomes, words=words, asked_by=by.account, asked_at=now(),
    )  # fmt: skip


@recorded
def answer_correction(correction: Correction, *, made: bool, by: Reader, answer: str = "") -> Correction:
    """Make a correction in the item's text, or refuse it with a word. Both texts are kept."""
    rules.check_reader_can_answer_correction(by, correction)
    if not made and not answer.strip():
        raise CannotStand("Say why the correction is not made.", "One sentence to whoever asked is enough.")
    if made and correction.was:
        _put_right(correction, by)
    correction.state, correction.answer, correction.answered_at = "made" if made else "refused", answer.strip(), now()
    correction.save(update_fields=["state", "answer", "answered_at"])
    note("answer correction", by=by.account, thing=correction.thing_id)
    return correction


@recorded
def approve(minutes: Minutes, *, at: Meeting, by: Reader, item: Item | None = None) -> None:
    """Record that a later meeting approved the minutes; the decision stands under its item on them."""
    rules.check_reader_can_approve(by, minutes, at)
    corrected = Correction.objects.filter(minutes=minutes, state="made").exists()
    minutes.state = rules.MOVES[minutes.state]["approve"]
    minutes.approved_at, minutes.approved_on = at, at.date
    minutes.save(update_fields=["state", "approved_at", "approved_on"])
    _fixed(minutes, by)
    if item is not None:
        _decided_there(minutes, at, item, corrected, by)
    note("approve minutes", by=by.account, thing=minutes.thing_id)


@recorded
def release(minutes: Minutes, *, by: Reader) -> Release:
    """Propose the public rendering, composed as a resident reads: nothing restricted can be in it."""
    rules.check_reader_can_release(by, minutes)
    view = composed(as_public_once_out(), minutes)
    document = minutes_document.document(view, "Public")
    name = f"minutes-{minutes.meeting.date:%Y-%m-%d}"
    proposed = releases.propose(
        minutes.thing,
        kind="minutes",
        title=f"Minutes: {view.body}, {long_date(minutes.meeting.date)}",
        files=[
            (f"{name}.pdf", PDF, document.pdf()),
            (f"{name}.docx", WORD, document.docx()),
            (f"{name}.html", "text/html", document.html().encode()),
            (f"{name}.txt", "text/plain", minutes_document.text(view).encode()),
        ],
        audience=audiences.public(),
        by=by,
        body=minutes.meeting.body,
    )
    minutes.release = proposed
    minutes.save(update_fields=["release"])
    return proposed


def _fixed(minutes: Minutes, by: Reader) -> Circulation:
    """Render the minutes as every partner may read them, and keep the files."""
    partners = audiences.partners()
    document = minutes_document.document(composed(as_audience(partners), minutes), "Partners")
    circulation = things.make(
        Circulation, home=minutes.thing, audience=partners, by=by, minutes=minutes, state=minutes.state, at=now()
    )
    name = f"minutes-{minutes.meeting.date:%Y-%m-%d}-{minutes.state}"
    for field, suffix, media_type, content in (
        ("pdf", "pdf", PDF, document.pdf()),
        ("docx", "docx", WORD, document.docx()),
    ):
        kept = documents.keep(
            content, name=f"{name}.{suffix}", media_type=media_type, role=suffix, home=circulation.thing,
            audience=partners, by=by,
        )  # fmt: skip
        setattr(circulation, field, kept)
    circulation.save(update_fields=["pdf", "docx"])
    return circulation


def _tell(minutes: Minutes, circulation: Circulation) -> None:
    day = minutes.meeting.date
    sitting = Person.objects.filter(
        Q(memberships__until=None) | Q(memberships__until__gte=day), memberships__body=minutes.meeting.body_id,
        memberships__since__lte=day, account__is_active=True,
    ).exclude(memberships__role="administrator").distinct()  # fmt: skip
    for person in sitting.order_by("pk"):
        tell(
            person,
            kind="minutes circulated",
            words="Minutes have been circulated: read them, and ask for corrections.",
            address=reverse("meetings:minutes", args=[minutes.meeting_id]),
            about=minutes.thing_id,
            once=f"circulated:{circulation.pk}",
        )


def _place(minutes: Minutes, item: Item | None) -> Thing:
    """A correction lies where its words stand, so that it is no more visible than they are."""
    if item is None:
        return minutes.thing
    minute = Minute.objects.filter(item=item).select_related("thing").first()
    return minute.thing if minute else item.thing


def _put_right(correction: Correction, by: Reader) -> None:
    item = correction.item
    if item is None:
        raise CannotStand("This correction names no item.", "Make the change by hand after taking the minutes back.")
    minute = minute_verbs.of(item, by=by)
    if minute.text.count(correction.was) != 1:
        raise CannotStand(
            "The words to be corrected do not stand exactly once in the minute.",
            "Take the minutes back to draft and make the change by hand.",
        )
    text = minute.text.replace(correction.was, correction.becomes)
    minute_verbs.keep(minute, text=text, by=by)


def _decided_there(minutes: Minutes, at: Meeting, item: Item, corrected: bool, by: Reader) -> None:
    check_reader_can_minute(by, item)
    if item.meeting_id != at.pk:
        raise CannotStand("That item is of another meeting.", "Choose the item on the minutes of that meeting.")
    day = minutes.meeting.date
    words = f"the minutes of the meeting held on {day.day} {day:%B %Y} be approved"
    if not Decision.objects.filter(item=item).aggregate(last=Max("seq"))["last"]:
        outcome.decide(item, operative_text=f"{words} as corrected" if corrected else words, by=by)
    outcome.set_outcome(item, outcome="minutes_approved", by=by)
