"""Scores of issues, worked out in the open: harm x likelihood, and what the agencies' position adds to it.

harm        weighted mean of the harm to victims, the community and organisations, 1 to 4
likelihood  weighted mean of how likely it is and of how much of it there is, 1 to 4
risk        harm x likelihood, 1 to 16
score       risk x (1 + position weight x (organisational position - 1) / 3)

Confidence (1 to 4) changes no score: it stands beside it. The four by four table puts an issue where its harm and its
likelihood, each rounded, meet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from commonweal.portal.plan.weights import Weights

FACTORS = {
    "victim": "Harm to victims",
    "community": "Harm to the community",
    "organisation": "Harm to organisations",
    "likelihood": "Likelihood in the coming year",
    "volume": "How much of it there is",
    "organisational_position": "How badly the agencies are placed to deal with it",
    "confidence": "How sure these marks are",
}
LOWEST, HIGHEST = 1, 4
WORDS = {1: "1: low", 2: "2: moderate", 3: "3: high", 4: "4: very high"}
LITTLE_CONFIDENCE = 2
TIE = 2  # decimals to which scores are told apart

Marks = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a set of marks comes to."""

    harm: float
    likelihood: float
    score: float
    confidence: float

    @property
    def cell(self) -> tuple[int, int]:
        """Its row (harm) and column (likelihood) of the four by four table; a half goes up."""
        return int(self.harm + 0.5), int(self.likelihood + 0.5)


@dataclass(frozen=True, slots=True)
class Spread:
    """What several people gave for one factor."""

    factor: str
    lowest: float
    mean: float
    highest: float
    people: int

    @property
    def wide(self) -> bool:
        """Whether they are two or more apart: worth talking over."""
        return self.highest - self.lowest >= 2


@dataclass(frozen=True, slots=True)
class Ranked:
    """An issue's rank, shared where scores are equal, and how far it moves when a weight does."""

    key: str
    rank: int
    tied: bool
    best: int
    worst: int

    @property
    def words(self) -> str:
        """`2=` where it shares its rank."""
        return f"{self.rank}{'=' if self.tied else ''}"


def work_out(marks: Marks, weights: Weights) -> Scored:
    """What marks come to under weights."""
    harm = _mean(marks, weights.harm)
    likelihood = _mean(marks, weights.likelihood)
    badly = (marks["organisational_position"] - LOWEST) / (HIGHEST - LOWEST)
    return Scored(harm, likelihood, harm * likelihood * (1 + weights.position * badly), marks["confidence"])


def together(given: Sequence[Marks]) -> dict[str, float]:
    """The mean of what several people gave."""
    return {factor: fmean(marks[factor] for marks in given) for factor in FACTORS}


def spreads(given: Sequence[Marks]) -> tuple[Spread, ...]:
    """How far apart several people are, factor by factor."""
    found = []
    for factor, words in FACTORS.items():
        marks = [one[factor] for one in given]
        found.append(Spread(words, min(marks), fmean(marks), max(marks), len(marks)))
    return tuple(found)


def rank(marked: Mapping[str, Marks], weights: Weights) -> tuple[Ranked, ...]:
    """Issues by score, the highest first; each with its ranks when one weight after another is greater or smaller."""
    usual = _ranks(marked, weights)
    tried = [_ranks(marked, changed) for changed in weights.varied()]
    shared = list(usual.values())
    found = [
        Ranked(
            key=key,
            rank=at,
            tied=shared.count(at) > 1,
            best=min([at, *(ranks[key] for ranks in tried)]),
            worst=max([at, *(ranks[key] for ranks in tried)]),
        )
        for key, at in usual.items()
    ]
    return tuple(sorted(found, key=lambda one: one.rank))


def _ranks(marked: Mapping[str, Marks], weights: Weights) -> dict[str, int]:
    scores = {key: round(work_out(marks, weights).score, TIE) for key, marks in marked.items()}
    return {key: 1 + sum(other > score for other in scores.values()) for key, score in scores.items()}


def _mean(marks: Marks, weights: Mapping[str, float]) -> float:
    return sum(weight * marks[name] for name, weight in weights.items()) / sum(weights.values())
