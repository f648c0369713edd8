"""What a share can rest on: the partnership's own file of powers, bases, conditions and ways, or the shipped one."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from commonweal.errors import WorkspaceRefused

FILE = "powers.toml"
LISTS = ("power", "basis", "special", "criminal", "way")
LONGEST_KEY, LONGEST_WORDS = 40, 300


@dataclass(frozen=True, slots=True)
class Ground:
    """One line of the file. `law_enforcement`: under DPA 2018 Part 3 alone."""

    key: str
    words: str
    law_enforcement: bool = False


@dataclass(frozen=True, slots=True)
class Powers:
    """The file, read. `checked`: who of the partnership's lawyers checked it, and when."""

    lists: dict[str, tuple[Ground, ...]]
    checked: str = ""

    def words(self, kind: str, key: str) -> str:
        """A ground in words; "" for none, and for one that the file knows no more."""
        return next((ground.words for ground in self.lists[kind] if ground.key == key), "")

    def knows(self, kind: str, key: str) -> bool:
        """Whether a list has this key."""
        return any(ground.key == key for ground in self.lists[kind])

    def choices(self, kind: str) -> list[tuple[str, str]]:
        """As a form offers them."""
        return [(ground.key, ground.words) for ground in self.lists[kind]]


def powers() -> Powers:
    """The workspace's own, or the shipped ones."""
    own = Path(settings.WORKSPACE.root) / FILE
    if own.exists():
        return _own(own, own.stat().st_mtime_ns)
    return shipped()


@lru_cache(maxsize=1)
def shipped() -> Powers:
    """Those that come with the portal."""
    return read(files(__package__).joinpath(FILE).read_text("utf-8"), FILE)


@lru_cache(maxsize=2)
def _own(path: Path, _changed: int) -> Powers:
    return read(path.read_text("utf-8"), str(path.name))


def read(text: str, name: str) -> Powers:
    """A file's words; refused in a sentence where they are wrong."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WorkspaceRefused(f"{name} cannot be read.", f"Mend this: {error}.") from error
    lists = {kind: tuple(_ground(line, kind, name) for line in said.get(kind, ())) for kind in LISTS}
    for kind, grounds in lists.items():
        keys = [ground.key for ground in grounds]
        if not keys:
            raise WorkspaceRefused(f"{name} has no [[{kind}]].", "Add at least one, with a key and words.")
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise WorkspaceRefused(f"{name} has [[{kind}]] {twice[0]!r} twice.", "Give each a key of its own.")
    return Powers(lists, str(said.get("checked", "")))


def _ground(line: dict[str, Any], kind: str, name: str) -> Ground:
    key, words = line.get("key"), line.get("words")
    if not isinstance(key, str) or not 0 < len(key) <= LONGEST_KEY:
        raise WorkspaceRefused(f"A [[{kind}]] in {name} has no sound key.", f"At most {LONGEST_KEY} letters.")
    if not isinstance(words, str) or not 0 < len(words) <= LONGEST_WORDS:
        raise WorkspaceRefused(f"[[{kind}]] {key!r} in {name} has no sound words.", f"At most {LONGEST_WORDS} letters.")
    return Ground(key, words, line.get("law_enforcement") is True)
