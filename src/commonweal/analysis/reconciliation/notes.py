"""Why sources differ that count the same crimes: what is known of it, in words, and what could not be compared."""

from collections.abc import Iterator, Sequence

import numpy as np

from commonweal.analysis.reconciliation.pairs import Compared, Pair
from commonweal.analysis.reconciliation.question import FORCE_TABLE, POLICE_UK, Question
from commonweal.analysis.reconciliation.told import Told
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NotHeld
from commonweal.figures import Month, Note, Period
from commonweal.records import offences
from commonweal.store import View
from commonweal.store.holdings import runs

POLICE, TABLE, EXTRACT = "police-uk", "home-office", "extract-"
SNAPPED = (
    "police.uk moves each crime to one of a fixed list of points on the map, and counts it in the area of that point: "
    "near a boundary it may stand in the next area. Crimes without a place it counts for the force alone."
)
OWN_PLACE = (
    "The Home Office's table of partnerships counts a crime where the force says that it happened, and the crimes "
    "without a place in no partnership."
)
LATER_REVISIONS = (
    "Each source is a picture of one day. Crimes are cancelled, reclassified and recorded late; a month that was "
    "published at once and never again differs from a quarter that was revised since."
)
DATES = "All count by the date on which a crime was recorded, as far as the source says so, not when it happened."
QUARTERS = "The Home Office publishes quarters. They are never split into months: police.uk's months are added up."
NOT_CRIME = (
    "Anti-social behaviour is not crime: police.uk and the force count incidents of it, each in its own way, and the "
    "Home Office's tables of recorded crime hold none. It is in no total of crimes."
)
FRAUD = (
    "Fraud is recorded by Action Fraud, CIFAS and UK Finance, not by the force: in the Home Office's tables it stands "
    "under those bodies, in no force's or partnership's rows, and is left apart here."
)
OTHER_FORCES = (
    "Only the home force's rows are counted of police.uk. Crimes that other forces and the British Transport Police "
    "recorded here are in none of these counts."
)
LIVE = (
    "The extract comes from the force's live system, with places as recorded; police.uk publishes what the force "
    "sent it that month."
)
HOW = (
    "The usual offset is the middle of a pair's differences, learned from the months or quarters held with no gap and "
    "no change of counting rules between them. Each is held against all the others, never against itself.",
    "A break is a month or quarter whose difference lies outside the limits that its others set. Two sources count "
    "mostly the same crimes, so the limits rest on how far the pair itself has differed, and are never narrower than "
    "single crimes more or less would explain.",
    "Of 200 months or quarters in which nothing changed, fewer than one is called a break by chance.",
    "At least eight others must be held, of ten crimes or more as a rule; else nothing is called usual or a break.",
)  # fmt: skip


def notes(
    pairs: Sequence[Pair], compared: Sequence[Compared], question: Question, view: View, book: SourceBook
) -> tuple[Note, ...]:
    """Known reasons for the sources that are laid side by side, gaps, and how it was worked out."""
    return (
        *(Note("source", text) for text in _reasons(pairs)),
        *_gaps(pairs, question),
        *_codes(view, question, book),
        *_changes(compared, question),
        *(Note("method", text) for text in HOW),
    )


def _reasons(pairs: Sequence[Pair]) -> Iterator[str]:
    told = {source.key: source for pair in pairs for source in (pair.first, pair.second)}
    yield from (NOT_CRIME,) if POLICE in told or any(k.startswith(EXTRACT) for k in told) else ()
    yield from (SNAPPED, OTHER_FORCES) if POLICE in told else ()
    yield from (OWN_PLACE, FRAUD, QUARTERS) if TABLE in told else ()
    yield from (LIVE,) if any(key.startswith(EXTRACT) for key in told) else ()
    yield from (LATER_REVISIONS, DATES)


def _gaps(pairs: Sequence[Pair], question: Question) -> Iterator[Note]:
    for pair in pairs:
        inside = [t for t in pair.common if t.start >= question.period.start and t.end <= question.period.end]
        if not inside:
            yield Note("gap", nothing_in_common(pair, question.period))
            continue
        missing: dict[str, list[Period]] = {}
        for t, time in enumerate(pair.times):
            whole = time.start >= question.period.start and time.end <= question.period.end
            if whole and (why := pair.why(t)):
                missing.setdefault(why, []).append(time)
        for why, times in missing.items():
            names = ", ".join(time.words for time in times)
            yield Note("gap", f"{_both(pair)} cannot be laid side by side for {names}: {why}.")


def nothing_in_common(pair: Pair, period: Period) -> str:
    """`police.uk beside the Home Office's table is not available: no quarter of ... is in both. police.uk holds ...`"""
    return (
        f"{_both(pair)} are not available side by side: they have no {pair.unit} of {period.words} in common. "
        f"{_sentence(_held(pair.first))}; {_held(pair.second)}."
    )


def nothing_at_all(pairs: Sequence[Pair], period: Period) -> str:
    """The same of several pairs, each source named once."""
    if len(pairs) == 1:
        return nothing_in_common(pairs[0], period)
    told = {source.key: source for pair in pairs for source in (pair.first, pair.second)}
    held = "; ".join(_held(source) for source in told.values())
    return f"No two sources have a month or quarter of {period.words} in common: {held}."


def _both(pair: Pair) -> str:
    return _sentence(f"{pair.first.name} and {pair.second.name}")


def _sentence(text: str) -> str:
    """With its first letter large; police.uk keeps its small one."""
    return text if text.startswith("police.uk") else text[:1].upper() + text[1:]


def _held(told: Told) -> str:
    months = told.available
    if not months:
        return f"{told.name} has nothing of {told.area.name} up to then"
    return f"{told.name} has {_spans(months)}"


def _spans(months: Sequence[Month]) -> str:
    found = [Period(first, last).words for first, last in runs(months)]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _codes(view: View, question: Question, book: SourceBook) -> Iterator[Note]:
    """Offence codes of the Home Office that no group counts, where the place's table is among the sources."""
    found: dict[str, int] = {}
    for edition in book.used.values():
        if edition.dataset.startswith("counts.home-office"):
            for entry in edition.quality.get("unknown_codes", ()):
                found[entry["value"]] = found.get(entry["value"], 0) + entry["count"]
    if found:
        codes = ", ".join(sorted(found))
        yield Note("quality", f"The Home Office's offence codes {codes} are not known here, and are in no total.")
    if POLICE_UK in question.sources and FORCE_TABLE not in question.sources:
        yield from _unplaced(view, question)


def _unplaced(view: View, question: Question) -> Iterator[Note]:
    """How much of police.uk's home force has no place, so is in no partnership's count."""
    try:
        rows = view.counts(POLICE_UK, by=("falls_within",), where={"lsoa": [None]}, period=question.period)
    except NotHeld:
        return
    pairs = zip(rows["falls_within"].to_pylist(), rows["count"].to_pylist(), strict=True)
    lost = sum(n for name, n in pairs if question.partnership.is_home_force(name))
    if lost and question.partnership.force:
        yield Note(
            "place", f"{lost:,} rows of {question.partnership.force.name} in the period have no place at police.uk."
        )


def _changes(compared: Sequence[Compared], question: Question) -> Iterator[Note]:
    """Changes of counting rules across which nothing was learned."""
    nodes = {c.node for c in compared} - {offences.ALL_CRIME}
    horizons = {c.pair.first.horizon for c in compared if np.any(c.known)}
    told = {
        (change.month, change.text, change.offence)
        for horizon in horizons
        for node in nodes
        for change in question.register.touching(node, horizon)
        if change.month <= question.period.end
        and (not change.force or question.partnership.is_home_force(change.force))
    }
    for month, text, node in sorted(told):
        yield Note("recording", f"{month.words}: {text} Nothing was learned across that month.", offence=node)
