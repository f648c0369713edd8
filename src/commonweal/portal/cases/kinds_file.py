"""Reading a file of kinds of case: what is wrong with it is said in words, by place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commonweal.errors import WorkspaceRefused
from commonweal.portal.cases.checklists import Checklist, checklist_of

TYPES = ("line", "words", "number", "date", "choice", "yes")
LONGEST_KEY = 40
MOST_DAYS, MOST_YEARS = 366, 100


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, and what may follow it."""

    key: str
    name: str
    next: tuple[str, ...]


YES_OR_NO = {"yes": "Yes", "no": "No", "not known": "Not known"}  # answers to a field of type yes


@dataclass(frozen=True, slots=True)
class Field:
    """What a kind of case asks for."""

    key: str
    label: str
    type: str
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retention:
    """How many years after closing a case is kept, and why so long."""

    years: int
    basis: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of case."""

    key: str
    name: str
    about: str
    stages: tuple[Stage, ...]
    outcomes: Mapping[str, str]
    fields: tuple[Field, ...]
    review_days: Mapping[str, int]
    retention: Retention
    checklist: Checklist

    @property
    def first(self) -> Stage:
        """Where a case begins."""
        return self.stages[0]

    def stage(self, key: str) -> Stage:
        """A stage by its key; one that the file lost is shown by its key, and every stage may follow it."""
        found = next((stage for stage in self.stages if stage.key == key), None)
        return found or Stage(key, key, tuple(stage.key for stage in self.stages))


@dataclass(frozen=True, slots=True)
class Kinds:
    """Every kind, by its key."""

    kinds: Mapping[str, Kind]
    checklists: Mapping[str, Checklist]

    def with_own(self, own: "Kinds") -> "Kinds":
        """These, with a workspace's own beside them or in their place."""
        return replace(self, kinds={**self.kinds, **own.kinds}, checklists={**self.checklists, **own.checklists})


def read(text: str, called: str, known: Kinds | None = None) -> Kinds:
    """The kinds of a file; `known`: whose checklists it may use."""
    try:
        said = tomllib.loads(text)
        checklists = dict(known.checklists) if known else {}
        checklists |= _once([checklist_of(one) for one in said.get("checklist", ())], "checklist")
        found = _once([_kind(one, checklists) for one in said.get("kind", ())], "kind")
        if not found and not checklists:
            raise ValueError("it names no kind")
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        wrong = f"{error} is missing" if isinstance(error, KeyError) else error
        raise WorkspaceRefused(
            f"{called} holds no sound kinds of case: {wrong}.",
            "Mend it as the page on kinds of case says; the kinds that come with the program show every part.",
        ) from error
    return Kinds(found, checklists)


def _once(found: list[Any], what: str) -> dict[str, Any]:
    keys = [one.key for one in found]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise ValueError(f"{what} {twice[0]!r} stands there twice")
    return dict(zip(keys, found, strict=True))


def _kind(said: Mapping[str, Any], checklists: Mapping[str, Checklist]) -> Kind:
    key = _key(said["key"])
    if said["checklist"] not in checklists:
        raise ValueError(f"kind {key!r} asks for the checklist {said['checklist']!r}, which there is not")
    checklist = checklists[said["checklist"]]
    return Kind(
        key=key,
        name=str(said["name"]),
        about=str(said.get("about", "")),
        stages=_stages(said["stage"], key),
        outcomes={_key(one["key"]): str(one["name"]) for one in said["outcome"]},
        fields=tuple(_field(one, key) for one in said.get("field", ())),
        review_days=_reviews(said["review_days"], checklist, key),
        retention=_retention(said["retention"], key),
        checklist=checklist,
    )


def _stages(said: list[Mapping[str, Any]], kind: str) -> tuple[Stage, ...]:
    stages = tuple(Stage(_key(one["key"]), str(one["name"]), tuple(one["next"])) for one in said)
    keys = {stage.key for stage in stages}
    if not stages or len(keys) < len(stages):
        raise ValueError(f"kind {kind!r} has no stage, or one twice")
    for stage in stages:
        if lost := sorted(set(stage.next) - keys):
            raise ValueError(f"in kind {kind!r}, {lost[0]!r} follows {stage.key!r}, but is no stage")
    return stages


def _field(said: Mapping[str, Any], kind: str) -> Field:
    field = Field(
        _key(said["key"]), str(said["label"]), str(said["type"]), bool(said.get("required", False)),
        str(said.get("hint", "")), tuple(map(str, said.get("choices", ()))),
    )  # fmt: skip
    if field.type not in TYPES:
        raise ValueError(f"in kind {kind!r}, {field.key!r} is of type {field.type!r}: use one of {', '.join(TYPES)}")
    if (field.type == "choice") != bool(field.choices):
        raise ValueError(f"in kind {kind!r}, {field.key!r} is a choice with no choices, or none with some")
    return field


def _reviews(said: Mapping[str, int], checklist: Checklist, kind: str) -> dict[str, int]:
    for band in checklist.bands:
        if not 0 < int(said.get(band.key, 0)) <= MOST_DAYS:
            raise ValueError(f"kind {kind!r} does not say after how many days a case of risk {band.key!r} is reviewed")
    return {key: int(days) for key, days in said.items()}


def _retention(said: Mapping[str, Any], kind: str) -> Retention:
    found = Retention(int(said["years"]), str(said["basis"]).strip())
    if not 0 < found.years <= MOST_YEARS or not found.basis:
        raise ValueError(f"kind {kind!r} does not say for how many years it is kept, or why")
    return found


def _key(said: Any) -> str:
    key = str(said)
    if not key or len(key) > LONGEST_KEY or not key.replace("-", "").isalnum() or key != key.lower():
        raise ValueError(f"{key!r} is no key: use lower-case letters, digits and hyphens")
    return key
