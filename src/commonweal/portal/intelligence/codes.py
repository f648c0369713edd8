"""The codes that intelligence is graded by: the package's table, or the workspace's own in its place.

What a code does comes from its flags. A workspace's file puts a force's own words in place of ours and may be
stricter; a code that it names as we do keeps at least the flags that it has here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from commonweal.errors import WorkspaceRefused
from commonweal.workspace import Workspace

OWN = "intelligence-codes.toml"
PARTS = ("source", "assessment", "handling", "action", "sanitisation")
GRADES, CODES = PARTS[:3], PARTS[3:]  # one of each of the first; any of the others, and they add up
FLAGS = ("keeps_out_of_packs", "asks_originator", "asks_instructions", "needs_codes")
LONGEST_KEY, STRICTEST = 8, 1000


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it is called, what it means, what it does."""

    part: str
    key: str
    words: str
    means: str
    strictness: int
    keeps_out_of_packs: bool = False
    asks_originator: bool = False
    asks_instructions: bool = False
    needs_codes: bool = False

    @property
    def label(self) -> str:
        """`A1: Covert development`."""
        return f"{self.key}: {self.words}"


@dataclass(frozen=True, slots=True)
class Codes:
    """The whole table."""

    name: str
    version: str
    codes: Mapping[tuple[str, str], Code]

    def of(self, part: str) -> tuple[Code, ...]:
        """The codes of a part, in the file's order."""
        return tuple(code for code in self.codes.values() if code.part == part)

    def code(self, part: str, key: str) -> Code:
        """One code. What the table does not know is taken for the strictest there can be: it goes nowhere."""
        return self.codes.get((part, key)) or _unknown(part, key)

    def conditions(self) -> tuple[Code, ...]:
        """Action and sanitisation codes together: those that add up."""
        return tuple(code for part in CODES for code in self.of(part))

    def condition(self, key: str) -> Code:
        """One of those by its key."""
        return next((code for code in self.conditions() if code.key == key), None) or _unknown("action", key)


def held(workspace: Workspace) -> Codes:
    """The workspace's own codes where it has a file of them, else ours."""
    own = workspace.root / OWN
    if not own.exists():
        return _ours()
    return _held(own.read_text("utf-8"))


@lru_cache(maxsize=1)
def _ours() -> Codes:
    return read(files(__package__).joinpath("codes.toml").read_text("utf-8"), "codes.toml")


@lru_cache(maxsize=2)
def _held(text: str) -> Codes:
    found = read(text, OWN)
    _check_no_looser(found, _ours())
    return found


def read(text: str, called: str) -> Codes:
    """Codes from a file's text; what is wrong with them in words."""
    try:
        return _of_toml(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise WorkspaceRefused(
            f"{called} holds no sound table of codes: {error}.",
            "Start from the usual file, which docs/how-to/run-the-intelligence-unit.md shows.",
        ) from error


def _of_toml(said: Mapping[str, Any]) -> Codes:
    if unknown := sorted(set(said) - {"name", "version", *PARTS}):
        raise ValueError(f"nothing is known of {unknown[0]!r}")
    listed = [_code(part, one) for part in PARTS for one in said[part]]
    codes = {(code.part, code.key): code for code in listed}
    if len(codes) != len(listed) or len({code.key for code in listed if code.part in CODES}) != sum(
        code.part in CODES for code in listed
    ):
        raise ValueError("a code stands in it twice")
    if not all(any(code.part == part for code in listed) for part in PARTS):
        raise ValueError("a part has no code")
    if not any(code.keeps_out_of_packs for code in listed) or not any(code.asks_originator for code in listed):
        raise ValueError("no code keeps out of packs, or none asks the originator")
    return Codes(str(said["name"]), str(said["version"]), codes)


def _code(part: str, said: Mapping[str, Any]) -> Code:
    if unknown := sorted(set(said) - {"key", "words", "means", "strictness", *FLAGS}):
        raise ValueError(f"nothing is known of {unknown[0]!r} of {part}")
    flags = {flag: said.get(flag, False) for flag in FLAGS}
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise ValueError(f"a flag of {part} is neither true nor false")
    key, words, means = (str(said[name]).strip() for name in ("key", "words", "means"))
    strictness = said["strictness"]
    if not key.isalnum() or len(key) > LONGEST_KEY or not words or not means:
        raise ValueError(f"a code of {part} has no key of letters and digits, no words or no meaning")
    if not isinstance(strictness, int) or isinstance(strictness, bool) or not 0 < strictness < STRICTEST:
        raise ValueError(f"the strictness of {key} is no whole number from 1 to {STRICTEST - 1}")
    return Code(part, key, words, means, strictness, **flags)


def _check_no_looser(found: Codes, ours: Codes) -> None:
    for place, code in ours.codes.items():
        theirs = found.codes.get(place)
        lost = [flag for flag in FLAGS if theirs and getattr(code, flag) and not getattr(theirs, flag)]
        if lost:
            raise WorkspaceRefused(
                f"{OWN} takes {lost[0]!r} from the code {code.key}.",
                "Put it back. A file may make a code stricter, or add one of another name; it cannot loosen one.",
            )


def _unknown(part: str, key: str) -> Code:
    return Code(
        part, key, "Not in the table", "Graded by a table that is not held any more.", STRICTEST,
        keeps_out_of_packs=True, asks_originator=True, asks_instructions=True,
    )  # fmt: skip
