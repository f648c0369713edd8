"""An originator's consent: recorded by one, approved by another. It makes a release lawful; it widens nothing."""

import datetime as dt

from commonweal.portal.access.models import Audience, Thing, Widening
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import widenings as rules
from commonweal.portal.access.rules.audiences import check_reader_can_grant
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.audit.recording import note, recorded


@recorded
def ask(thing: Thing, *, audience: Audience, consent: str, by: Reader) -> Widening:
    """Record that the originator consents to an audience: who of them agreed, when and how."""
    rules.check_reader_can_ask(by, thing, consent)
    assert by.account is not None  # noqa: S101 - for the type checker: nobody without an account grants
    widening = Widening.objects.create(
        id=new_id(), thing=thing, lock=thing.lock, audience=audience, consent=consent.strip(), asked_by=by.account,
        asked_at=now(),
    )  # fmt: skip
    note("record consent", by=by.account, thing=thing.id)
    return widening


@recorded
def approve(widening: Widening, *, by: Reader) -> None:
    """Agree, as a second person, that the consent is real and covers this."""
    rules.check_reader_can_answer(by, widening)
    widening.approved_by, widening.approved_at = by.account, now()
    widening.save(update_fields=["approved_by", "approved_at"])
    note("approve consent", by=by.account, thing=widening.thing_id)


@recorded
def refuse(widening: Widening, *, words: str, by: Reader) -> None:
    """Say, as a second person, why the consent does not hold."""
    rules.check_reader_can_answer(by, widening)
    widening.refused_by, widening.refused_at, widening.refused_words = by.account, now(), words
    widening.save(update_fields=["refused_by", "refused_at", "refused_words"])
    note("refuse consent", by=by.account, thing=widening.thing_id)


@recorded
def review(thing: Thing, *, next_on: dt.date | None, words: str, by: Reader) -> None:
    """Set down that the originator was asked again, what they said, and when to ask next."""
    check_reader_can_grant(by, thing)
    thing.review_on = next_on
    thing.save(update_fields=["review_on"])
    note("review with originator", by=by.account, thing=thing.id, words=words)
