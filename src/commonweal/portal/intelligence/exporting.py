"""What is handed to the force's own system: one JSON file of reports by a schema of ours, and the receipt read back.

The schema lies beside this module as `export.schema.json`; its version stands in every file. Where a report came from
is not in it, unless it was asked for apart.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from commonweal.errors import FileRefused

VERSION = "commonweal-intelligence/1"
RECEIPT_VERSION = "commonweal-intelligence-receipt/1"
LARGEST_RECEIPT = 1_000_000  # bytes
LONGEST = 2_000


@dataclass(frozen=True, slots=True, repr=False)
class Graded:
    """A grade in an export."""

    source: str
    assessment: str
    handling: str
    codes: Sequence[str]
    instructions: str
    table: str


@dataclass(frozen=True, slots=True, repr=False)
class ItemOut:
    """One numbered item."""

    number: int
    kind: str
    text: str
    details: Mapping[str, str]
    added_at: str
    grade: Graded | None


@dataclass(frozen=True, slots=True, repr=False)
class NamedOut:
    """Whom or what a report names, as it was typed."""

    kind: str
    said: Mapping[str, Any]
    identified: bool


@dataclass(frozen=True, slots=True, repr=False)
class ReportOut:
    """One report."""

    reference: str
    agency: str
    sent_at: str
    information_on: str | None
    information_precision: str
    purpose: str
    permission: str
    emergency: bool
    risk: str  # if it is acted on: no, yes, unknown; of whom is the source's
    doubt: str
    withdrawn: bool
    time: int  # which time it is handed over: 1 the first
    items: Sequence[ItemOut]
    named: Sequence[NamedOut]
    source: Sequence[Mapping[str, Any]] | None  # only where it was asked for


@dataclass(frozen=True, slots=True)
class Answer:
    """What the force's system says of one report."""

    reference: str
    accepted: bool
    force_reference: str
    reason: str


def document(reports: Sequence[ReportOut], *, made_at: str, force: str) -> bytes:
    """The file, in UTF-8. The same reports give the same bytes."""
    whole = {"version": VERSION, "made_at": made_at, "force": force, "reports": [asdict(one) for one in reports]}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def schema() -> dict[str, Any]:
    """The schema of the file, as JSON Schema has it."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("export.schema.json").read_text("utf-8"))
    return found


def receipt_schema() -> dict[str, Any]:
    """The schema of the receipt that is read back."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("receipt.schema.json").read_text("utf-8"))
    return found


def receipt(content: bytes) -> tuple[str, tuple[Answer, ...]]:
    """The SHA-256 of the export that a receipt answers, and what it says of each report."""
    if len(content) > LARGEST_RECEIPT:
        raise FileRefused("This file is too large for a receipt.", "Choose the receipt that your system wrote.")
    try:
        said = json.loads(content)
        if set(said) != {"version", "export", "reports"} or said["version"] != RECEIPT_VERSION:
            raise ValueError("it is of another version")
        answers = tuple(_answer(one) for one in said["reports"])
        export = _text(said["export"])
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileRefused(
            "This file is no receipt that can be read.", "Choose the file that your system wrote for this export."
        ) from error
    if not answers:
        raise FileRefused("This receipt answers for no report.", "Choose the file that your system wrote.")
    return export, answers


def _answer(said: Mapping[str, Any]) -> Answer:
    if set(said) - {"reference", "accepted", "force_reference", "reason"} or not isinstance(said["accepted"], bool):
        raise ValueError("an answer is not as it must be")
    return Answer(
        _text(said["reference"]), said["accepted"], _text(said.get("force_reference", "")),
        _text(said.get("reason", "")),
    )  # fmt: skip


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise ValueError("a text is not as it must be")
    return value
