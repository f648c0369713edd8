"""The two years as `meetings.toml` and `people.toml` tell them, as frozen records."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class ToldAction:
    """A promise. `due`: "next", "future", or days; `done`: days until it was done, None while it is not."""

    text: str
    agency: str
    owner: str = ""
    due: str | int = "future"
    kind: str = ""
    done: int | None = None


@dataclass(frozen=True, slots=True)
class ToldItem:
    """An item between the standing ones. `restricted`: agencies who may read it; `public`: what its stub says."""

    title: str
    agency: str
    minute: tuple[str, ...] = ()
    decision: str = ""
    actions: tuple[ToldAction, ...] = ()
    restricted: tuple[str, ...] = ()
    originator: str = ""
    public: str = ""
    defer: str = ""
    stays: bool = False
    report: bool = False
    purpose: str = ""
    recommendation: str = ""


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """One meeting; `cancelled`: why it was not held."""

    items: tuple[ToldItem, ...]
    cancelled: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything."""

    agencies: tuple[dict[str, Any], ...]
    people: tuple[dict[str, Any], ...]
    past: tuple[ToldMeeting, ...]
    coming: ToldMeeting
    forward: tuple[dict[str, Any], ...]
    returns: tuple[dict[str, Any], ...]


@cache
def told() -> Told:
    """Read both files."""
    here = files(__package__)
    people = tomllib.loads(here.joinpath("people.toml").read_text("utf-8"))
    round_ = tomllib.loads(here.joinpath("meetings.toml").read_text("utf-8"))
    return Told(
        agencies=tuple(people["agency"]),
        people=tuple(people["person"]),
        past=tuple(_meeting(m) for m in round_["meeting"]),
        coming=_meeting(round_["coming"][0]),
        forward=tuple(round_["forward"]),
        returns=tuple(round_["return"]),
    )


def _meeting(said: dict[str, Any]) -> ToldMeeting:
    return ToldMeeting(tuple(_item(i) for i in said.get("item", ())), said.get("cancelled", ""))


def _item(said: dict[str, Any]) -> ToldItem:
    actions = tuple(ToldAction(**a) for a in said.get("action", ()))
    rest: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items() if k != "action"}
    return ToldItem(actions=actions, **rest)
