"""Letting somebody into a case: a seat, and where their agency had none, the share that this is, in one transaction."""

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import lead_rules, rules
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import team
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.partnership.models import Agency, Person

WHAT = "A case: all that stands in it, and what is added while they work on it."


def is_share(case: Case, agency: Agency) -> bool:
    """Whether nobody of this agency works on the case today, so that letting one of them in tells that agency of it."""
    return not any(seat.agency_id == agency.pk for seat in lead_rules.working(case))


@recorded
def let_in(
    case: Case, *, person: Person, agency: Agency, need: str, by: Reader, grounds: Grounds | None = None,
    emergency: bool = False,
) -> Seat:  # fmt: skip
    """Make somebody a member. `grounds`: why it is lawful to tell their agency; an emergency needs none."""
    rules.check_reader_can_lead(by, case)
    shares = is_share(case, agency)
    if shares and grounds is None and not emergency:
        raise SomethingMissing(
            "It is not said why this is lawful.", "Give the purpose, the power and the lawful basis."
        )
    lead = Seat.objects.filter(living(), audience=case.group_id, person=by.person, lead=True).select_related("agency")
    own = lead.order_by("pk").first()
    seat = team.add(case, person=person, agency=agency, need=need, by=by)
    if shares and own is not None:
        share = Share(WHAT, from_agency=own.agency, agencies=[agency], about=[case.thing], emergency=emergency)
        disclosures.record(share, grounds or Grounds(), by=by)
    return seat
