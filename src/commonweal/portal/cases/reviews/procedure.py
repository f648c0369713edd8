"""The partnership's own procedure for case reviews, from its file: threshold, other ways to meet it, days, words."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from commonweal.errors import WorkspaceRefused

OWN = "case-review.toml"
MOST_BY_LAW = 3  # section 104: a procedure may ask for three complaints, or for fewer
DAYS = ("acknowledge", "decide", "review", "answer", "respond", "appeal")


@dataclass(frozen=True, slots=True)
class Procedure:
    """What the file says. `days`: working days, by what they are for; `own`: it is the partnership's own file."""

    name: str
    also_called: str
    complaints: int
    complained_within: int  # months of what happened
    applied_within: int  # months of the complaint
    other: Mapping[str, str]  # other ways to meet the threshold
    days: Mapping[str, int]
    words: Mapping[str, str]
    own: bool = False


def procedure() -> Procedure:
    """The workspace's own, or that which comes with the program."""
    own = Path(settings.WORKSPACE.root) / OWN
    return _held(own, own.stat().st_mtime_ns) if own.exists() else _shipped()


def read(text: str, called: str, *, own: bool = False) -> Procedure:
    """A procedure from a file's text; WorkspaceRefused says what is wrong in it."""
    try:
        return _checked(tomllib.loads(text), own=own)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        wrong = f"{error} is missing" if isinstance(error, KeyError) else error
        raise WorkspaceRefused(
            f"{called} is no sound procedure for case reviews: {wrong}.",
            "Mend it; the file that comes with the program shows every part.",
        ) from error


def _checked(said: Mapping[str, Any], *, own: bool) -> Procedure:
    threshold, days = said["threshold"], said["days"]
    complaints = _number(threshold["complaints"], "threshold.complaints")
    if complaints > MOST_BY_LAW:
        raise ValueError(
            f"threshold.complaints is {complaints}: the Act lets a procedure ask for {MOST_BY_LAW} at most"
        )
    return Procedure(
        name=str(said["name"]),
        also_called=str(said.get("also_called", "")),
        complaints=complaints,
        complained_within=_number(threshold["complained_within_months"], "threshold.complained_within_months"),
        applied_within=_number(threshold["applied_within_months"], "threshold.applied_within_months"),
        other={str(one["key"]): str(one["words"]) for one in threshold.get("other", ())},
        days={name: _number(days[name], f"days.{name}") for name in DAYS},
        words={name: str(said["words"][name]) for name in ("who", "what", "kept")},
        own=own,
    )


def _number(said: Any, name: str) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 1:
        raise ValueError(f"{name} is {said!r}: write a whole number from 1 on")
    return said


def years_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The year from April to March that a day lies in, by which the numbers are published."""
    first = dt.date(day.year if day.month >= 4 else day.year - 1, 4, 1)
    return first, dt.date(first.year + 1, 3, 31)


@lru_cache(maxsize=1)
def _shipped() -> Procedure:
    return read(files(__package__).joinpath("procedure.toml").read_text("utf-8"), "procedure.toml")


@lru_cache(maxsize=4)
def _held(own: Path, _changed: int) -> Procedure:
    return read(own.read_text("utf-8"), OWN, own=True)
