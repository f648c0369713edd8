"""Reads the mapping file (TOML) of a survey, refuses in words one that does not say what it must, and writes one."""

from collections.abc import Mapping as MappingType
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.survey_answer import KINDS, SEXES, Question, Survey, told
from commonweal.sources.partner.said import (
    check_keys,
    check_known,
    check_text_file,
    day,
    list_of_texts,
    one_of,
    read_toml,
    short_name,
    truth,
)
from commonweal.sources.survey.mapping import ABOUT, AGES, NO_ANSWER, Mapping, Text, fold
from commonweal.sources.survey.sheet import Shape

TOP = ("key", "name", "wave", "since", "until", "asked_by", "how", "sampled", "invited", "place", "file", "respondent",
       "ages", "sexes", "population", "question", "text", "personal", "ignore", "no_answer", "at_formats")  # fmt: skip
INSIDE = {
    "file": ("sheet", "heading_rows", "delimiter", "encoding"),
    "respondent": ABOUT,
    "population": ("female", "male", "source"),
}
QUESTION = ("key", "words", "kind", "column", "columns", "options", "together", "called", "separator")
TEXT = ("key", "words", "column")
EXAMPLES = "docs/how-to/run-a-survey.md shows a whole mapping."


def read_mapping(path: Path) -> Mapping:
    """The mapping file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return mapping_of(read_toml(path, EXAMPLES))


def mapping_of(said: MappingType[str, Any]) -> Mapping:
    """The same from what a TOML file says, already parsed."""
    check_keys(said, TOP, INSIDE)
    entries, texts = _entries(said, "question", QUESTION), _entries(said, "text", TEXT)
    questions = tuple(_question(entry) for entry in entries)
    _check_keys_once([q.key for q in questions] + [str(entry.get("key")) for entry in texts])
    mapping = Mapping(
        survey=_survey(said, questions),
        about={name: _text(said["respondent"], name) for name in said.get("respondent", {})},
        columns={q.key: _columns(entry) for q, entry in zip(questions, entries, strict=True)},
        texts=tuple(Text(short_name(e.get("key"), "key"), _text(e, "words"), _text(e, "column")) for e in texts),
        personal=list_of_texts(said, "personal", ()),
        ignored=list_of_texts(said, "ignore", ()),
        ages=_words(said, "ages"),
        sexes=_words(said, "sexes"),
        separators={q.key: _text(e, "separator") for q, e in zip(questions, entries, strict=True) if "separator" in e},
        no_answer=frozenset(fold(word) for word in list_of_texts(said, "no_answer", NO_ANSWER)),
        at_formats=list_of_texts(said, "at_formats", ()),
        file=_shape(said.get("file", {})),
    )
    _check_whole(mapping)
    return mapping


def written(mapping: Mapping) -> dict[str, Any]:
    """The mapping as `mapping_of` reads it: what the portal keeps, and what an edition's digest is made of."""
    plain = told(mapping.survey)
    top = {name: plain[name] for name in
           ("key", "name", "wave", "since", "until", "asked_by", "how", "sampled", "invited", "place")}  # fmt: skip
    questions = [
        {**q, "columns": list(mapping.columns[q["key"]])}
        | ({"separator": mapping.separators[q["key"]]} if q["key"] in mapping.separators else {})
        for q in plain["questions"]
    ]
    population = {**plain["sexes"], "source": plain["sexes_source"]} if plain["sexes"] else None
    whole = top | {
        "respondent": dict(mapping.about),
        "question": questions,
        "text": [{"key": t.key, "words": t.words, "column": t.column} for t in mapping.texts],
        "personal": list(mapping.personal),
        "ignore": list(mapping.ignored),
        "ages": dict(mapping.ages),
        "sexes": dict(mapping.sexes),
        "population": population,
        "no_answer": sorted(mapping.no_answer),
        "at_formats": list(mapping.at_formats),
        "file": {name: value for name in Shape.__slots__ if (value := getattr(mapping.file, name)) is not None},
    }
    return {name: value for name, value in whole.items() if value not in (None, {}, [], "")}


def _survey(said: MappingType[str, Any], questions: tuple[Question, ...]) -> Survey:
    since, until = day(said, "since"), day(said, "until")
    if since is not None and until is not None and until < since:
        raise MappingRefused(f"Answers are said to have come until {until}, before {since}.", "Correct since or until.")
    if since is None or until is None:
        raise MappingRefused(
            "The mapping does not say from when to when people answered.",
            f"Write since = 2025-05-01 and until = 2025-06-30. {EXAMPLES}",
        )
    invited = said.get("invited")
    if invited is not None and (isinstance(invited, bool) or not isinstance(invited, int) or invited < 1):
        raise MappingRefused("'invited' is the number of people who were asked.", "Write invited = 5000, or leave it.")
    population = said.get("population", {})
    return Survey(
        key=short_name(said.get("key"), "key"),
        name=_text(said, "name"),
        wave=_text(said, "wave"),
        since=since,
        until=until,
        questions=questions,
        asked_by=str(said.get("asked_by", "")),
        how=_text(said, "how"),
        sampled=bool(truth(said, "sampled")),
        invited=invited,
        place=_text(said, "place"),
        sexes=_sexes(population),
        sexes_source=_text(population, "source") if population else "",
    )


def _question(entry: MappingType[str, Any]) -> Question:
    options, together = list_of_texts(entry, "options", ()), list_of_texts(entry, "together", ())
    kind = one_of(entry, "kind", KINDS[:3])
    key = short_name(entry.get("key"), "question's key")
    if kind == "scale" and len(options) < 2:
        raise MappingRefused(
            f"The scale '{key}' does not list its options in their order.",
            'Write options = ["Very safe", "Fairly safe", ...].',
        )
    if len({fold(option) for option in options}) != len(options):
        raise MappingRefused(f"The question '{key}' lists an option twice.", "Keep one; case and blanks do not count.")
    if kind == "scale" and not together:
        raise MappingRefused(
            f"The scale '{key}' does not say which of its options agree.",
            'Write together = ["Very safe", "Fairly safe"], which tables by ward count as one.',
        )
    if options and (spare := [t for t in together if t not in options]):
        raise MappingRefused(f"'{spare[0]}' is no option of the question '{key}'.", "Write it as in its options.")
    return Question(key, _text(entry, "words"), kind, options, together, str(entry.get("called", "")))  # type: ignore[arg-type]


def _columns(entry: MappingType[str, Any]) -> tuple[str, ...]:
    if ("column" in entry) == ("columns" in entry):
        raise MappingRefused(
            f"The question '{entry['key']}' names its column once.",
            'Write column = "...", or columns = ["...", "..."] where each option has one of its own.',
        )
    columns = list_of_texts(entry, "columns", ()) if "columns" in entry else (_text(entry, "column"),)
    if len(columns) > 1 and entry.get("kind") != "several":
        raise MappingRefused(
            f"The question '{entry['key']}' has several columns, and is not of several answers.",
            'Write kind = "several", or name one column.',
        )
    return columns


def _check_whole(mapping: Mapping) -> None:
    if not mapping.survey.questions and not mapping.texts:
        raise MappingRefused("The mapping has no question.", f"Add a [[question]]. {EXAMPLES}")
    if len(ages := [name for name in AGES if name in mapping.about]) > 1:
        raise MappingRefused(f"The mapping gives the age twice: {' and '.join(ages)}.", "Keep one of them.")
    headings = [h for hs in mapping.columns.values() for h in hs] + [t.column for t in mapping.texts]
    shut = [h for h in (*mapping.about.values(), *headings) if h in mapping.personal]
    if shut:
        raise MappingRefused(f"The mapping reads '{shut[0]}' and calls it personal.", "Leave it in one of the two.")
    if bad := [sex for sex in mapping.sexes.values() if sex not in (*SEXES, "another", "")]:
        raise MappingRefused(f"'{bad[0]}' is no sex that answers are counted by.", "Write female, male or another.")


def _check_keys_once(keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise MappingRefused(f"Two questions have the key '{twice[0]}'.", "Give each a key of its own.")


def _entries(said: MappingType[str, Any], name: str, keys: tuple[str, ...]) -> list[MappingType[str, Any]]:
    found = said.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise MappingRefused(f"'{name}' is a list of tables.", f"Write each as [[{name}]].")
    for entry in found:
        check_known(entry, keys, f"[[{name}]]")
    return found


def _words(said: MappingType[str, Any], name: str) -> dict[str, str]:
    found = said.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise MappingRefused(f"[{name}] gives each answer a text.", f'Such as [{name}] "Under 25" = "16-24".')
    return {fold(word): value for word, value in found.items()}


def _sexes(said: MappingType[str, Any]) -> dict[str, float]:
    if not said:
        return {}
    found = {sex: said.get(sex) for sex in SEXES}
    if not all(isinstance(n, int | float) and not isinstance(n, bool) and n > 0 for n in found.values()):
        raise MappingRefused("[population] gives the residents of both sexes.", "Write female = 100500, male = 97000.")
    return {sex: float(n) for sex, n in found.items() if n is not None}


def _shape(said: MappingType[str, Any]) -> Shape:
    if said.get("heading_rows") not in (None, 1, 2):
        raise MappingRefused("'heading_rows' is 1 or 2.", "Write 2 where options stand below their question.")
    check_text_file(said)
    return Shape(**said)


def _text(said: MappingType[str, Any], key: str) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise MappingRefused(f"The mapping does not say '{key}'.", f'Add {key} = "...". {EXAMPLES}')
    return " ".join(value.split()) if key != "separator" else value
