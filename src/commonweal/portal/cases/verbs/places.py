"""Places of a case: each stands in it, as one's agency knows it."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs.entries import agency_of
from commonweal.portal.people.models import Place
from commonweal.portal.people.verbs import besides


@recorded
def add(
    case: Case, *, by: Reader, lines: str = "", postcode: str = "", uprn: str = "", ward: str = "", note: str = ""
) -> Place:
    """Enter where it happens. Whoever reads the case reads it, and finds the case on that place's page."""
    rules.check_reader_can_write(by, case)
    return besides.enter_place(
        agency=agency_of(case, by), by=by, lines=lines, postcode=postcode, uprn=uprn, ward=ward, note=note,
        home=case.thing,
    )  # fmt: skip
