"""What a kind of report is to the library: how it is asked for, what works its figures out, what it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commonweal.figures import Audience, FigureSet
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.kinds.forms import ReportForm
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs.papers import Terms
from commonweal.workspace import Workspace

Asked = Mapping[str, str]  # what a job is given: the form's answers, in words


def audience_of(asked: Asked) -> Audience:
    """For whom the report is: for partners, unless it is said to be for everyone."""
    return "public" if asked.get("audience") == "public" else "partners"


@dataclass(frozen=True, slots=True)
class OfRoom:
    """What a room says of its own kind: it is asked for on the room's own page, of something that lies under a lock.

    `figures` reads that thing with the rights of whoever asked; `terms` keeps the paper for no wider an audience;
    `kept` is told of the paper, so that the room shows it beside its thing.
    """

    address: str  # the name of the address at which it is asked for
    figures: Callable[[Reader, Workspace, Asked], FigureSet]
    terms: Callable[[Reader, Asked, FigureSet], Terms]
    title: Callable[[Reader, Asked], str]
    kept: Callable[[Reader, Asked, Paper, FigureSet], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `figures` imports what it needs when it is called: charts take a second or two to import."""

    key: str  # the figures' own `report`
    title: str
    tells: str  # one sentence, for whoever chooses
    form: type[ReportForm] | None = None
    figures: Callable[[Workspace, Asked], FigureSet] | None = None
    reading: Callable[[Reader, Workspace, Asked], FigureSet] | None = None  # instead, for what is kept here
    room: OfRoom | None = None  # of another room: then it has no form here, and no figures without a reader
    drafted: str = ""  # where another room drafts it, the name of that address: a person goes on with its text

    @property
    def address(self) -> str:
        """The name of the address at which it is asked for."""
        return self.drafted or (self.room.address if self.room else f"library:new-{self.key}")

    def work_out(self, reader: Reader, workspace: Workspace, asked: Asked) -> FigureSet:
        """Its figures, as whoever asked may read what they are of."""
        if self.room is not None:
            return self.room.figures(reader, workspace, asked)
        if self.reading is not None:
            return self.reading(reader, workspace, asked)
        if self.figures is None:
            raise LookupError(f"nothing works out {self.key}")
        return self.figures(workspace, asked)

    def title_of(self, reader: Reader, asked: Asked, figures: FigureSet) -> str:
        """What one report of this kind is called."""
        if self.room is not None:
            return self.room.title(reader, asked)
        return f"{self.title}, {figures.partnership.name}: {figures.period.words}"
