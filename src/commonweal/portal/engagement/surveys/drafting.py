"""A draft's sheet as it is kept, what its columns are said to be, and the mapping that comes of it."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from typing import Any

from commonweal.records.survey_answer import slug
from commonweal.sources.survey import Mapping, Sheet, mapping_of
from commonweal.sources.survey.guess import Column, columns
from commonweal.sources.survey.mapping import ABOUT, fold
from commonweal.sources.survey.read import Taken

CLOSED = ("one", "several", "scale")
ROLES = {
    "ignore": "Nothing: do not read it",
    "personal": "A person's own data: leave it at the door",
    "id": "The respondent's number",
    "at": "When it was answered",
    "ward": "Their ward",
    "postcode": "Their postcode: placed in its ward, then dropped",
    "lsoa": "Their small area (LSOA)",
    "age": "Their age, as a band",
    "age_years": "Their age in years",
    "birth_year": "Their year of birth",
    "sex": "Their sex",
    "one": "A question with one answer",
    "scale": "A question on a scale",
    "several": "A question with several answers",
    "text": "A question answered in their own words",
}


def kept(sheet: Sheet) -> dict[str, Any]:
    """The sheet as a row keeps it."""
    return {name: getattr(sheet, name) for name in Sheet.__slots__}


def sheet_of(plain: MappingType[str, Any]) -> Sheet:
    """The same read back."""
    return Sheet(
        headings=tuple(plain["headings"]),
        questions=tuple(plain["questions"]),
        options=tuple(plain["options"]),
        columns=tuple(tuple(column) for column in plain["columns"]),
        rows=tuple(plain["rows"]),
        kind=plain["kind"],
    )


def asked_columns(sheet: Sheet, roles: Sequence[str]) -> list[tuple[int, Column, str]]:
    """The columns that are questions or texts, with their number and role."""
    return [(n, c, role) for n, (c, role) in enumerate(zip(columns(sheet), roles, strict=True))
            if role in (*CLOSED, "text")]  # fmt: skip


def found_options(sheet: Sheet, column: Column, role: str) -> list[str]:
    """The options that stand in a column, the commonest first; of several columns their headings."""
    if len(column.headings) > 1:
        return [sheet.options[sheet.headings.index(h)] for h in column.headings]
    values = [value for value in sheet.column(column.headings[0]) if value]
    parts = [p.strip() for v in values for p in (v.split(";") if role == "several" else [v]) if p.strip()]
    spelled: dict[str, str] = {}
    for part in parts:
        spelled.setdefault(fold(part), part)
    counts = Counter(fold(part) for part in parts)
    return [spelled[word] for word, count in counts.most_common(30) if count >= 5 or role == "scale"]


def said_of(about: MappingType[str, Any], sheet: Sheet, roles: Sequence[str], asked: Sequence[MappingType[str, Any]]
            ) -> dict[str, Any]:  # fmt: skip
    """What a mapping file would say: the survey, its columns by role, its questions."""
    parts = columns(sheet)
    respondent = {role: c.headings[0] for c, role in zip(parts, roles, strict=True) if role in ABOUT}
    found = asked_columns(sheet, roles)
    keys = _keys([one["words"] for one in asked])
    said: dict[str, Any] = {
        **{name: value for name, value in about.items() if value not in (None, "", {})},
        "respondent": respondent,
        "personal": [h for c, role in zip(parts, roles, strict=True) if role == "personal" for h in c.headings],
        "ignore": [h for c, role in zip(parts, roles, strict=True) if role == "ignore" for h in c.headings],
        "question": [],
        "text": [],
    }
    for (_, column, role), one, key in zip(found, asked, keys, strict=True):
        if role == "text":
            said["text"].append({"key": key, "words": one["words"], "column": column.headings[0]})
        else:
            said["question"].append(_question(column, role, one, key))
    return said


def _question(column: Column, role: str, one: MappingType[str, Any], key: str) -> dict[str, Any]:
    several = len(column.headings) > 1
    where = {"columns": list(column.headings)} if several else {"column": column.headings[0]}
    told = {name: one[name] for name in ("options", "together", "called") if one.get(name)}
    return {"key": key, "words": one["words"], "kind": role, **where, **told}


def mapping(said: MappingType[str, Any]) -> Mapping:
    """Read as the command line reads a file; MappingRefused in words."""
    days = {name: dt.date.fromisoformat(said[name]) for name in ("since", "until")}
    return mapping_of({**said, **days})


def wards_of(taken: Taken) -> list[str]:
    """The ward of each row of the table, "" where it was not told."""
    return [ward or "" for ward in taken.table.column("ward").to_pylist()]


def _keys(words: Sequence[str]) -> list[str]:
    """A short key for each question, each once; by the words, so that the next wave gets the same."""
    keys: list[str] = []
    for text in words:
        key = "-".join(slug(text.encode("ascii", "ignore").decode()).split("-")[:8])[:50].strip("-") or "question"
        number = sum(k == key or k.startswith(f"{key}-x") for k in keys)
        keys.append(key if not number else f"{key}-x{number + 1}")
    return keys
