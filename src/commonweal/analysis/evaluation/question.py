"""What an evaluation is asked: an operation, the months that it is judged by, and those that it is held against."""

from dataclasses import dataclass, field

from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.analysis.recorded_crime import Question as Counted
from commonweal.errors import PeriodRefused
from commonweal.figures import Audience, Month, Period
from commonweal.geography import Partnership
from commonweal.records.operation import Operation
from commonweal.records.register import Register

LEVEL = 0.95
DISCOVERY_RATE = 0.05
MOST_MONTHS = 36
LOOKED_BACK = 24  # months before it began that likeness is told by, where they are held


@dataclass(frozen=True, slots=True)
class Question:
    """An operation in its partnership; `before` is its own or the same months a year earlier."""

    operation: Operation
    partnership: Partnership
    before: Period
    source: str = POLICE_UK
    audience: Audience = "public"
    register: Register = field(default_factory=Register)

    def __post_init__(self) -> None:
        after = self.operation.period
        if max(len(after), len(self.before)) > MOST_MONTHS:
            raise PeriodRefused(
                f"More than {MOST_MONTHS} months are too many to judge one operation by.", "Ask for fewer."
            )
        if self.before.end >= after.start:
            raise PeriodRefused(
                f"The months before ({self.before.words}) do not end before the operation began ({after.start.words}).",
                "Give months that lie before it, such as the same months a year earlier.",
            )
        for step in self.operation.steps:
            if step.since not in after:
                raise PeriodRefused(
                    f"A step begins in {step.since.words}, outside {after.words}.",
                    "The period begins with the first step and ends after the last.",
                )

    @property
    def after(self) -> Period:
        """The months that the operation is judged by."""
        return self.operation.period

    @property
    def seasonal(self) -> bool:
        """Whether the two hold other months of the year, or some of them more often."""
        months = [sorted(m.month for m in span) for span in (self.before, self.after)]
        return months[0] != months[1]

    @property
    def looked_back(self) -> Period:
        """The months before it began that areas are told alike by, as far back as they may be held."""
        return Period(min(self.before.start, self.after.start - LOOKED_BACK), self.after.start - 1)

    @property
    def rows_audience(self) -> Audience:
        """Who may see figures of this source: an open publisher's are anyone's."""
        return "public" if self.source == POLICE_UK else "partners"

    @property
    def counted(self) -> Counted:
        """The same place and source, as the recorded crime report counts them."""
        month: Month = self.after.start
        return Counted(
            partnership=self.partnership,
            period=Period(month, month),
            against=Period(month - 12, month - 12),
            source=self.source,
            audience=self.audience,
            register=self.register,
        )


def same_months_before(period: Period) -> Period:
    """The same months in the latest earlier year that does not overlap them."""
    return period.shift(-12 * -(-len(period) // 12))
