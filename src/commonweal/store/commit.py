"""A commit: what one ingest made visible, as one small JSON file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from commonweal.figures import Month
from commonweal.store.edition import Edition

SCHEMA = "commonweal/commit/1"


@dataclass(frozen=True, slots=True)
class ReleaseStated:
    """A release date that became known after the edition itself was taken in."""

    dataset: str
    scope: str
    months: tuple[Month, ...]
    sha256: str
    release: date


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An edition from which `dropped` rows were erased: the Parquet that stands in place of the one it had."""

    dataset: str
    scope: str
    months: tuple[Month, ...]
    sha256: str
    dropped: int
    file: str
    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """What is left of an erasure: the SHA-256 of the value of `column` whose rows are gone, and stay gone."""

    dataset: str
    column: str
    digest: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One ingest, or one erasure. `previous` is the SHA-256 of the commit before it, so that an altered one shows."""

    number: int
    received: datetime
    software: str
    previous: str
    editions: tuple[Edition, ...]
    releases: tuple[ReleaseStated, ...] = ()
    rewritten: tuple[Rewritten, ...] = ()
    erased: tuple[Trace, ...] = ()


def write(commit: Commit) -> bytes:
    """The commit as UTF-8 JSON."""
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "number": commit.number,
        "received": commit.received.isoformat(),
        "software": commit.software,
        "previous": commit.previous,
        "editions": [_plain(e) for e in commit.editions],
        "releases": [_plain(r) for r in commit.releases],
    }
    if commit.erased:
        document["rewritten"] = [{**asdict(r), "months": [str(m) for m in r.months]} for r in commit.rewritten]
        document["erased"] = [asdict(t) for t in commit.erased]
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def read(text: bytes) -> Commit:
    """The inverse of `write`. Raises ValueError, KeyError or TypeError where it is not one."""
    document = json.loads(text)
    if document["schema"] != SCHEMA:
        raise ValueError(document["schema"])
    received = datetime.fromisoformat(document["received"])
    return Commit(
        number=document["number"],
        received=received,
        software=document["software"],
        previous=document["previous"],
        editions=tuple(Edition(**_typed(e), received=received) for e in document["editions"]),
        releases=tuple(ReleaseStated(**_typed(r)) for r in document["releases"]),
        rewritten=tuple(
            Rewritten(**{**r, "months": tuple(Month.parse(m) for m in r["months"])})
            for r in document.get("rewritten", ())
        ),
        erased=tuple(Trace(**t) for t in document.get("erased", ())),
    )


def fold(commits: tuple[Commit, ...]) -> tuple[Edition, ...]:
    """Every edition held, in the order of their coming, each with the release date last stated for it.

    One from which rows were erased has the Parquet that is left of it, and says when.
    """
    held: dict[tuple[Any, ...], Edition] = {}
    for commit in commits:
        for edition in commit.editions:
            held.setdefault(edition.identity, edition)
        for said in commit.releases:
            identity = (said.dataset, said.scope, said.months, said.sha256)
            held[identity] = replace(held[identity], release=said.release, release_stated=True)
        for left in commit.rewritten:
            identity = (left.dataset, left.scope, left.months, left.sha256)
            held[identity] = replace(held[identity], file=left.file, rows=left.rows, size=left.size,
                                     digest=left.digest, erased=commit.received)  # fmt: skip
    return tuple(held.values())


def _plain(entry: Edition | ReleaseStated) -> dict[str, Any]:
    plain = asdict(entry)
    for of_a_commit in ("received", "erased"):
        plain.pop(of_a_commit, None)
    plain["months"] = [str(m) for m in entry.months]
    plain["release"] = entry.release and entry.release.isoformat()
    return plain


def _typed(entry: Mapping[str, Any]) -> dict[str, Any]:
    release = entry["release"]
    return {
        **entry,
        "months": tuple(Month.parse(m) for m in entry["months"]),
        "release": release and date.fromisoformat(release),
    }
