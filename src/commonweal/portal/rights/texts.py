"""The two files that a partnership may put its own in place of: what may be left out, and how long things are kept."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from commonweal.portal.rights.refusals import WrongFile

STARTS = ("entered", "closed", "received", "held")


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground for leaving something out. `told`: whether the person hears of it."""

    key: str
    words: str
    law: str
    told: bool = True
    qualified: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the schedule."""

    key: str
    of: str
    words: str
    years: int
    starts: str
    review: bool
    basis: str


def exemptions(part: str) -> dict[str, Exemption]:
    """Those of a part: `data`, or `foi`."""
    said = _read("exemptions.toml").get(part)
    if not isinstance(said, dict) or not said:
        raise _wrong("exemptions.toml", f"it has no [{part}.…]")
    return {key: _exemption(key, one) for key, one in said.items()}


def rules() -> tuple[Rule, ...]:
    """The schedule."""
    return tuple(_rule(key, one) for key, one in _read("schedule.toml").items())


def _exemption(key: str, said: Any) -> Exemption:
    if not isinstance(said, dict) or not {"words", "law"} <= said.keys():
        raise _wrong("exemptions.toml", f"[{key}] needs words and law")
    told, qualified = said.get("told", True), said.get("qualified", False)
    return Exemption(key, str(said["words"]), str(said["law"]), bool(told), bool(qualified))


def _rule(key: str, said: Any) -> Rule:
    if not isinstance(said, dict) or not {"of", "words", "years", "from", "basis"} <= said.keys():
        raise _wrong("schedule.toml", f"[{key}] needs of, words, years, from and basis")
    years = said["years"]
    if not isinstance(years, int) or not 1 <= years <= 120:
        raise _wrong("schedule.toml", f"[{key}] years is a whole number from 1 to 120")
    if said["from"] not in STARTS:
        raise _wrong("schedule.toml", f"[{key}] from is one of {', '.join(STARTS)}")
    review = bool(said.get("review", False))
    return Rule(key, str(said["of"]), str(said["words"]), years, said["from"], review, str(said["basis"]))


def _read(name: str) -> dict[str, Any]:
    own = Path(settings.WORKSPACE.root) / "rights" / name
    changed = own.stat().st_mtime_ns if own.exists() else 0
    return _parsed(name, own if changed else None, changed)


@lru_cache(maxsize=4)
def _parsed(name: str, own: Path | None, _changed: int) -> dict[str, Any]:
    try:
        text = own.read_text("utf-8") if own else files(__package__).joinpath(name).read_text("utf-8")
        return tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(name, "it is not TOML") from error


def _wrong(name: str, why: str) -> WrongFile:
    return WrongFile(f"rights/{name} cannot be used: {why}.", "Whoever runs the portal mends that file.")
