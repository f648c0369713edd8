"""A survey's sheet, read through its mapping: one row a respondent, closed answers only; what was written stands apart.

Rows are put in the order of their contents, so that the order in which people answered is nowhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.records.survey_answer import COLUMN, Survey
from commonweal.sources.partner.personal import personal_heading
from commonweal.sources.survey.checks import Finding
from commonweal.sources.survey.closed import Closed, closed
from commonweal.sources.survey.mapping import AGES, Mapping, fold
from commonweal.sources.survey.places import Places
from commonweal.sources.survey.sheet import Sheet
from commonweal.sources.survey.standing import standing
from commonweal.sources.survey.values import CHILD, IMPOSSIBLE, band, band_of_birth, band_of_years, each, sex

ABOUT = ("ward", "age", "sex")
_LIST = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Written:
    """What one person wrote, and the row of the table that is theirs."""

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Taken:
    """`table`: ward, age and sex (null where not told), and a column of chosen options for each question (null where
    it was not answered). `texts`: question's key -> what was written.
    """

    survey: Survey
    table: pa.Table
    texts: dict[str, tuple[Written, ...]]
    findings: tuple[Finding, ...]
    rows: int
    left_out: dict[str, int]


def take(sheet: Sheet, mapping: Mapping, places: Places) -> Taken:
    """Read it. Raises ColumnsRefused where a column is not there, RowsRefused where nothing is left."""
    _check_columns(sheet, mapping)
    findings = list(_doors(sheet, mapping))
    columns: dict[str, list[Any]] = {}
    ages = _ages(sheet, mapping, findings)
    columns["ward"] = _wards(sheet, mapping, places, findings)
    columns["age"] = [None if age in (CHILD, IMPOSSIBLE) else age for age in ages]
    columns["sex"] = _sexes(sheet, mapping, findings)
    asked = [closed(question, sheet, mapping, findings) for question in mapping.survey.questions]
    written = {text.key: sheet.column(text.column) for text in mapping.texts}
    kept, left_out = standing(sheet, mapping, ages, asked, list(written.values()), findings)
    if not kept:
        raise RowsRefused("The file holds no answer that can be counted.", "Compare the mapping with the file.")
    order = _ordered(kept, columns, asked)
    return Taken(
        survey=replace(mapping.survey, questions=tuple(one.question for one in asked)),
        table=_table(order, columns, asked),
        texts={key: _texts(order, words) for key, words in written.items()},
        findings=tuple(f for f in findings if f.count),
        rows=len(sheet.rows),
        left_out=left_out,
    )


def _check_columns(sheet: Sheet, mapping: Mapping) -> None:
    wanted = [*mapping.about.values(), *(h for hs in mapping.columns.values() for h in hs)]
    missing = [h for h in (*wanted, *(t.column for t in mapping.texts)) if h not in sheet.headings]
    if missing:
        near = next((h for h in sheet.headings if fold(h) == fold(missing[0])), None)
        raise ColumnsRefused(
            f"The file has no column '{missing[0]}'.",
            f"The file has '{near}': write that." if near else "Compare the mapping with the file's headings.",
        )


def _doors(sheet: Sheet, mapping: Mapping) -> list[Finding]:
    """Columns that were not read: those that are personal, and those that nothing was said of."""
    spare = [h for h in sheet.headings if h not in mapping.named]
    looks = [h for h in spare if personal_heading(h)]
    shut = [h for h in sheet.headings if h in mapping.personal]
    others = tuple(h for h in spare if h not in looks)
    return [Finding("personal", "", len(looks) + len(shut)), Finding("unmapped", "", len(others), others)]


def _ages(sheet: Sheet, mapping: Mapping, findings: list[Finding]) -> list[str | None]:
    field = next((name for name in AGES if name in mapping.about), None)
    if field is None:
        return [None] * len(sheet.rows)
    given = _given(sheet.column(mapping.about[field]), mapping)
    read = {
        "age": lambda text: band(text, mapping.ages),
        "age_years": band_of_years,
        "birth_year": lambda text: band_of_birth(text, mapping.survey.until.year),
    }[field]
    ages = each(given, read)
    findings.append(Finding("impossible-age", field, ages.count(IMPOSSIBLE)))
    findings.append(Finding("unknown-age", field, _unread(given, ages)))
    return ages


def _sexes(sheet: Sheet, mapping: Mapping, findings: list[Finding]) -> list[str | None]:
    if "sex" not in mapping.about:
        return [None] * len(sheet.rows)
    given = _given(sheet.column(mapping.about["sex"]), mapping)
    found = each(given, lambda text: sex(text, mapping.sexes))
    findings.append(Finding("unknown-sex", "sex", _unread(given, found)))
    return found


def _wards(sheet: Sheet, mapping: Mapping, places: Places, findings: list[Finding]) -> list[str | None]:
    """By the ward that was named, else by the LSOA, else by the postcode, which goes no further."""
    found: list[str | None] = [None] * len(sheet.rows)
    for field, place in (("ward", places.ward), ("lsoa", places.of_lsoa), ("postcode", places.of_postcode)):
        if field not in mapping.about:
            continue
        given = _given(sheet.column(mapping.about[field]), mapping)
        if field == "postcode" and not places.postcodes:
            findings.append(Finding("no-postcodes", field, sum(map(bool, given))))
            continue
        placed = each(given, place)
        findings.append(Finding("unknown-ward", field, _unread(given, placed)))
        found = [old or new for old, new in zip(found, placed, strict=True)]
    return found


def _given(values: Sequence[str], mapping: Mapping) -> list[str]:
    """Values with those that are no answer blank."""
    none = {value for value in set(values) if fold(value) in mapping.no_answer}
    return ["" if value in none else value for value in values]


def _unread(given: Sequence[str], read: Sequence[str | None]) -> int:
    return sum(bool(value) and found is None for value, found in zip(given, read, strict=True))


def _ordered(kept: Sequence[int], columns: dict[str, list[Any]], asked: Sequence[Closed]) -> list[int]:
    """The rows in the order of their contents; of equal ones the order says nothing that could be told apart."""

    def contents(row: int) -> tuple[Any, ...]:
        about = tuple(columns[name][row] or "" for name in ABOUT)
        return (*about, *(one.chosen[row] or () for one in asked))

    return sorted(kept, key=contents)


def _table(order: Sequence[int], columns: dict[str, list[Any]], asked: Sequence[Closed]) -> pa.Table:
    whole: dict[str, pa.Array] = {name: pa.array([columns[name][row] for row in order], pa.string()) for name in ABOUT}
    for one in asked:
        whole[COLUMN + one.question.key] = pa.array([one.chosen[row] for row in order], _LIST)
    return pa.table(whole)


def _texts(order: Sequence[int], words: Sequence[str]) -> tuple[Written, ...]:
    return tuple(Written(at, words[row]) for at, row in enumerate(order) if words[row])


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """How often each was found, as an edition's quality carries it."""
    found: Counter[str] = Counter()
    for finding in findings:
        found[finding.code] += finding.count
    return dict(found)
