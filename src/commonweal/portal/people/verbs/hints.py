"""What a matcher does with a hint: has both agencies told, or puts it aside."""

from typing import Any

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.people import hooks, rules
from commonweal.portal.people.models import Hint


@recorded
def ask(hint: Hint, *, purpose: str, by: Reader, grounds: Any = None) -> Hint:
    """Have both agencies told: each learns that the other knows somebody, so that is a disclosure."""
    check_people_allowed()
    hint = held(hint, "one_agency", "other_agency")
    rules.check_reader_can_answer(by, hint)
    check_said(purpose, "for what purpose")
    sharing = hooks.sharing()
    if sharing is not None and sharing.record_telling is not None:
        if grounds is None:
            raise SomethingMissing("It is not said why this is lawful.", "Give the power and the lawful basis.")
        sharing.record_telling(hint, purpose=purpose.strip(), grounds=grounds, by=by)
    return changed(hint, "ask to tell agencies", by, asked_at=now(), purpose=purpose.strip())


@recorded
def put_aside(hint: Hint, *, by: Reader) -> Hint:
    """Two people, or nobody's business: it is not shown again."""
    hint = held(hint)
    rules.check_reader_can_answer(by, hint)
    return changed(hint, "put hint aside", by, put_aside_at=now())
