"""What adds up among the counts of a survey's paper, and between it and the public papers that came before it.

Of every question: the options of one answer, an answer and its opposite, and the groups of a ward, an age or a sex; all
who answered it are of those who answered at all. The same count in two papers, of one wave or of a later one that
prints it again, is one; where answers were taken in anew, a count that differs by few is hidden.
Who chose an answer in a group is told by a weighted share alone, in a public paper: that is known again where the share
is the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from commonweal.figures import Figure, FigureSet
from commonweal.papers.suppression.counts import Counts
from commonweal.records.survey_answer import slug

SLICES = ("ward", "age", "sex")
WHO, ANSWERED, EVERYONE = "who", "answered", "everyone"
OPPOSITE = "not "
NOBODY_IN = (ANSWERED, "all")  # how many answered a question: one more says of nobody what
Key = tuple[str, ...]  # wave, question, what was counted, then where: all, or a slice and its group


@dataclass(slots=True)
class Ledger(Counts[Key]):
    """Counts by wave and question, what adds up among them, and which figures tell which."""

    of_figure: dict[str, list[int]] = field(default_factory=dict)

    def total(self, total: int, parts: list[int], *, guarded: bool = True) -> None:
        """Say that parts add up to a total, with what is left in none of them; nothing where it is less than none."""
        rest = self.values[total] - sum(self.values[n] for n in parts)
        if rest < 0 or total in parts:
            return
        left = [self.unprinted(rest, guarded=guarded)] if rest else []
        self.totals.append((total, [*parts, *left]))


def ledger_of(paper: FigureSet, earlier: Sequence[FigureSet], threshold: int) -> Ledger:
    """Every count that the paper would print, and those of earlier papers that they can be held against."""
    ledger = Ledger()
    for figure in paper.figures:
        cells = [ledger.cell(key, value) for key, value in counts(figure, paper) if value is not None]
        ledger.of_figure[figure.id] = cells
        if figure.id.split("/")[2] in ("all", "wave") and figure.offence != WHO:
            ledger.whole |= set(cells)
    ledger.fixed.add(ledger.cell((slug(paper.parameters["wave"]), WHO, EVERYONE, "all"), paper.parameters["answers"]))
    _link_groups(ledger)
    _link_options(ledger, paper)
    _link_questions(ledger)
    _hold_against(ledger, paper, earlier, threshold)
    return ledger


def counts(figure: Figure, paper: FigureSet) -> Iterator[tuple[Key, float | None]]:
    """Who answered, who chose and who did not: the counts that a figure tells or nearly tells; None where hidden."""
    question, measure, where, *group = [*figure.id.split("/"), ""][:4]
    wave = slug(paper.parameters["wave"])
    if question == WHO:
        yield (wave, WHO, ANSWERED, measure, where), figure.parameters.get("answered")
    elif where != "change":
        wave, at = (group[0], ("all",)) if where == "wave" else (wave, (where, *filter(None, group)))
        answered, chose = figure.parameters.get("answered"), figure.parameters.get("chosen")
        words = _words(measure, paper.parameters["survey"], question)
        yield (wave, question, ANSWERED, *at), answered
        if figure.value is not None or figure.suppressed:
            yield (wave, question, words, *at), chose
            yield (wave, question, OPPOSITE + words, *at), None if chose is None else answered - chose


def _words(measure: str, survey: Mapping[str, Any], question: str) -> str:
    """What was chosen, by its words: another wave may have its options in another order."""
    asked = next(one for one in survey["questions"] if one["key"] == question)
    options = asked["together"] if measure == "together" else [asked["options"][int(measure[1:])]]
    return " + ".join(sorted(option.casefold() for option in options))


def _link_groups(ledger: Ledger) -> None:
    """The groups of a ward, an age or a sex add up to everyone, with those who are in none."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for (wave, question, what, *at), number in list(ledger.number.items()):
        if at[0] in SLICES:
            every = (wave, WHO, EVERYONE, "all") if question == WHO else (wave, question, what, "all")
            if every in ledger.number:
                groups[ledger.number[every], at[0]].append(number)
    for (whole, _), parts in groups.items():
        ledger.total(whole, parts)


def _link_options(ledger: Ledger, paper: FigureSet) -> None:
    """Some chose and the others did not; of one answer each, the options add up to who answered."""
    for (wave, question, what, *at), number in list(ledger.number.items()):
        others = ledger.number.get((wave, question, OPPOSITE + what, *at))
        if others is not None:
            ledger.total(ledger.number[(wave, question, ANSWERED, *at)], [number, others])
    wave, survey = slug(paper.parameters["wave"]), paper.parameters["survey"]
    for asked in (q for q in survey["questions"] if q["kind"] in ("one", "scale")):
        told = {
            option: ledger.number.get((wave, asked["key"], option.casefold(), "all")) for option in asked["options"]
        }
        parts = [number for number in told.values() if number is not None]
        together = [n for option, n in told.items() if n is not None and option in asked["together"]]
        for what, some in ((ANSWERED, parts), (_words("together", survey, asked["key"]), together)):
            whole = ledger.number.get((wave, asked["key"], what, "all"))
            if whole is not None and some:
                ledger.total(whole, some)


def _link_questions(ledger: Ledger) -> None:
    """Who answered a question is of those who answered at all: where everyone did, the two are one."""
    for (wave, question, what, *at), number in list(ledger.number.items()):
        if what == ANSWERED and question != WHO:
            every = (wave, WHO, EVERYONE, "all") if at == ["all"] else (wave, WHO, ANSWERED, *at)
            if every in ledger.number:
                ledger.total(ledger.number[every], [number], guarded=False)


def _hold_against(ledger: Ledger, paper: FigureSet, earlier: Sequence[FigureSet], threshold: int) -> None:
    """What they showed is known for good; what they hid is hidden still; what differs by few goes."""
    shares = {key: f.value for f in paper.figures for key, _ in counts(f, paper)}
    for old in earlier:
        same: set[int] = set()
        anew = False
        for figure in old.figures:
            for key, value in counts(figure, old):
                number = ledger.number.get(key)
                if number is None:
                    continue
                if figure.suppressed:
                    ledger.forced.add(number)
                elif value == ledger.values[number] or (value is None and figure.value == shares[key]):
                    same.add(number)
                elif value is not None and key[2:] != NOBODY_IN:
                    anew = True
                    ledger.revised |= {number} if abs(value - ledger.values[number]) < threshold else set()
        ledger.fixed |= same
        ledger.stood |= same if anew else set()
    ledger.forced -= ledger.fixed
