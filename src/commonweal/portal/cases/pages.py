"""What the pages of the room's parts share: one form on a page, who has any business there, the way back to a case."""

from functools import partial
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views import asking
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import ROW, Case
from commonweal.portal.operations.models import ROW as OPERATION

asked = partial(asking.asked, template="cases/beside_act.html")
partner = partial(asking.partner, row=ROW)
any_partner = partial(asking.partner, row=OPERATION)  # the row that every partner reads and no resident does


def own_agencies(reader: Reader) -> list[tuple[str, str]]:
    """The agencies for which this reader may found something: a case, a meeting, a review; or break the glass."""
    return [(id, name) for id, name in agency_choices() if rules.reader_can_open(reader, agency=UUID(id))]


def back_to(case: Case) -> tuple[str, str]:
    """Words and address. The words are its reference: a case's title stands in no link."""
    return f"Case {case.reference}", reverse("cases:case", args=[case.pk])
