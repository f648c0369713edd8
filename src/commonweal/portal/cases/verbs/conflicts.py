"""A conflict of interest, declared to those who can act on it: an entry that they and its writer alone read."""

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import lead_rules, rules
from commonweal.portal.cases.models import Case, Entry
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.verbs import entries
from commonweal.portal.cases.verbs.entries import Said
from commonweal.portal.notices.verbs import notices

TOLD = "A member of a case that you lead declared a conflict of interest."
TOLD_ALL = "Somebody declared a conflict of interest in a case that you work on and nobody leads."


def told_to(case: Case, by: Reader) -> list[Seat]:
    """Its lead; where nobody leads it any more, all others who work on it: one of them will."""
    seats = lead_rules.working(case)
    return [seat for seat in seats if seat.lead] or [seat for seat in seats if seat.person_id != by.person]


@recorded
def declare(case: Case, *, why: str, by: Reader) -> Entry:
    """Tell the lead, who decides whether one stays; without a lead, those of whom one will be it."""
    rules.check_reader_can_write(by, case)
    seats = told_to(case, by)
    if any(seat.person_id == by.person for seat in seats):
        raise NotInCase("You lead this case.", "Hand it over to another member.")
    if not seats:
        raise NotInCase("Nobody else works on this case, so nobody would read it.", "Leave the case, and say why.")
    people = {seat.person_id: seat.person for seat in seats}
    entry = entries.write(case, Said(f"Conflict of interest: {why.strip()}", fewer=people), by=by)
    note("declare conflict", by=by.account, thing=case.pk)
    words = TOLD if seats[0].lead else TOLD_ALL
    for id in sorted(people):
        notices.tell(
            people[id], kind="case", words=words, address=rules.address_of(case.pk), about=case.pk,
            once=f"conflict:{entry.pk}:{id}",
        )  # fmt: skip
    return entry
