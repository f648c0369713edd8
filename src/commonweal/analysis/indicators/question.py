"""What the paper of indicators is asked."""

from dataclasses import dataclass
from datetime import date

from commonweal.figures import Audience, Period
from commonweal.geography.partnership import Partnership


@dataclass(frozen=True, slots=True)
class Question:
    """Of which place; `period`: figures of periods that end in or before it; `on`: the day on which ages are told.

    `every`: all indicators of the view are the paper's, whatever area they name (the portal gives its own alone).
    `hidden`: own figures, by the indicator's id in the paper and period, that are not shown though they are not small:
    beside earlier public papers they would tell one that is.
    """

    partnership: Partnership
    on: date
    audience: Audience = "public"
    period: Period | None = None
    every: bool = False
    hidden: frozenset[tuple[str, Period]] = frozenset()
