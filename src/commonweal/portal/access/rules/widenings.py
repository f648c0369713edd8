"""May this reader record, approve or refuse an originator's consent?"""

from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access.homes import bodies_of, body_of, upwards
from commonweal.portal.access.kinds import row_of
from commonweal.portal.access.models import Audience, Thing, Widening
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reach import reach_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.rules.audiences import check_reader_can_grant


def check_reader_can_ask(reader: Reader, thing: Thing, consent: str) -> None:
    """Whoever grants audiences, of a thing that another body owns, with the consent in words."""
    check_reader_can_grant(reader, thing)
    if thing.originator_id is None:
        raise NotNow("This has no originator.", "Set its audience itself, or release a copy.")
    if not consent.strip():
        raise NotNow("The originator's consent is not written down.", "Say who of them agreed, when and how.")


def reader_can_ask(reader: Reader, thing: Thing, consent: str) -> bool:
    """Whether `check_reader_can_ask` lets pass."""
    return allowed(check_reader_can_ask, reader, thing, consent)


def check_reader_can_answer(reader: Reader, widening: Widening) -> None:
    """A second person, whose role approves such things."""
    if not opens(reader, widening.thing):
        raise NotAllowed("You cannot answer this.", "Ask the clerk of the body it belongs to.")
    _check_second_person(reader, widening, body_of(widening.thing))


def _check_second_person(reader: Reader, widening: Widening, body: UUID | None) -> None:
    if reader.account is None:
        raise NotAllowed("You cannot answer this.", "Sign in first.")
    if widening.approved_at or widening.refused_at:
        raise NotNow("This was answered already.", "Record the consent anew if it changed.")
    if widening.asked_by == reader.account:
        raise NotBySamePerson("You recorded this consent yourself.", "Ask someone else who approves releases.")
    if not reader.may("P", row_of(widening.thing.kind), body=body):
        raise NotAllowed("You cannot answer this.", "The chair, another clerk or information governance can.")


def reader_can_answer(reader: Reader, widening: Widening) -> bool:
    """Whether `check_reader_can_answer` lets pass."""
    return allowed(check_reader_can_answer, reader, widening)


def answerable(reader: Reader, opened: Iterable[Widening]) -> list[Widening]:
    """Those among consents, whose lock this reader opens, that they can answer; asked of all at once."""
    rows = list(opened)
    bodies = bodies_of(row.thing for row in rows)
    return [row for row in rows if allowed(_check_second_person, reader, row, bodies[row.thing_id])]


def consented(thing: Thing, reach: Audience) -> bool:
    """Whether everyone who owns the thing, or a home that it sits in, consented to such an audience or a wider one.

    An owner's consent for a home is theirs for what they own in it; it is never another owner's.
    """
    owned = {home.id: home.originator_id for home in upwards(thing) if home.originator_id is not None}
    approved = Widening.objects.filter(thing__in=owned, approved_at__isnull=False).select_related("audience")
    willing = {owned[row.thing_id] for row in approved if reach_of(row.audience).covers(reach_of(reach))}
    return willing >= set(owned.values())
