"""What a mapping file says, key by key: refused in words where it is not what it must be."""

import difflib
import re
import tomllib
from collections.abc import Collection
from collections.abc import Mapping as MappingType
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from commonweal.errors import MappingRefused, PeriodRefused
from commonweal.figures import Period
from commonweal.records.offences import by_code
from commonweal.sources.partner.mapping import LEFT_OUT, FileShape, fold
from commonweal.sources.partner.offence import node_of_code

LIMIT = 1_000_000  # bytes; a mapping is a page of text
FILE = ("sheet", "heading_row", "delimiter", "encoding")  # what [file] may say

Said = TypeVar("Said")


def read_toml(path: Path, examples: str) -> dict[str, Any]:
    """A mapping file, parsed; `examples` says where whole ones are shown. Raises MappingRefused."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MappingRefused(f"The mapping file {path.name} cannot be opened.", "Check its path.") from error
    if len(raw) > LIMIT:
        raise MappingRefused(f"{path.name} is too large to be a mapping file.", examples)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise MappingRefused(f"{path.name} is not text in UTF-8.", "Save the mapping as UTF-8.") from error
    return toml_of(text, path.name, examples)


def toml_of(text: str, called: str, examples: str) -> dict[str, Any]:
    """What a text says in TOML; `called` is what the refusal calls it. Raises MappingRefused."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MappingRefused(f"{called} is not TOML: {error}.", examples) from error


def check_keys(said: MappingType[str, Any], top: Collection[str], inside: MappingType[str, Collection[str]]) -> None:
    """Raises MappingRefused at the first name that is not known, with the nearest one that is."""
    check_known(said, top, "the mapping")
    for section, keys in inside.items():
        if section in said:
            if not isinstance(said[section], dict):
                raise MappingRefused(f"'{section}' is a section of the mapping.", f"Write it as [{section}].")
            check_known(said[section], keys, f"[{section}]")


def check_known(said: MappingType[str, Any], keys: Collection[str], where: str) -> None:
    """Raises MappingRefused where a key is none of `keys`; `where` says of what."""
    for key in said:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            raise MappingRefused(
                f"'{key}' is not a name that {where} knows.",
                f"Did you mean '{near[0]}'?" if near else f"It knows: {', '.join(keys)}.",
            )


def needed_text(said: MappingType[str, Any], key: str, examples: str) -> str:
    """A text that must be there."""
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise MappingRefused(f"The mapping does not say the {key}.", f'Add {key} = "..." at its top. {examples}')
    return value.strip()


def list_of_texts(said: MappingType[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """A list of texts."""
    value = said.get(key, list(default))
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise MappingRefused(f"'{key}' must be a list of texts.", f'Write {key} = ["...", "..."].')
    return tuple(value)


def texts(said: MappingType[str, Any], section: str) -> dict[str, str]:
    """A section that gives each of its names a text."""
    found = _section(said, section)
    for name, value in found.items():
        if not isinstance(value, str) or not value.strip():
            raise MappingRefused(f"[{section}] must give '{name}' a text.", f'Write "{name}" = "...".')
    return {name: value.strip() for name, value in found.items()}


def meanings(said: MappingType[str, Any], section: str, keys: Collection[str]) -> dict[str, str]:
    """A section that says what the publisher's words mean: folded -> one of `keys`."""
    found = _section(said, section)
    check_known(dict.fromkeys(map(str, found.values())), keys, f"[{section}]")
    return by_word(found, section)


def by_word(said: MappingType[str, Said], section: str) -> dict[str, Said]:
    """What a section says of each word, by the words folded. Raises MappingRefused where two of them are one word."""
    read: dict[str, Said] = {}
    for word, meant in said.items():
        if fold(word) in read:
            raise MappingRefused(f"[{section}] has '{word}' twice; case and blanks do not count.", "Keep one.")
        read[fold(word)] = meant
    return read


def _section(said: MappingType[str, Any], section: str) -> dict[str, Any]:
    found = said.get(section, {})
    if not isinstance(found, dict):
        raise MappingRefused(f"'{section}' is a section of the mapping.", f"Write it as [{section}].")
    return found


def headings(columns: MappingType[str, Any]) -> dict[str, str]:
    """[columns]: field -> the file's heading."""
    for name, heading in columns.items():
        if not isinstance(heading, str) or not heading.strip():
            raise MappingRefused(f"[columns] must give '{name}' the heading of a column.", f'Write {name} = "...".')
    return {name: heading.strip() for name, heading in columns.items()}


def check_once(columns: Collection[str], constants: Collection[str]) -> None:
    """Raises MappingRefused where a field is given by a column and for every row."""
    for name in constants:
        if name in columns:
            raise MappingRefused(f"'{name}' stands in [columns] and in [constants].", "Keep one of the two.")


def check_yes_and_no(yes: frozenset[str], no: frozenset[str], section: str) -> None:
    """Raises MappingRefused where a word means both."""
    if shared := yes & no:
        raise MappingRefused(f"'{min(shared)}' cannot mean both yes and no.", f"Keep it in one list of [{section}].")


def truth(said: MappingType[str, Any], key: str) -> bool | None:
    """True or false, None where nothing is said."""
    value = said.get(key)
    if value is not None and not isinstance(value, bool):
        raise MappingRefused(f"'{key}' must be true or false.", f"Write {key} = true, or leave it out.")
    return value


def whole(said: MappingType[str, Any], key: str, usual: int, least: int, most: int) -> int:
    """A whole number; the usual one where nothing is said."""
    value = said.get(key, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise MappingRefused(f"'{key}' must be a whole number from {least:,} to {most:,}.", f"Write {key} = {usual}.")
    return value


def months_of(said: object) -> Period:
    """The months that `covers` states."""
    try:
        return Period.parse(str(said))
    except PeriodRefused as error:
        raise MappingRefused(f"The mapping's 'covers': {error.message}", error.next_step) from error


def one_of(said: MappingType[str, Any], key: str, choices: tuple[str, ...]) -> str:
    """One of so many words; the first where nothing is said."""
    value = said.get(key, choices[0])
    if value not in choices:
        raise MappingRefused(f"'{value}' is not a value of '{key}'.", f"It is one of: {', '.join(choices)}.")
    return str(value)


def short_name(text: object, key: str) -> str:
    """Small letters, digits and hyphens."""
    if not isinstance(text, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise MappingRefused(
            f"The mapping's {key} must be a short name in small letters, digits and hyphens.",
            f'Such as {key} = "force".',
        )
    return text


def day(said: MappingType[str, Any], key: str) -> date | None:
    """A day, None where nothing is said."""
    value = said.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise MappingRefused(f"The mapping's '{key}' is not a date.", f"Write {key} = 2025-10-05.") from error


def file_shape(said: MappingType[str, Any]) -> FileShape:
    """The section [file]."""
    row = said.get("heading_row", 1)
    if not isinstance(row, int) or not 1 <= row <= 100:
        raise MappingRefused("'heading_row' must be the number of the row of headings.", "Such as heading_row = 3.")
    check_text_file(said)
    return FileShape(said.get("sheet"), row, said.get("delimiter"), said.get("encoding"))


def check_text_file(said: MappingType[str, Any]) -> None:
    """Raises MappingRefused where [file] names a delimiter or an encoding that is not read."""
    if said.get("delimiter") not in (None, ",", ";", "\t", "|"):
        raise MappingRefused("'delimiter' must be a comma, semicolon, tab or |.", 'Such as delimiter = ";".')
    if said.get("encoding") not in (None, "utf-8", "utf-16", "cp1252"):
        raise MappingRefused("'encoding' must be utf-8, utf-16 or cp1252.", 'Such as encoding = "cp1252".')


def check_published(audience: str, published: object) -> None:
    """Raises MappingRefused where data would go to the public, and nothing says that they are published."""
    if audience == "public" and not published:
        raise MappingRefused(
            "The mapping gives the audience 'public' to data that it does not say are published.",
            'Say where anyone can get them, published = "https://...", or leave the audience at partners.',
        )


def node(offence: object) -> str:
    """The node that a mapping names, by its own code or a Home Office offence code. Raises MappingRefused."""
    if isinstance(offence, str):
        if offence in by_code():
            return offence
        if found := node_of_code(offence):
            return found
    near = difflib.get_close_matches(str(offence), by_code(), 1, 0.5)
    raise MappingRefused(
        f"'{offence}' is neither an offence of the tree nor a Home Office offence code.",
        f"Did you mean '{near[0]}'?" if near else "GLOSSARY.md and docs/reference list the offences.",
    )


def offence_values(said: MappingType[str, Any]) -> dict[str, str]:
    """[offence.values]: the publisher's word, folded -> node, or LEFT_OUT. Raises MappingRefused where missing."""
    values = said.get("values", {})
    if not values or not isinstance(values, dict):
        raise MappingRefused("[offence.values] is missing.", 'List the partner\'s words: "Nuisance" = "asb-nuisance".')
    read = by_word(values, "offence.values")
    return {word: LEFT_OUT if offence == LEFT_OUT else node(offence) for word, offence in read.items()}
