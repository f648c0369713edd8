"""What the reader must know: what a month cannot tell, what is not held, what was left out, and how it was judged."""

from collections.abc import Iterator, Sequence

from commonweal.analysis.seasonal.dated import DatedLook
from commonweal.analysis.seasonal.monthly import MonthlyLook
from commonweal.analysis.seasonal.question import Question
from commonweal.figures import Note
from commonweal.records.public_report import DATASET as PUBLIC_REPORTS
from commonweal.stats.season import LEAST_YEARS

SNAPPED = (
    "Police.uk publishes each crime at a nearby anchor point, not where it happened: near a boundary it may stand in "
    "the next ward. Its counts are from live systems and are revised."
)
LIVE = "Extracts are from live systems: their counts are revised as incidents are closed, joined or reclassified."
DATES = (
    "A date is the one that the source gives: of the call, the report or the record, which may come after the event. "
    "What is reported on a Monday may have happened at the weekend."
)
REPORTED = (
    "Reports from the public are what people told the council, each counted by itself beside what was recorded: one "
    "thing may be reported several times, and much is never reported."
)
NOT_CAUSE = (
    "What stands beside an activity is what its wards recorded in the window. It does not say that the activity "
    "brought it about: that takes an evaluation with wards to compare with."
)


def not_told_by_months(question: Question) -> str:
    """The sentence that keeps whole months from being read as the window."""
    span = question.window
    months = question.period.words
    if span.whole_months:
        return f"Police.uk counts whole months. The window is whole months, {months}, so its totals are of the window."
    return (
        f"Police.uk counts whole months and gives no days: it cannot tell what happened from {span.words}. The totals "
        f"of {months} below are of the months, the days outside the window with them, and nothing is claimed from them "
        f"about the window."
    )


def notes(question: Question, dated: Sequence[DatedLook], monthly: Sequence[MonthlyLook]) -> tuple[Note, ...]:
    """All of them, in the order that they matter in."""
    return (
        *(Note("source", text) for text in _sources(question, dated, monthly)),
        *(Note("gap", text) for text in _gaps(question, dated, monthly)),
        *(Note("quality", text) for text in _left_out(dated)),
        *(Note("method", text) for text in _method(question, dated, monthly)),
        *_places(dated, monthly),
    )


def _sources(question: Question, dated: Sequence[DatedLook], monthly: Sequence[MonthlyLook]) -> Iterator[str]:
    if monthly:
        yield not_told_by_months(question)
        yield SNAPPED
    if dated:
        yield LIVE
        yield DATES
    if any(look.dataset == PUBLIC_REPORTS for look in question.season.looks):
        yield REPORTED
    if question.season.activities:
        yield NOT_CAUSE


def _gaps(question: Question, dated: Sequence[DatedLook], monthly: Sequence[MonthlyLook]) -> Iterator[str]:
    for look in dated:
        if not look.is_held:
            yield (
                f"{look.name}: not all months of {question.window.words} are held, so the window is not available; it "
                f"is never nought. What was to be expected of it is given."
            )
        if len(look.earlier) < LEAST_YEARS:
            years = ", ".join(map(str, look.earlier)) or "none"
            yield (
                f"{look.name}: of the {question.season.years} years before, those whose whole window is held: {years}. "
                f"With fewer than {LEAST_YEARS} nothing is expected from earlier years, and nothing forecast: they say "
                f"next to nothing of how far years differ."
            )
    for one in monthly:
        home = one.material.home
        every = [m for y in one.years for m in one.months(y)]
        missing = [m.words for m in every if m not in home.horizon or (not home.held_in(one.months(m.year))[0]
                   and not _held(one, m))]  # fmt: skip
        if missing:
            yield f"Not held, and shown as not available: {', '.join(dict.fromkeys(missing))}."
    for gap in question.register.gaps:
        if gap.period.overlaps(question.period):
            yield f"{gap.period.words}: {gap.text}"


def _held(look: MonthlyLook, month: object) -> bool:
    home = look.material.home
    return any(m == month and held for m, held in zip(home.horizon, home.held, strict=True))


def _left_out(dated: Sequence[DatedLook]) -> Iterator[str]:
    for look in dated:
        if look.events.undated:
            yield f"{look.name}: incidents without a day are in no figure of the window."
        if look.events.unhoured and look.events.tells_hours:
            yield f"{look.name}: incidents without an hour are in the totals, and in no table of hours."
        if not look.events.tells_hours:
            yield f"{look.name}: the extract does not tell the hour."


def _method(question: Question, dated: Sequence[DatedLook], monthly: Sequence[MonthlyLook]) -> Iterator[str]:
    if dated:
        yield (
            f"From earlier years: the mean of the same days of up to {question.season.years} earlier years, with the "
            f"range in which the next one would lie 95 times in 100, as far as those years lay from each other."
        )
        yield (
            f"From the weeks around: the {question.season.weeks} weeks before and after, by days of the week. The "
            f"range allows for how far single weeks differ, and for what lasts from week to week."
        )
        yield (
            "A forecast for a year is made from the years before it alone, as it could have been made then, though "
            "from the counts as they are held now: they may have been revised since."
        )
    if dated or monthly:
        yield (
            "More or fewer is said where chance would seldom give it; over the wards of a table (days, hours, kinds) "
            "at most one in twenty of those named is expected to be chance (Benjamini and Hochberg)."
        )


def _places(dated: Sequence[DatedLook], monthly: Sequence[MonthlyLook]) -> Iterator[Note]:
    for placement in dict.fromkeys(
        [look.events.placement for look in dated] + [look.material.placement for look in monthly]
    ):
        yield Note("place", f"Placed in wards: {placement}.")
