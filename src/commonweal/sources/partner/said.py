"""What a mapping file says, key by key: refused in words where it is not what it must be."""

import difflib
import re
import tomllib
from collections.abc import Collection
from collections.abc import Mapping as MappingType
from datetime import date, datetime
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.offences import by_code
from commonweal.sources.partner.mapping import LEFT_OUT, FileShape, fold
from commonweal.sources.partner.offence import node_of_code

LIMIT = 1_000_000  # bytes; a mapping is a page of text


def read_toml(path: Path, examples: str) -> dict[str, Any]:
    """A mapping file, parsed; `examples` says where whole ones are shown. Raises MappingRefused."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MappingRefused(f"The mapping file {path.name} cannot be opened.", "Check its path.") from error
    if len(raw) > LIMIT:
        raise MappingRefused(f"{path.name} is too large to be a mapping file.", examples)
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MappingRefused(f"{path.name} is not text in UTF-8.", "Save the mapping as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(f"{path.name} is not TOML: {error}.", examples) from error


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
    delimiter = said.get("delimiter")
    if delimiter is not None and delimiter not in (",", ";", "\t", "|"):
        raise MappingRefused("'delimiter' must be a comma, semicolon, tab or |.", 'Such as delimiter = ";".')
    encoding = said.get("encoding")
    if encoding is not None and encoding not in ("utf-8", "utf-16", "cp1252"):
        raise MappingRefused("'encoding' must be utf-8, utf-16 or cp1252.", 'Such as encoding = "cp1252".')
    return FileShape(said.get("sheet"), row, delimiter, encoding)


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
    read: dict[str, str] = {}
    for word, offence in values.items():
        if fold(word) in read:
            raise MappingRefused(f"[offence.values] has '{word}' twice; case and blanks do not count.", "Keep one.")
        read[fold(word)] = LEFT_OUT if offence == LEFT_OUT else node(offence)
    return read
