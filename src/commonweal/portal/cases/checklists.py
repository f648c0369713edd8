"""Checklists of recorded needs and harm, and the score that their file's rule gives. They say what was, never what
anybody will do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OF = ("need", "harm")
LONGEST_BAND = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, and what it counts."""

    words: str
    score: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `of`: a need or a harm."""

    key: str
    of: str
    words: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A band of scores, from one on."""

    key: str
    name: str
    since: int


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist."""

    key: str
    name: str
    about: str
    questions: tuple[Question, ...]
    bands: tuple[Band, ...]

    @property
    def highest(self) -> int:
        """What it comes to at most."""
        return sum(max(answer.score for answer in question.answers) for question in self.questions)

    def score(self, answers: Mapping[str, int]) -> int:
        """What answers (question -> place in its list) come to. KeyError or IndexError where one is missing."""
        return sum(question.answers[answers[question.key]].score for question in self.questions)

    def band(self, score: int) -> Band:
        """The band of a score."""
        return [band for band in self.bands if band.since <= score][-1]

    def band_name(self, key: str) -> str:
        """A band's name; its key where the file lost it."""
        return next((band.name for band in self.bands if band.key == key), key)


def checklist_of(said: Mapping[str, Any]) -> Checklist:
    """A checklist as its file says it; ValueError in words where it is not sound."""
    key = str(said["key"])
    found = Checklist(
        key,
        str(said["name"]),
        str(said.get("about", "")),
        tuple(_question(one, key) for one in said["question"]),
        tuple(Band(str(one["key"]), str(one["name"]), int(one["from"])) for one in said["band"]),
    )
    keys = [question.key for question in found.questions]
    if not keys or len(set(keys)) < len(keys):
        raise ValueError(f"checklist {key!r} has no question, or one twice")
    starts = [band.since for band in found.bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] > found.highest:
        raise ValueError(f"the bands of checklist {key!r} begin at 0 and rise, each within what it can come to")
    if any(not band.key or len(band.key) > LONGEST_BAND for band in found.bands):
        raise ValueError(f"a band of checklist {key!r} has no key, or one of more than {LONGEST_BAND} letters")
    return found


def _question(said: Mapping[str, Any], checklist: str) -> Question:
    key = str(said["key"])
    if said.get("of") not in OF:
        raise ValueError(
            f"question {key!r} of checklist {checklist!r} is of neither a need nor a harm: a checklist records what "
            "people need and what was done to them, and never scores what anybody may do"
        )
    answers = tuple(Answer(str(one["words"]), int(one["score"])) for one in said["answers"])
    if not answers or min(answer.score for answer in answers) < 0:
        raise ValueError(f"question {key!r} of checklist {checklist!r} has no answer, or one below nought")
    return Question(key, str(said["of"]), str(said["words"]), answers)
