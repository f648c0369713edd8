"""How far an agency is with the portal, as somebody says it."""

from dataclasses import asdict

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases.signup import rules
from commonweal.portal.cases.signup.models import SignUp
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.partnership.models import Agency


@recorded
def say(agency: Agency, said: Start, *, by: Reader) -> SignUp:
    """Keep it, for all partners; what was said before is in the audit alone."""
    rules.check_reader_can_change(by, agency.pk)
    found = SignUp.objects.filter(agency=agency).first()
    if found is None:
        return things.make(
            SignUp, home=None, audience=audiences.partners(), by=by, agency=agency, changed_at=now(), **asdict(said)
        )
    return changed(held(found), "change sign-up", by, changed_at=now(), **asdict(said))
