"""What a reader must know beside indicators: what is late, hidden, of another length, and how verdicts are told."""

from collections.abc import Iterator, Sequence

from commonweal.analysis.indicators.judged import Judged
from commonweal.analysis.indicators.question import Question
from commonweal.analysis.indicators.small_numbers import HIDDEN, THRESHOLD
from commonweal.analysis.indicators.target import RULE
from commonweal.figures import Note
from commonweal.stats.control_chart import LEAST_HISTORY


def notes(question: Question, judged: Sequence[Judged]) -> tuple[Note, ...]:
    """In the order of the paper."""
    return (*_of_each(judged), *_of_all(question, judged))


def _of_each(judged: Sequence[Judged]) -> Iterator[Note]:
    for said in judged:
        name = said.indicator.name
        if said.last is None:
            yield Note("gap", f"{name}: no figure is available.")
        elif said.stale:
            due = f"; the next was due on {said.due:%-d %B %Y}" if said.due else ""
            yield Note("gap", f"{name}: the last figure is {said.age}{due}.")
        if said.newest is not None and said.last is not None and said.newest != said.last:
            yield Note("gap", f"{name}: the figure of {said.newest.period.words} is not available; the last is shown.")
        if said.overlap:
            yield Note(
                "method", f"{name}: its periods share months, so that neighbours are alike and no limits can be told."
            )
        if said.others:
            yield Note("quality", f"{name}: {said.others} figures of periods of another length are left out.")


def _of_all(question: Question, judged: Sequence[Judged]) -> Iterator[Note]:
    if any(said.chart for said in judged):
        yield Note(
            "method",
            f"Limits are three standard deviations either side of an indicator's usual level, told from at least "
            f"{LEAST_HISTORY} of its own earlier figures; a figure outside them, or a long run on one side, is called "
            f"unusual.",
        )
    if any(said.indicator.target is not None for said in judged):
        yield Note("method", RULE)
    if question.audience == "public":
        yield Note(
            "quality",
            f"Figures that rest on 1 to {THRESHOLD - 1} people or events are not shown ({HIDDEN}), to protect people, "
            f"nor are those that would tell one beside an earlier paper; limits and comparisons are worked out without "
            f"them.",
        )
    yield Note(
        "source",
        "An indicator is its publisher's own figure: what it counts and for whom is said beside it. Figures of unlike "
        "definitions are not comparable.",
    )
