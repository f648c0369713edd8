"""What the paper says first: the first question's answer and what became of it, and who answered."""

from commonweal.rendering.editions import day
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.survey import said
from commonweal.rendering.survey.asked import Asked, questions, told
from commonweal.rendering.words import listed, lower_first, upper_first

MOST_NAMED = 3


def headline(lookup: Lookup) -> Sentence:
    """`54% answered “very safe or fairly safe” to “How safe ...?” (51% to 57%), fewer than 60% in 2024.`"""
    asked = questions(lookup)
    if not asked:
        return (Run(f"{told(lookup)['name']}: no question has an answer."),)
    return _first(asked[0])


def _first(asked: Asked) -> Sentence:
    figure = asked.first
    if why := said.missing(figure):
        return (Run(f"“{asked.words}”: {why}."),)
    runs = [Run(f"{figure.value:.0f}% answered “{lower_first(figure.label)}” to “{asked.words}”")]
    change = asked.change(figure)
    if change is None or said.missing(change):
        return (*runs, Run("."))
    before = asked.waves[figure.id.split("/")[1]][-1]
    if change.verdict in ("rise", "fall"):
        verb = "up" if change.verdict == "rise" else "down"
        return (*runs, Run(f", {verb} from {before.value:.0f}% in {before.label}", said.tone(change)), Run("."))
    return (*runs, Run(f"; {before.value:.0f}% in {before.label}, which is no clear change."))


def standfirst(lookup: Lookup) -> Sentence:
    """Who answered, when, how they were found; what stood out by ward; what else changed."""
    survey, parameters = told(lookup), lookup.figures.parameters
    parts = [
        f"{parameters['answers']:,} people answered from {day(survey['since'])} to {day(survey['until'])}.",
        weighting(lookup),
        "" if survey["sampled"] else "They chose to answer, and are no random sample: a range holds only if they were.",
        *(_changed(asked) for asked in questions(lookup)[1:]),
        *(_wards(asked) for asked in questions(lookup)[:1]),
    ]
    return (Run(" ".join(filter(None, parts))),)


def weighting(lookup: Lookup) -> str:
    """By what the answers were weighted, in a sentence."""
    by = lookup.figures.parameters["weighted_by"]
    if not by:
        return "The answers are not weighted: each counts the same, whoever lives here."
    effective = lookup.figures.parameters["effective"]
    if effective is None:  # not told in public: see papers/survey_edition
        return f"Weighted by {listed(by)}."
    return f"Weighted by {listed(by)}, they tell as much as {effective:,.0f} of a simple sample."


def _changed(asked: Asked) -> str:
    """A sentence where another question changed for sure."""
    change = asked.change(asked.first)
    if change is None or change.verdict not in ("rise", "fall") or said.missing(change):
        return ""
    return f"“{asked.words}”: {lower_first(asked.first.label)}, {said.share(asked.first)} ({said.points(change)})."


def _wards(asked: Asked) -> str:
    """Wards that stand out in the first question."""
    rows = asked.of("ward", asked.first)
    parts = []
    for which, word in (("below", "fewer"), ("above", "more")):
        names = [f.label for f in rows if f.standing == which and not f.suppressed]
        if names:
            shown = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]
            parts.append(f"{word} in {listed(shown)}")
    if parts:
        return f"To the first question, {listed(parts)} answered so than elsewhere."
    return "In no ward did the first question's answers differ from elsewhere by more than chance." if rows else ""


def when(lookup: Lookup) -> str:
    """The survey and its wave."""
    survey = told(lookup)
    return upper_first(f"{survey['name']}, {survey['wave']}")
