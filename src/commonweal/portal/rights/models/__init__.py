"""What is asked, who is asked for it, what was handed in, what went out; what must stay, and what must go."""

from commonweal.portal.rights.models.ask import Ask, UnitAsk
from commonweal.portal.rights.models.disposal import Disposal
from commonweal.portal.rights.models.hold import Bite, Hold, Remark
from commonweal.portal.rights.models.question import Answered, Question
from commonweal.portal.rights.models.request import Part, Reply, Request

ROW = Request.TABLE_ROW

__all__ = [
    "ROW", "Answered", "Ask", "Bite", "Disposal", "Hold", "Part", "Question", "Remark", "Reply", "Request", "UnitAsk",
]  # fmt: skip
