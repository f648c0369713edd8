"""What the paper says first: offences and children so far, and whether that is a change."""

from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.verdicts import tone
from commonweal.rendering.words import upper_first
from commonweal.rendering.youth_justice import looks, so_far, standing, year_ahead


def headline(lookup: Lookup) -> Sentence:
    """`April to June 2025: 122 offences by 62 children had an outcome, 2.0 offences a child.`"""
    return (Run(f"{upper_first(lookup.figures.period.words)}: {so_far.to_date(lookup)}."),)


def standfirst(lookup: Lookup) -> Sentence:
    """The same months a year before, the year ahead, entrants and reoffending: a sentence each."""
    year = looks.now(lookup)
    runs: list[Run] = []
    for figure, unit in ((year.offences, "Offences"), (year.children, "Children")):
        if told := so_far.against(figure):
            runs.append(Run(f"{unit}: {told}. ", tone(figure) if figure.verdict in ("rise", "fall") else ""))
    entrants = next(year_ahead.entrants(lookup), "")
    runs += [Run(f"{text} ") for text in (year_ahead.in_short(lookup), entrants, standing.reoffending(lookup)) if text]
    return tuple(runs)
