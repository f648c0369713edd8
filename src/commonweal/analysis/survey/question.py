"""What a survey's report is asked."""

from dataclasses import dataclass

from commonweal.figures import Audience
from commonweal.geography import Partnership

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Question:
    """One wave of one survey, beside an earlier wave: `against` None takes the one before, "" none at all."""

    partnership: Partnership
    survey: str
    wave: str | None = None
    against: str | None = None
    audience: Audience = "partners"
