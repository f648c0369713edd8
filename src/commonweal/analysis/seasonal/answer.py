"""The seasonal report: one question in, all its figures out."""

from collections.abc import Sequence
from datetime import date

import commonweal
from commonweal.analysis.recorded_crime.material import months_held
from commonweal.analysis.seasonal.dated import DatedLook
from commonweal.analysis.seasonal.events import as_recorded_crime, gather
from commonweal.analysis.seasonal.kinds import slug
from commonweal.analysis.seasonal.monthly import MonthlyLook, gathered
from commonweal.analysis.seasonal.notes import notes
from commonweal.analysis.seasonal.plan import KEY as PLAN
from commonweal.analysis.seasonal.plan import plan_figures
from commonweal.analysis.seasonal.question import POLICE_UK, Question
from commonweal.analysis.seasonal.subjects import Shared
from commonweal.analysis.seasonal.window import window
from commonweal.analysis.sources import SourceBook
from commonweal.errors import MethodRefused, NotHeld
from commonweal.figures import Area, Cover, Figure, FigureSet, Note, Period, Row, Table
from commonweal.geography import Gazetteer
from commonweal.records import offences
from commonweal.records.season import Look
from commonweal.store import View

REPORT = "seasonal"
OWN = "season/"  # opens the one word for what is counted in a window: it is no offence of whole months
INCIDENTS = "incidents"
DEFAULT_NODES = (offences.ASB, "criminal-damage-and-arson")


def answer(
    question: Question, view: View, places: Gazetteer, *, as_at: date | None = None, cover: Cover | None = None
) -> FigureSet:
    """Every figure of the report, unsuppressed. NotHeld where nothing that the season looks at is held of the place."""
    sheet = _Sheet(question, view, places)
    for look in question.season.looks:
        sheet.look(look)
    if not sheet.dated and not sheet.monthly:
        wanted = ", ".join(dict.fromkeys(look.dataset for look in question.season.looks))
        raise NotHeld(
            f"Nothing that this season looks at is held of {question.partnership.area.name}: {wanted}.",
            "Load the sources, or change [[look]] in the season's file; `commonweal status` lists what is held.",
        )
    return sheet.figure_set(as_at, cover)


class _Sheet:
    """Collects what each look gives, in the order of the season's file."""

    def __init__(self, question: Question, view: View, places: Gazetteer) -> None:
        self.question, self.view, self.places = question, view, places
        self.book = SourceBook.of(view)
        self.dated: list[DatedLook] = []
        self.monthly: list[MonthlyLook] = []
        self.missing: list[str] = []
        self.figures: list[Figure] = []
        self.tables: list[Table] = []

    def look(self, look: Look) -> None:
        """A source that is not held is named as missing, and the others are told."""
        if not any(edition.dataset == look.dataset for edition in self.view.editions):
            self.missing.append(f"{look.name}: no {look.dataset} is held, so it is not available.")
            return
        if look.dataset == POLICE_UK:
            self._months(look)
            return
        events = gather(self.view, self.places, self.question, look)
        if not events.held:
            place = self.question.partnership.area.name
            self.missing.append(f"{look.name}: nothing of {place} is held, so it is not available.")
        elif not events.dated and events.undated:
            self._months(look)
        else:
            self._days(DatedLook(self.question, events, self._shared(look), look.name))

    def figure_set(self, as_at: date | None, cover: Cover | None) -> FigureSet:
        """All of it, with the plan."""
        q = self.question
        plan = plan_figures(q, self._wards(), [f for f in self.figures if _is_ward(f)])
        self.figures += plan
        if plan:
            rows = tuple(Row(f.id) for f in plan)
            self.tables.append(Table(PLAN, "What each agency did", "What was done", rows, q.period, None))
        self.book.reference_ids()
        missing = tuple(Note("gap", text) for text in self.missing)
        return FigureSet(
            report=REPORT,
            partnership=q.partnership.area,
            period=q.period,
            against=window(q.season, q.year - 1).months,
            as_at=as_at.isoformat() if as_at else None,
            audience=q.audience,
            software=f"commonweal {commonweal.__version__}",
            sources=self.book.sources(),
            figures=tuple(self.figures),
            tables=tuple(self.tables),
            notes=(*notes(q, self.dated, self.monthly), *missing),
            cover=cover or Cover("", ""),
            body=f"{q.partnership.area.name} Community Safety Partnership",
            marking=self.book.marking(),
        )

    def _months(self, look: Look) -> None:
        asked = as_recorded_crime(self.question, look.dataset)
        held = months_held(self.view, look.dataset, self.question.partnership, asked)
        if not any(month in held for month in self.question.period):
            self.missing.append(
                f"{look.name}: none of the months {self.question.period.words} is held, so they are not available."
            )
            return
        nodes = tuple(_node(look, kind) for kind in look.kinds) or DEFAULT_NODES
        material = gathered(self.view, self.places, asked)
        for node in nodes:
            if not material.home.countable(node):
                raise MethodRefused(
                    f"{look.dataset} cannot tell {offences.by_code()[node].name} apart.",
                    "Look at the group that it stands in, or at an extract that tells it.",
                )
        home = self.question.partnership.is_home_force if look.dataset == POLICE_UK else (lambda _: True)

        def sources(period: Period) -> tuple[str, ...]:
            return self.book.ids(look.dataset, period, home)

        self.book.ids(look.dataset, material.home.horizon, home)  # how months vary is learned from all of them
        found = MonthlyLook(self.question, asked, material, self._shared(look), sources, nodes)
        found.work_out()
        self.monthly.append(found)
        self._take(found.figures, found.tables)

    def _days(self, look: DatedLook) -> None:
        look.work_out()
        self.dated.append(look)
        self._take(look.figures, look.tables)

    def _take(self, figures: Sequence[Figure], tables: Sequence[Table]) -> None:
        self.figures += figures
        self.tables += tables

    def _shared(self, look: Look) -> Shared:
        months = sorted(self.view.months(look.dataset))
        home = self.question.partnership.is_home_force if look.dataset == POLICE_UK else (lambda _: True)
        first = months[0] if look.dataset != POLICE_UK else self.question.period.start
        ids = self.book.ids(look.dataset, Period(first, max(months[-1], first)), home) if months else ()
        audience = "public" if look.dataset == POLICE_UK else "partners"
        key = slug(look.name)
        return Shared(key, f"{OWN}{key}", self.question.period, INCIDENTS, ids, audience)  # type: ignore[arg-type]

    def _wards(self) -> Sequence[Area]:
        found = [look.events.wards for look in self.dated] + [look.wards for look in self.monthly]
        return max(found, key=len, default=())


def _node(look: Look, kind: str) -> str:
    by_name = {o.name.casefold(): o.code for o in offences.TREE} | {
        name.casefold(): node for name, node in offences.POLICE_UK_CATEGORIES.items()
    }
    node = kind if kind in offences.by_code() else by_name.get(kind.casefold())
    if node is None:
        raise MethodRefused(
            f"'{kind}' is no kind of {look.dataset}.", "Name a node of the offence tree, such as anti-social-behaviour."
        )
    return node


def _is_ward(figure: Figure) -> bool:
    return "/ward/" in figure.id and figure.id.endswith("/earlier")
