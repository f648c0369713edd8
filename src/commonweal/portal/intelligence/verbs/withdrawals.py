"""Taking back what went out, or what was about to. One of the unit is enough; everywhere that it was put, it goes."""

from uuid import UUID

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.intelligence import enforcement, reaching, rules, telling
from commonweal.portal.intelligence.models import OUT, REFUSED, WAITING, WITHDRAWN, Gate, Sanitised, Tombstone
from commonweal.portal.intelligence.refusals import NotInReportState
from commonweal.portal.intelligence.verbs import asking
from commonweal.portal.partnership.models import Account

STRICTER_TABLE = "The table of codes was made stricter, and what this rests on is not to be used any more."


@recorded
def withdraw(text: Sanitised, *, words: str, by: Reader) -> Sanitised:
    """Take back what is out. `words`: what its readers are told of why."""
    text = held(text, "report__thing__lock")
    rules.check_reader_is_unit(by, text.report)
    if text.state != OUT:
        raise NotInReportState(f"This text is {text.state}.", "Only what is out is withdrawn.")
    check_said(words, "what its readers are told of why")
    return call_back(text, words=words, by=by)


def look_over() -> None:
    """Once a day: what is out or waits, and carries what the table as it is now lets go nowhere, is called back.

    A workspace may make a code stricter than it was when something went out.
    """
    for text in Sanitised.objects.filter(state__in=(OUT, WAITING)).order_by("pk"):
        if enforcement.is_kept_in(enforcement.inherited(text)):
            _stricter(text)


@recorded
def _stricter(text: Sanitised) -> None:
    text = held(text, "report__thing__lock")
    if text.state in (OUT, WAITING):  # nobody took it back meanwhile
        call_back(text, words=STRICTER_TABLE, by=None)


@recorded
def call_back(text: Sanitised, *, words: str, by: Reader | None) -> Sanitised:
    """Withdraw a text that is out, or refuse one that waits: asked of whoever may grade what it rests on.

    `by` None: the system, since the table of codes was made stricter.
    """
    if text.state == WAITING:
        asking.over(text, by=by)
        return changed(
            text, "refuse sanitised text", by, state=REFUSED, answer=words, answered_by=None, answered_at=now()
        )
    account = by.account if by else None
    gate = Gate.objects.select_related("thing__lock").get(text=text)
    changed(gate, "shut gate", by, shut_at=now())
    things.make(
        Tombstone, home=None, audience=reaching.audience_of(text), by=by, released=text.released,
        words=words.strip(), withdrawn_at=now(),
    )  # fmt: skip
    things.narrow_or_set(gate.thing, audience=audiences.people(_few(text, account)), face=HIDDEN, by=by)
    text = changed(text, "withdraw sanitised text", by, state=WITHDRAWN, withdrawn_at=now(), withdrawn_by=account)
    if text.released is not None:
        telling.tell_readers(reaching.people_of(text), telling.TAKEN_BACK, released=text.released)
    note("withdraw release", by=account, thing=text.released)
    return text


def _few(text: Sanitised, by: UUID | None) -> set[UUID]:
    """Those for whom a withdrawn text's words are kept: who wrote it, who let it out, who took it back, the unit."""
    part = Account.objects.filter(pk__in=[one for one in (text.author, text.answered_by, by) if one])
    return {*part.values_list("person_id", flat=True), *reaching.unit_of(text.report)}
