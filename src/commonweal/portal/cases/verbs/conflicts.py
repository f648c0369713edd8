"""A conflict of interest, declared to the lead: an entry that the two alone read."""

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case, Entry
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.verbs import entries
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.notices.verbs import notices

TOLD = "A member of a case that you lead declared a conflict of interest."


@recorded
def declare(case: Case, *, why: str, by: Reader) -> Entry:
    """Tell the lead, who decides whether one stays."""
    rules.check_reader_can_write(by, case)
    lead = Seat.objects.filter(living(), audience=case.group_id, lead=True).select_related("person").first()
    if lead is None or lead.person_id == by.person:
        raise NotInCase("You lead this case.", "Hand it over to another member.")
    entry = entries.write(case, Said(f"Conflict of interest: {why.strip()}", fewer=[lead.person_id]), by=by)
    note("declare conflict", by=by.account, thing=case.pk)
    notices.tell(
        lead.person,
        kind="case",
        words=TOLD,
        address=rules.address_of(case.pk),
        about=case.pk,
        once=f"conflict:{entry.pk}",
    )
    return entry
