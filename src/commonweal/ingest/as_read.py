"""A file as read by one mapping: its SHA-256, which another reading does not share, and its months in words."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commonweal.figures import Month
from commonweal.store.holdings import runs

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's own bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def said_by(mapping: "DataclassInstance", *without: str) -> dict[str, Any]:
    """What a mapping says, but for the fields that say when, or for which months, and not what a row means."""
    return {name: value for name, value in asdict(mapping).items() if name not in without}


def digest_of(file_sha256: str, said: object, *more: str) -> str:
    """The SHA-256 of a file as read by what was said of it, with what else the reading rests on.

    A corrected mapping reads another edition out of the same file.
    """
    meaning = dumps(said, sort_keys=True, default=lambda v: sorted(v) if isinstance(v, frozenset) else str(v))
    return hashlib.sha256("\n".join((file_sha256, meaning, *more)).encode()).hexdigest()


def label_of(months: Iterable[Month]) -> str:
    """The months with their gaps: `2018-10..2019-02, 2024-01..2024-04`."""
    return ", ".join(str(first) if first == last else f"{first}..{last}" for first, last in runs(tuple(months)))
