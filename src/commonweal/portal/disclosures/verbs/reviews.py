"""What was shared in an emergency, or without a live agreement, is reviewed afterwards by somebody of governance."""

from commonweal.portal.access import places
from commonweal.portal.access.reach import holders
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.disclosures import rules, standing
from commonweal.portal.disclosures.models import Entry, Reviewed
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Person


def tell_governance(entry: Entry) -> None:
    """That something waits for review, without a word of what."""
    for person in Person.objects.filter(pk__in=holders("governance")).order_by("pk"):
        notices.tell(
            person, kind="disclosure", words="Something was shared in an emergency, and waits for your review.",
            address=places.place_of("disclosures.entry", entry.pk), about=entry.pk, once=f"emergency:{entry.pk}",
            due_on=standing.review_by(entry.recorded_at),
        )  # fmt: skip


@recorded
def close(entry: Entry, *, justified: bool, words: str, by: Reader) -> Entry:
    """Say what the review found; the agency that shared reads it beside its own record."""
    entry = held(entry)
    rules.check_reader_can_review(by, entry)
    check_said(words, "what the review found")
    changed(
        entry, "review disclosure", by, reviewed_at=now(), reviewed_by=by.account, justified=justified,
        review_words=words.strip(),
    )  # fmt: skip
    things.make(
        Reviewed, home=None, audience=audiences.agencies([entry.from_agency_id]), by=by,
        disclosure_id=entry.disclosure_id, justified=justified, words=words.strip(), reviewed_at=now(),
    )  # fmt: skip
    told = [entry.recorder] if entry.recorder else []
    account = Account.objects.filter(pk__in=told, is_active=True).select_related("person").first()
    if account is not None:
        notices.tell(
            account.person, kind="disclosure", words="A share that you recorded was reviewed.",
            address=places.place_of("disclosures.disclosure", entry.disclosure_id), about=entry.disclosure_id,
            once=f"reviewed:{entry.pk}",
        )  # fmt: skip
    return entry
