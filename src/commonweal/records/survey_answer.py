"""What a survey is, and one answer to it: closed answers and what it is weighted by. No free text, and no name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

AGE_BANDS = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+")  # where a survey names no others
SEXES = ("female", "male")
NOT_TOLD = "not told"  # how a ward, an age or a sex that was not given is called wherever it is counted
COLUMN = "q:"  # opens the name of a question's column in a wave's table
DATASET = "survey"  # opens the name of a wave's dataset in the store: survey.KEY.WAVE

Kind = Literal["one", "several", "scale", "themes"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Question:
    """`kind`: one answer of `options`, several of them, a point on a scale (options in their order), or the themes that
    people found in what was written (several of them).

    `together`: options that are counted as one answer where there is room for one alone, such as those of a scale that
    agree; `called` is what they are called together.
    """

    key: str
    words: str
    kind: Kind
    options: tuple[str, ...]
    together: tuple[str, ...] = ()
    called: str = ""

    @property
    def many(self) -> bool:
        """Whether one person's answers may be several."""
        return self.kind in ("several", "themes")


@dataclass(frozen=True, slots=True)
class Survey:
    """`key` names a survey that is asked again by the same key, so that waves can stand side by side.

    `sampled`: people were drawn at random; where not, an interval says what it would be if they had been. `invited`:
    how many were asked to answer, None where nobody counted. `sexes`: residents by sex from `sexes_source`, where sex
    is to be weighted by and no population table that is held tells it.
    """

    key: str
    name: str
    wave: str
    since: date
    until: date
    questions: tuple[Question, ...]
    asked_by: str = ""
    how: str = ""  # how people were found: an open web link is no sample, and the paper says so
    sampled: bool = False
    invited: int | None = None
    place: str = ""  # the partnership or district whose residents it speaks for
    sexes: Mapping[str, float] = field(default_factory=dict)
    sexes_source: str = ""

    @property
    def dataset(self) -> str:
        """The name of its dataset in the store."""
        return f"{DATASET}.{self.key}.{slug(self.wave)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One respondent. A None or a question that is missing was not answered, which is no answer."""

    ward: str | None
    age: str | None
    sex: str | None
    answers: Mapping[str, tuple[str, ...]]


def slug(text: str) -> str:
    """Small letters, digits and hyphens: `Spring 2025` -> `spring-2025`."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def told(survey: Survey) -> dict[str, Any]:
    """The survey as plain values, as an edition carries it."""
    plain = {name: getattr(survey, name) for name in Survey.__slots__}
    questions = [{name: getattr(q, name) for name in Question.__slots__} for q in survey.questions]
    lists = [{k: list(v) if isinstance(v, tuple) else v for k, v in one.items()} for one in questions]
    return plain | {
        "since": survey.since.isoformat(),
        "until": survey.until.isoformat(),
        "questions": lists,
        "sexes": dict(survey.sexes),
    }


def read(plain: Mapping[str, Any]) -> Survey:
    """The same read back. Raises KeyError or TypeError where it is no survey."""
    questions = tuple(_question(one) for one in plain["questions"])
    dates = {name: date.fromisoformat(plain[name]) for name in ("since", "until")}
    return Survey(**{**plain, **dates, "questions": questions})


def _question(plain: Mapping[str, Any]) -> Question:
    lists: dict[str, Any] = {name: tuple(plain[name]) for name in ("options", "together")}
    return Question(**{**plain, **lists})
