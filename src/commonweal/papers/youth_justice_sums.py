"""What adds up among a youth justice summary's counts, and between it and those that came before it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commonweal.analysis.youth_justice import Truth
from commonweal.figures import FigureSet, Period
from commonweal.papers.suppression.counts import Counts
from commonweal.papers.youth_justice_counts import Key, printed
from commonweal.records.youth_account import NOT_RECORDED, OF_CHILDREN, OFFENCE, OFFENCE_ETHNICITY

SLICES = {
    **dict.fromkeys(OF_CHILDREN, "children"),
    **dict.fromkeys((OFFENCE, OFFENCE_ETHNICITY, "outcomes"), "offences"),
}
BY_MONTH = ("entrants", "custody")  # each child or occasion lies in one month: any runs of months add up
OF_COHORTS = ("cohort", "reoffenders", "reoffences")
APART = 1e-6
THRESHOLD = 5


@dataclass(slots=True)
class Ledger(Counts[Key]):
    """Counts by name and months, and what adds up among them."""

    def known(self, name: str, period: Period) -> int | None:
        """The number of a count that is told, if it is."""
        return self.number.get((name, period))

    def whole_and_parts(self, whole: int | None, parts: Iterable[int | None], *, guarded: bool = True) -> None:
        """A whole is the sum of its parts and of what is in none; not where more are in the parts than in the whole."""
        told = [part for part in parts if part is not None]
        if whole is None or not told or whole in told:
            return
        rest = self.values[whole] - sum(self.values[part] for part in told)
        if rest >= -APART:
            more = [self.unprinted(rest, guarded=guarded)] if rest > APART or len(told) == 1 else []
            self.totals.append((whole, [*told, *more]))


def ledger_of(paper: FigureSet, earlier: Sequence[FigureSet], truth: Truth) -> Ledger:
    """Every count that the paper would print, and those of earlier papers that can be added to or taken from it."""
    ledger = Ledger()
    for figure in (f for f in paper.figures if f.audience == "partners"):
        for key, value in printed(figure):
            if value is not None:
                ledger.cell(key, value)
    _add_earlier(ledger, earlier, truth)
    _slices(ledger)
    _years(ledger)
    for name in BY_MONTH:
        _months(ledger, name, truth)
    _cohorts(ledger)
    _inside(ledger)
    return ledger


def _add_earlier(ledger: Ledger, earlier: Sequence[FigureSet], truth: Truth) -> None:
    """What they showed is known for good; what they hid is hidden still. A revised count is another count."""
    mine = frozenset(ledger.number)
    for paper in earlier:
        same: set[int] = set()
        revised: set[int] = set()
        for figure in (f for f in paper.figures if not f.id.startswith("benchmark/")):
            for key, value in printed(figure):
                true = value if value is not None else truth.count(*key)
                if true is None:
                    continue
                had = key in ledger.number
                number = ledger.cell(key, true)
                if ledger.values[number] != round(true):
                    revised.add(number)
                    ledger.revised |= {number} if abs(ledger.values[number] - true) < THRESHOLD else set()
                elif value is not None:
                    same.add(number)
                elif figure.suppressed:
                    ledger.forced.add(number)
                    if not had:
                        ledger.latent.add(number)
        ledger.fixed |= same
        ledger.stood |= {ledger.number[key] for key in mine} & same if revised else set()
    ledger.forced -= ledger.fixed


def _slices(ledger: Ledger) -> None:
    """Kinds add up to the offences, sexes to the children, and so on, over the same months."""
    groups: dict[tuple[str, Period], list[int]] = defaultdict(list)
    for (name, period), number in ledger.number.items():
        group, slash, _ = name.partition("/")
        if slash:
            groups[group, period].append(number)
    for (group, period), parts in groups.items():
        if group in SLICES:
            ledger.whole_and_parts(ledger.known(SLICES[group], period), parts)
        elif group == "unrecorded":
            ledger.whole_and_parts(ledger.known(f"{OFFENCE_ETHNICITY}/{NOT_RECORDED}", period), parts)


def _years(ledger: Ledger) -> None:
    """Of two runs of months from one April the longer holds the shorter: children who came first later on, too."""
    runs: dict[tuple[str, object], list[tuple[Period, int]]] = defaultdict(list)
    for (name, period), number in ledger.number.items():
        if name not in (*BY_MONTH, *OF_COHORTS):
            runs[name, period.start].append((period, number))
    for found in runs.values():
        ordered = sorted(found, key=lambda pair: pair[0].end)
        for (_, shorter), (_, longer) in pairwise(ordered):
            ledger.whole_and_parts(longer, [shorter])


def _months(ledger: Ledger, name: str, truth: Truth) -> None:
    """Rolling years and quarters are made of the runs of months between their ends."""
    spans = [(period, number) for (told, period), number in ledger.number.items() if told == name]
    ends = sorted({p.start for p, _ in spans} | {p.end + 1 for p, _ in spans})
    atoms = [Period(first, after - 1) for first, after in pairwise(ends)]
    cell: dict[Period, int] = {}
    for atom in (a for a in atoms if any(a.start in p for p, _ in spans)):
        value = truth.count(name, atom)
        if value is None:
            _nested(ledger, spans)
            return
        known = ledger.known(name, atom)
        cell[atom] = ledger.unprinted(value) if known is None else known
    for period, number in spans:
        parts = [cell[atom] for atom in atoms if atom in cell and atom.start in period]
        if parts != [number] and abs(ledger.values[number] - sum(ledger.values[p] for p in parts)) < APART:
            ledger.totals.append((number, parts))


def _nested(ledger: Ledger, spans: Sequence[tuple[Period, int]]) -> None:
    """Where single months are not known: a run of months inside another."""
    for longer, whole in spans:
        inside = [n for p, n in spans if p != longer and longer.start <= p.start and p.end <= longer.end]
        for part in inside:
            ledger.whole_and_parts(whole, [part])


def _cohorts(ledger: Ledger) -> None:
    """Reoffenders are of the cohort, the cohort of the year's children, and first-time entrants of the cohort."""
    for period in {period for name, period in ledger.number if name in OF_COHORTS}:
        cohort, back, again = (ledger.known(name, period) for name in OF_COHORTS)
        ledger.whole_and_parts(cohort, [back])
        ledger.whole_and_parts(again, [back])
        ledger.whole_and_parts(ledger.known("children", period), [cohort])
        ledger.whole_and_parts(cohort, [ledger.known("entrants", period)])


def _inside(ledger: Ledger) -> None:
    """A child stands there for at least one offence; what is left over tells of no child."""
    for (name, period), number in list(ledger.number.items()):
        if name == "children":
            ledger.whole_and_parts(ledger.known("offences", period), [number], guarded=False)
        elif name.startswith("ethnicity/"):
            of_offences = ledger.known(f"offence-{name}", period)
            ledger.whole_and_parts(of_offences, [number], guarded=False)
        elif name.startswith("outcomes/"):
            ledger.whole_and_parts(number, [ledger.known(f"unrecorded/{name.partition('/')[2]}", period)])
