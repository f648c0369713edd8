"""Declaring an interest, and taking a declaration back."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import Declaration, Item, Meeting
from commonweal.portal.meetings.rules.minuting import CannotStand, check_reader_can_take
from commonweal.portal.partnership.models import Person

KINDS = ("disclosable pecuniary", "other registrable", "non-registrable", "personal")


@recorded
def declare(
    meeting: Meeting, *, person: Person, kind: str, by: Reader, nature: str = "", item: Item | None = None,
    left_room: bool = False,
) -> Declaration:  # fmt: skip
    """Record an interest. It lies in its item where one is named, so that it is no more visible than the item."""
    check_reader_can_take(by, meeting)
    if kind not in KINDS:
        raise CannotStand("That is no kind of interest.", f"Choose one of: {', '.join(KINDS)}.")
    if item is not None and item.meeting_id != meeting.pk:
        raise CannotStand("That item is of another meeting.", "Choose an item of this agenda.")
    if left_room and item is None:
        raise CannotStand("Nobody can leave the room for no item.", "Say which item they left for.")
    return things.make(
        Declaration, home=item.thing if item else meeting.thing, audience=audiences.public(), by=by, meeting=meeting,
        item=item, person=person, kind=kind, nature=nature.strip(), left_room=left_room, draft=True,
    )  # fmt: skip


@recorded
def withdraw(declaration: Declaration, *, by: Reader) -> None:
    """Take back a declaration that was recorded by mistake."""
    check_reader_can_take(by, declaration.meeting)
    thing = declaration.thing
    declaration.delete()
    thing.delete()
    note("withdraw declaration", by=by.account, thing=thing.pk)
