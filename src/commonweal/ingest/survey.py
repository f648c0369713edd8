"""From a survey's file to the store: read through its mapping, kept for partners under its wave's name and a number.

A wave that is taken in again, mapped better or coded further, gets the next number, and the newest speaks. What people
wrote in their own words is not kept here: the portal takes it in under a lock, and hands the themes that people found
in it to `with_themes`.
"""

import hashlib
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from json import dumps
from pathlib import Path

import pyarrow as pa

from commonweal.errors import NotHeld
from commonweal.geography import Gazetteer
from commonweal.ingest.as_read import sha256_of
from commonweal.ingest.held_postcodes import held_postcodes
from commonweal.records.survey_answer import COLUMN, Question, Survey, read, told
from commonweal.sources.survey import Mapping, Places, Sheet, Taken, read_mapping, read_sheet, take, written
from commonweal.sources.survey.mapping import fold
from commonweal.sources.survey.read import counted
from commonweal.store import Edition, NewEdition, Outcome, Store
from commonweal.workspace import Workspace

LICENCE = "The partnership's own"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did. `rows` are those of the file, `answers` those that count."""

    outcome: Outcome
    survey: Survey
    dataset: str
    rows: int
    answers: int
    sha256: str
    taken: Taken


def ingest_survey(workspace: Workspace, mapping_path: Path, path: Path, *, released: date | None = None) -> Answer:
    """Take one wave in, as its mapping says, in one commit.

    `released` is the day on which the answers were exported; the last day of asking where nobody says. Raises
    MappingRefused, FileRefused, ColumnsRefused, RowsRefused, UnknownPlace.
    """
    mapping = read_mapping(mapping_path)
    return ingest_sheet(workspace, mapping, read_sheet(path, mapping.file), path.name, sha256_of(path), released)


def ingest_sheet(
    workspace: Workspace, mapping: Mapping, sheet: Sheet, name: str, file_sha256: str, released: date | None = None
) -> Answer:
    """The same of a sheet that was read already."""
    taken = take(sheet, mapping, held_places(workspace, mapping))
    sha256 = digest(f"{file_sha256}\n{dumps(written(mapping), sort_keys=True)}".encode())
    edition = _edition(taken.survey, taken.table, sha256, name, released)
    edition = replace(edition, quality={**edition.quality, "found": counted(taken.findings), "file_rows": taken.rows,
                                        "left_out": taken.left_out, "file_sha256": file_sha256})  # fmt: skip
    held = _held(workspace, taken.survey.dataset)
    known = next((e for e in held if e.sha256 == sha256), None)
    if known is not None and known is held[-1]:
        return Answer("same", taken.survey, known.dataset, taken.rows, taken.table.num_rows, sha256, taken)
    edition = replace(edition, dataset=_numbered(taken.survey.dataset, held))
    with Store(workspace).ingest() as ingest:
        outcome = ingest.add(edition)
    return Answer(outcome, taken.survey, edition.dataset, taken.rows, taken.table.num_rows, sha256, taken)


@dataclass(frozen=True, slots=True)
class Themes:
    """What people found in one question's texts: for each row of the wave's table the themes, None where not coded."""

    key: str
    words: str
    names: tuple[str, ...]
    of_rows: MappingType[int, tuple[str, ...]]


def with_themes(
    workspace: Workspace,
    dataset: str,
    themes: Sequence[Themes],
    *,
    coded_on: date,
    quotes: Sequence[MappingType[str, str]] = (),
) -> str:
    """Keep the answers of `dataset` again, with these themes beside them; under which name. NotHeld without them.

    `quotes`: redacted and approved words, each with the key of the themes that it stands under.
    """
    base = next((e for e in Store(workspace).editions(dataset)), None)
    if base is None:
        raise NotHeld("The store does not hold this survey.", "Take its answers in again.")
    view = Store(workspace).view(sha256s=[base.sha256])
    table, survey = view.table(dataset), read(base.quality["survey"])
    for one in themes:
        rows = [one.of_rows.get(n) for n in range(table.num_rows)]
        table = table.append_column(COLUMN + one.key, pa.array(rows, pa.list_(pa.string())))
    questions = tuple(Question(one.key, one.words, "themes", one.names) for one in themes)
    survey = replace(survey, questions=(*survey.questions, *questions))
    coded = [[one.key, one.words, list(one.names), sorted(one.of_rows.items())] for one in themes]
    sha256 = digest(f"{base.sha256}\n{dumps([coded, [dict(quote) for quote in quotes]], sort_keys=True)}".encode())
    edition = _edition(survey, table, sha256, base.source_name, coded_on)
    held = _held(workspace, survey.dataset)
    quality = {**base.quality, **edition.quality, "themes_of": base.sha256, "quotes": [*map(dict, quotes)]}
    edition = replace(edition, dataset=_numbered(survey.dataset, held), quality=quality)
    if held[-1].sha256 == sha256:
        return held[-1].dataset
    with Store(workspace).ingest() as ingest:
        ingest.add(edition)
    return edition.dataset


def _held(workspace: Workspace, wave: str) -> list[Edition]:
    """What is held of a wave, by number."""
    editions = Store(workspace).editions()
    return sorted((e for e in editions if e.dataset.rpartition(".")[0] == wave), key=lambda e: e.dataset)


def _numbered(wave: str, held: Sequence[Edition]) -> str:
    last = int(held[-1].dataset.rpartition(".")[2]) if held else 0
    return f"{wave}.{last + 1:04d}"


def held_places(workspace: Workspace, mapping: Mapping) -> Places:
    """The wards of the survey's place by name and code, its LSOAs, and postcodes where the workspace has a list."""
    if not {"ward", "lsoa", "postcode"} & set(mapping.about):
        return Places()
    places = Gazetteer.of(Store(workspace).view())
    wards: dict[str, str] = {}
    lsoas: dict[str, str] = {}
    for district in places.partnership(mapping.survey.place).districts:
        edition = places.ward_edition(district.code)
        found = places.wards(district.code, edition)
        wards |= {fold(ward.name): ward.code for ward in found} | {fold(ward.code): ward.code for ward in found}
        codes = {ward.code for ward in found}
        lsoas |= {lsoa: ward for lsoa, ward in places.lsoa_ward(edition).wards.items() if ward in codes}
    return Places(wards, lsoas, held_postcodes(workspace, wards, lsoas) if "postcode" in mapping.about else {})


def digest(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _edition(survey: Survey, table: pa.Table, sha256: str, name: str, released: date | None) -> NewEdition:
    return NewEdition(
        dataset=survey.dataset,
        scope=survey.key,
        publisher=survey.asked_by or "The partnership",
        licence=LICENCE,
        sha256=sha256,
        table=table,
        months=(),
        release=released or survey.until,
        release_stated=released is not None,
        label=survey.wave,
        source_name=name,
        audience="partners",
        quality={"survey": told(survey)},
    )
