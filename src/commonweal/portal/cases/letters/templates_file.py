"""Letter templates: those that come with the program, and a partnership's own in the workspace's folder `letters`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from commonweal.errors import WorkspaceRefused
from commonweal.portal.cases.letters.refusals import NoSuchTemplate
from commonweal.portal.cases.roles import ROLES

FOLDER = "letters"
OF = ("case", "review")
GIVEN = ("name", "address", "reference", "date", "agency", "officer", "received")  # filled in from what is kept
SLOT = re.compile(r"\{([a-z_]+)\}")
KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Slot:
    """What is asked of the officer for a letter."""

    key: str
    label: str
    help: str = ""
    rows: int = 1
    required: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of letter. `to`: the role in a case of whom it is for; "" for anyone."""

    key: str
    title: str
    about: str
    of: str
    to: str
    slots: tuple[Slot, ...]
    words: str
    own: bool = False


def offered(of: str) -> tuple[Template, ...]:
    """Templates for a case, or for a review: the workspace's own stand in place of those of the same file name."""
    found = dict(_shipped())
    folder = Path(settings.WORKSPACE.root) / FOLDER
    if folder.is_dir():
        for file in sorted(folder.glob("*.toml")):
            found[file.stem] = read(file.read_text("utf-8"), file.stem, own=True)
    return tuple(sorted((one for one in found.values() if one.of == of), key=lambda one: one.title))


def template_of(of: str, key: str) -> Template:
    """One of those offered."""
    found = next((one for one in offered(of) if one.key == key), None)
    if found is None:
        raise NoSuchTemplate("There is no such letter.", "Choose one from the list.")
    return found


def read(text: str, key: str, *, own: bool = False) -> Template:
    """A template from a file's text; WorkspaceRefused says what is wrong in it."""
    try:
        return _checked(tomllib.loads(text), key, own=own)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        wrong = f"{error} is missing" if isinstance(error, KeyError) else error
        raise WorkspaceRefused(
            f"{FOLDER}/{key}.toml is no sound letter: {wrong}.",
            "Mend it; the letters that come with the program show every part.",
        ) from error


def _checked(said: Mapping[str, Any], key: str, *, own: bool) -> Template:
    slots = tuple(Slot(**one) for one in said.get("slot", ()))
    words, to, of = str(said["text"]["words"]).strip(), str(said.get("to", "")), str(said["of"])
    if not KEY.fullmatch(key):
        raise ValueError("its file name may hold small letters, digits and hyphens alone")
    if of not in OF:
        raise ValueError(f"of is {of!r}: write case or review")
    if to and to not in ROLES:
        raise ValueError(f"to is {to!r}: write one of {', '.join(ROLES)}")
    if twice := {slot.key for slot in slots} & set(GIVEN):
        raise ValueError(f"the slot {min(twice)!r} is filled in by itself")
    known = {*GIVEN, *(slot.key for slot in slots)}
    if lost := sorted(set(SLOT.findall(words)) - known):
        raise ValueError(f"its text names {{{lost[0]}}}, which is no slot of it")
    return Template(key, str(said["title"]), str(said.get("about", "")), of, to, slots, words, own)


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, Template], ...]:
    folder = files(__package__).joinpath("shipped")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    return tuple((n[:-5], read(folder.joinpath(n).read_text("utf-8"), n[:-5])) for n in names)
