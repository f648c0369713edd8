"""A report that leaves its agency is a share like any other: its legal part is recorded, with nothing of what it says.

Its writer alone finds it under Sharing: the agencies' other officers are not to know that there is a report. Governance
reads the register's entry, which names no report and no writer, and reviews what went without a live agreement.
"""

from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.disclosures.models import About, Agreement, Disclosure, Entry
from commonweal.portal.disclosures.powers import powers
from commonweal.portal.disclosures.verbs import reviews
from commonweal.portal.intelligence.answers import PURPOSES
from commonweal.portal.intelligence.basis import GROUNDS
from commonweal.portal.intelligence.models import Report

NECESSITY = "The force's intelligence unit alone can tell what it is worth and act on it; nobody else reads it."


def register(report: Report, *, agreement: Agreement | None, why: str, writer: Audience, by: Reader) -> None:
    """Record the share. `writer`: the group of one for whom its draft was."""
    legal = _legal(report, agreement, why)
    disclosure = things.make(Disclosure, home=None, audience=writer, by=by, **legal)
    things.make(
        About, home=disclosure.thing, other_end=report.thing, audience=audiences.public(), by=by,
        disclosure=disclosure, of=report.thing,
    )  # fmt: skip
    entry = things.make(
        Entry, home=None, audience=audiences.partners(), by=by, disclosure=disclosure, recorder=by.account,
        to_review=agreement is None or report.emergency, **legal,
    )  # fmt: skip
    if report.emergency:
        reviews.tell_governance(entry)


def _legal(report: Report, agreement: Agreement | None, why: str) -> dict[str, Any]:
    known, moment = powers(), now()
    keys = {kind: key for kind, key in GROUNDS[report.purpose].items() if known.knows(kind, key)}
    words = {f"{kind}_words": known.words(kind, key) for kind, key in keys.items()}
    return {
        "from_agency": report.agency, "to_agencies": [str(report.force_id)], "decision": "shared",
        "shared_at": moment, "recorded_at": moment, "way": "portal" if known.knows("way", "portal") else "",
        "purpose": PURPOSES[report.purpose], "necessity": NECESSITY, "agreement": agreement,
        "no_agreement": "" if agreement else why.strip(), "uncovered": agreement is None, "says_what": True,
        "emergency": report.emergency, **keys, **words,
    }  # fmt: skip
