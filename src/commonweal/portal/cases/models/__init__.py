"""Cases, who is in them, what happened, how great the harm is, who may read them and why."""

from commonweal.portal.cases.models.case import ROW, Case, Subject
from commonweal.portal.cases.models.chronology import PRECISIONS, Entry, Former
from commonweal.portal.cases.models.glass import GLASS_ROW, LEAD, LEADING, VERDICTS, Glass
from commonweal.portal.cases.models.risk import Risk
from commonweal.portal.cases.models.team import Need
from commonweal.portal.cases.models.work import Task

__all__ = [
    "GLASS_ROW",
    "LEAD",
    "LEADING",
    "PRECISIONS",
    "ROW",
    "VERDICTS",
    "Case",
    "Entry",
    "Former",
    "Glass",
    "Need",
    "Risk",
    "Subject",
    "Task",
]

# The room's other parts keep their models beside what works on them.
from commonweal.portal.cases.counts import models as _counts  # noqa: F401
from commonweal.portal.cases.documents import models as _documents  # noqa: F401
from commonweal.portal.cases.letters import models as _letters  # noqa: F401
from commonweal.portal.cases.meetings_about import models as _meetings_about  # noqa: F401
from commonweal.portal.cases.reviews import models as _reviews  # noqa: F401
from commonweal.portal.cases.signup import models as _signup  # noqa: F401
