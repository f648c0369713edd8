"""Saving an item's minute: every saved state is kept, and two people's words are put together."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.merging import merge
from commonweal.portal.meetings.models import Item, LeftAsTyped, Meeting, Minute, Minutes, Revision
from commonweal.portal.meetings.paragraphs import tidy
from commonweal.portal.meetings.rules.minuting import CannotStand, check_reader_can_minute

LONGEST = 100_000  # characters: some forty printed pages on one item


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saving came to. `merged`: someone else's words are in `text` that the sender's page does not show.

    A page that takes over `text` goes on from `version`. One whose writer typed on meanwhile keeps its own words, and
    goes on from `own_version` (and, where `own_typed`, from what it sent then): else the next saving would take the
    other's words for deleted ones.
    """

    text: str
    version: int
    merged: bool
    conflicts: int
    own_version: int
    own_typed: bool


@recorded
def save(item: Item, *, text: str, version: int, by: Reader, typed_base: bool = False) -> Saved:
    """Save what someone typed, who began from `version`: from its words, or (`typed_base`) from what they sent then."""
    check_reader_can_minute(by, item)
    text = tidy(text)
    if len(text) > LONGEST:
        raise CannotStand("This minute is too long to keep.", "Put long matter into a paper, and minute what was said.")
    minute = of(item, by=by)
    if version > minute.version:
        raise CannotStand("This page began from a minute that is not here.", "Open the page anew in another tab.")
    began_from = _began_from(minute, version, typed_base)
    if began_from == minute.text:
        if text != minute.text:
            keep(minute, text=text, by=by)
        return Saved(minute.text, minute.version, False, 0, minute.version, False)
    put_together = merge(began_from, minute.text, text)
    if put_together.text == minute.text:  # nothing new was typed here
        return Saved(minute.text, minute.version, text != minute.text, 0, version, typed_base)
    keep(minute, text=put_together.text, by=by, typed=text)
    return Saved(minute.text, minute.version, minute.text != text, put_together.conflicts, minute.version, True)


@recorded
def say_usual(item: Item, *, words: str, by: Reader) -> None:
    """Put in what is usually said of such an item, because somebody asked for it; what stands already stays."""
    check_reader_can_minute(by, item)
    held = of(item, by=by)
    if words and words not in held.text:
        save(item, text=f"{held.text}\n\n{words}".strip(), version=held.version, by=by)


@recorded
def of(item: Item, *, by: Reader) -> Minute:
    """The item's minute, made when it is first needed, and locked until this act ends."""
    Item.objects.select_for_update(of=("self",)).get(pk=item.pk)  # two who begin at once make one minute
    found = Minute.objects.select_for_update(of=("self",)).filter(item=item).first()
    if found is not None:
        return found
    begin(item, by=by)
    return things.make(Minute, home=item.thing, audience=audiences.public(), by=by, draft=True, item=item)


@recorded
def begin(item: Item, *, by: Reader) -> Minutes:
    """The meeting's minutes, a draft, made with the first word of them."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=item.meeting_id)
    found = Minutes.objects.filter(meeting=item.meeting_id).first()
    if found is not None:
        return found
    return things.make(
        Minutes, home=item.meeting.thing, audience=audiences.public(), by=by, draft=True, meeting=item.meeting
    )


@recorded
def leave_as_typed(minute: Minute, *, quoted: str, figure_id: str, reason: str, by: Reader) -> LeftAsTyped:
    """Say that a quoted number which contradicts a report stands as it was typed, and why."""
    check_reader_can_minute(by, minute.item)
    if not reason.strip():
        raise CannotStand("Say why the number stands.", "For example: the speaker gave a later figure.")
    found = LeftAsTyped.objects.filter(minute=minute, quoted=quoted, figure_id=figure_id).first()
    if found is not None:
        found.reason, found.said_by, found.said_at = reason.strip(), _doer(by), now()
        found.save(update_fields=["reason", "said_by", "said_at"])
        note("leave as typed", by=by.account, thing=found.thing_id)
        return found
    return things.make(
        LeftAsTyped, home=minute.thing, audience=audiences.partners(), by=by, minute=minute, quoted=quoted[:300],
        figure_id=figure_id, reason=reason.strip(), said_by=_doer(by), said_at=now(),
    )  # fmt: skip


def _began_from(minute: Minute, version: int, typed_base: bool) -> str:
    if version == 0:
        return ""
    revision = Revision.objects.get(minute=minute, version=version)
    return revision.typed if typed_base and revision.typed is not None else revision.text


@recorded
def keep(minute: Minute, *, text: str, by: Reader, typed: str | None = None) -> None:
    """Keep a new state of a minute; whoever calls this has asked the rules."""
    minute.text, minute.version = text, minute.version + 1
    minute.save(update_fields=["text", "version"])
    things.make(
        Revision, home=minute.thing, audience=audiences.partners(), by=by, minute=minute, version=minute.version,
        text=text, typed=typed, saved_at=now(), saved_by=_doer(by), merged=typed is not None,
    )  # fmt: skip


def _doer(by: Reader) -> UUID:
    if by.account is None:
        raise CannotStand("Nobody is signed in.", "Sign in and save again.")
    return by.account
