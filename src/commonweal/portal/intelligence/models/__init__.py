"""What partners tell the force: the guide before it, the report, what is known, who told it, whom it names.

And what the force's unit makes of it: steps, exports, grades, sanitised texts and what of them went out.
"""

from commonweal.portal.intelligence.models.dealing import OUTCOME, OUTCOMES, RECEIPT, Export, Step
from commonweal.portal.intelligence.models.grade import Grade
from commonweal.portal.intelligence.models.guide import Choice, Desk, Guide
from commonweal.portal.intelligence.models.mention import ONLINE, PERSON, PLACE, VEHICLE, Mention, MentionKey
from commonweal.portal.intelligence.models.released import SHARED, Gate, Released, ReleasedWords, Tombstone
from commonweal.portal.intelligence.models.report import CLOSED, DRAFT, NEXT, RECEIVED, ROW, SENT, Item, Report, Source
from commonweal.portal.intelligence.models.sanitised import (
    OUT,
    REFUSED,
    WAITING,
    WITHDRAWN,
    WRITTEN,
    Consent,
    Drawn,
    Sanitised,
)

__all__ = [
    "CLOSED",
    "DRAFT",
    "NEXT",
    "ONLINE",
    "OUT",
    "OUTCOME",
    "OUTCOMES",
    "PERSON",
    "PLACE",
    "RECEIPT",
    "RECEIVED",
    "REFUSED",
    "ROW",
    "SENT",
    "SHARED",
    "VEHICLE",
    "WAITING",
    "WITHDRAWN",
    "WRITTEN",
    "Choice",
    "Consent",
    "Desk",
    "Drawn",
    "Export",
    "Gate",
    "Grade",
    "Guide",
    "Item",
    "Mention",
    "MentionKey",
    "Released",
    "ReleasedWords",
    "Report",
    "Sanitised",
    "Source",
    "Step",
    "Tombstone",
]
