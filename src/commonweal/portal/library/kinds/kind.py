"""What a kind of report is to the library: how it is asked for, what works its figures out, what it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commonweal.figures import FigureSet
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.workspace import Workspace

Asked = Mapping[str, str]  # what a job is given: the form's answers, in words


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `figures` imports what it needs when it is called: charts take a second or two to import."""

    key: str  # the figures' own `report`
    title: str
    tells: str  # one sentence, for whoever chooses
    form: type[ReportForm]
    figures: Callable[[Workspace, Asked], FigureSet]

    @property
    def address(self) -> str:
        """The name of the address at which it is asked for."""
        return f"library:new-{self.key}"

    def title_of(self, area: str, period: str) -> str:
        """What one report of this kind is called."""
        return f"{self.title}, {area}: {period}"
