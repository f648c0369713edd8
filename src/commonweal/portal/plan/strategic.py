"""The strategic assessment, put together from reports that were made already, and from the scoring of issues."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonweal.portal.plan.queries.assessments import AssessmentPage, IssueLine
from commonweal.portal.plan.rules import PARTNERS_ALONE
from commonweal.portal.plan.scoring import LITTLE_CONFIDENCE, Ranked

FEW = 4  # people: the largest number that is not printed as it is
DATE = "%-d %B %Y"
FIGURES_TOLD = 6  # of each paper: those that moved by more than chance come first


@dataclass(frozen=True, slots=True)
class Told:
    """A paper that is told of: what it says first, its figures in sentences, where it is; whether everyone has it."""

    title: str
    headline: str
    standfirst: str
    period: str
    address: str
    figures: tuple[str, ...]
    out: bool = True


def draft(about: str, papers: Iterable[Told], now: AssessmentPage | None, before: AssessmentPage | None) -> str:
    """Its text, in the library's way of writing."""
    told = list(papers)
    parts = [about, *_ranked(now), *_changed(now, before)]
    for number, paper in enumerate(told, 1):
        alone = "" if paper.out else f" ({PARTNERS_ALONE})"
        parts += [f"## {paper.title} [{number}]{alone}", paper.headline, paper.standfirst]
        parts += ["\n".join(f"- {words}" for words in paper.figures)] if paper.figures else []
    parts += _limits(now)
    if told:
        parts += ["## Papers", "\n".join(f"{n}. {_reference(paper)}" for n, paper in enumerate(told, 1))]
    parts += ["## What is asked", "Members are asked to agree the priorities of the coming year."]
    return "\n\n".join(part for part in parts if part.strip())


def _ranked(page: AssessmentPage | None) -> list[str]:
    if page is None:
        return []
    scored = [line for line in page.issues if line.ranked and line.scored]
    head = f"Scored in {page.line.name}, begun on {page.line.begun_on.strftime(DATE)}, with the weights of version "
    how = f"{head}{page.weights_version}. Issues are scored, never people."
    return ["## What comes first", how, "\n".join(f"- {_rank_words(line)}" for line in scored)] if scored else []


def _rank_words(line: IssueLine) -> str:
    assert line.ranked and line.scored  # noqa: S101 - chosen by its caller
    at = line.ranked
    moves = "the same whatever the weights" if at.best == at.worst else f"{at.best} to {at.worst} as the weights vary"
    people = "1 scorer" if line.scorers == 1 else f"{line.scorers} scorers"
    agreed = ", agreed in the group" if line.moderated else ""
    counts = [
        f"{_counted(n)} {word}"
        for n, word in ((line.victims, "victims"), (line.offenders, "offenders"))
        if n is not None
    ]
    known = f" {', '.join(counts)} ({line.counted})." if counts else ""
    return (
        f"{at.words}. {line.name}: score {line.scored.score:.1f}, harm {line.scored.harm:.1f}, likelihood "
        f"{line.scored.likelihood:.1f}; {people}{agreed}; rank {moves}.{known}"
    )


def _counted(n: int) -> str:
    """A few people are not told apart from a few more."""
    return f"1 to {FEW}" if 1 <= n <= FEW else f"{n:,}"


def _changed(now: AssessmentPage | None, before: AssessmentPage | None) -> list[str]:
    """What changed since the last time; issues are told apart by their names."""
    if now is None or before is None:
        return []
    old, new = _ranks(before), _ranks(now)
    found = [f"New: {name}." for name in new if name not in old]
    found += [f"Not scored any more: {name}." for name in old if name not in new]
    found += [
        f"{name}: rank {old[name].words} became {new[name].words}."
        for name in new
        if name in old and old[name].rank != new[name].rank
    ]
    if now.weights_version != before.weights_version:
        found.append("The weights changed in between: a new rank may be theirs.")
    words = "\n".join(f"- {one}" for one in found) if found else "The ranking is as it was."
    return ["## What changed since the last assessment", f"Against {before.line.name}.", words]


def _ranks(page: AssessmentPage) -> Mapping[str, Ranked]:
    return {line.name: line.ranked for line in page.issues if line.ranked}


def _limits(page: AssessmentPage | None) -> list[str]:
    """What the scores cannot carry."""
    if page is None:
        return []
    found = [
        f"{line.name}: its scorers are far apart on {', '.join(s.factor.lower() for s in line.apart)}."
        for line in page.issues
        if line.apart
    ]
    unsure = (line for line in page.issues if line.scored and line.scored.confidence <= LITTLE_CONFIDENCE)
    found += [f"{line.name}: its scorers were not sure." for line in unsure]
    return ["## What the scores cannot carry", "\n".join(f"- {one}" for one in found)] if found else []


def _reference(paper: Told) -> str:
    period = f", {paper.period}" if paper.period else ""
    return f"{paper.title}{period}: {paper.address}"
