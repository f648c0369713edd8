"""The originator's consent to a proposed text: recorded by one of the unit, approved by another. It lets none out."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotBySamePerson, NotNow
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.models import Consent, Sanitised
from commonweal.portal.intelligence.verbs import asking


@recorded
def ask(text: Sanitised, *, words: str, by: Reader, agrees: bool = True) -> Consent:
    """Record what the originator says of these very words for these very readers: who of them, when and how.

    That they do not agree holds at once; that they agree, once a second person approved it.
    """
    text = held(text, "report__thing__lock")
    rules.check_reader_is_unit(by, text.report)
    asking.check_proposed(text)
    check_said(words, "who of the originator said it, when and how")
    asking.over(text, by=by)
    return things.make(
        Consent, home=text.thing, audience=audiences.public(), by=by, text=text, sha256=text.sha256, agrees=agrees,
        words=words.strip(), asked_by=by.account, asked_at=now(),
    )  # fmt: skip


@recorded
def approve(consent: Consent, *, by: Reader) -> Consent:
    """Agree, as a second person, that the consent is real and is of this."""
    consent = _to_answer(consent, by)
    return changed(consent, "approve consent", by, approved_by=by.account, approved_at=now())


@recorded
def refuse(consent: Consent, *, words: str, by: Reader) -> Consent:
    """Say, as a second person, why the consent does not hold."""
    consent = _to_answer(consent, by)
    check_said(words, "why it does not hold")
    return changed(consent, "refuse consent", by, refused_by=by.account, refused_at=now(), refused_words=words.strip())


def _to_answer(consent: Consent, by: Reader) -> Consent:
    consent = held(consent, "text__report__thing__lock")
    rules.check_reader_is_unit(by, consent.text.report)
    if consent.approved_at is not None or consent.refused_at is not None or not consent.agrees:
        raise NotNow("This was answered already.", "Record the consent anew if it changed.")
    if consent.asked_by == by.account:
        raise NotBySamePerson("You recorded this consent yourself.", "Ask someone else of the unit.")
    return consent
