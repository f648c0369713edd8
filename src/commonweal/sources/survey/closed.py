"""One closed question's column or columns -> the options that each respondent chose."""

from collections import Counter
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonweal.errors import MappingRefused
from commonweal.records.survey_answer import Question
from commonweal.sources.partner.mapping import NO
from commonweal.sources.survey.checks import Finding
from commonweal.sources.survey.mapping import ANOTHER, Mapping, fold
from commonweal.sources.survey.sheet import BETWEEN, Sheet

LEAST = 5  # people: an answer that fewer gave, of a question without listed options, may be one person's own words
MOST_OPTIONS = 30
SEPARATORS = (";", "|", "\n", ",")
Chosen = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Closed:
    """The question with its options, and what each row of the sheet chose; None: no answer."""

    question: Question
    chosen: tuple[Chosen, ...]


def closed(question: Question, sheet: Sheet, mapping: Mapping, findings: list[Finding]) -> Closed:
    """Read it. MappingRefused where it has no listed options and too many kinds of answer to be closed."""
    headings = mapping.columns[question.key]
    if len(headings) > 1:
        read = _by_column(question, sheet, headings)
    else:
        parts = _parts(question, sheet.column(headings[0]), mapping)
        read = _listed(question, parts, findings) if question.options else _found(question, parts, findings)
    chosen = Counter(option for one in read.chosen if one for option in one)
    nobody = tuple(option for option in read.question.options if not chosen[option])
    findings.append(Finding("never-chosen", question.key, len(nobody), nobody))
    return read


def _by_column(question: Question, sheet: Sheet, headings: Sequence[str]) -> Closed:
    """A column for each option: ticked where it holds anything but a no. Nobody who ticked none is known to answer."""
    names = tuple(_option(sheet, heading, question) for heading in headings)
    ticks = [[bool(v) and fold(v) not in NO for v in sheet.column(heading)] for heading in headings]
    told = [any(fold(v) in NO for v in row) for row in zip(*(sheet.column(h) for h in headings), strict=True)]
    rows = zip(*ticks, strict=True)
    chosen = tuple(
        tuple(name for name, ticked in zip(names, row, strict=True) if ticked) if any(row) or said else None
        for row, said in zip(rows, told, strict=True)
    )
    return Closed(replace(question, options=names), chosen)


def _option(sheet: Sheet, heading: str, question: Question) -> str:
    """What stands below the question, or behind it in the heading."""
    below = sheet.options[sheet.headings.index(heading)]
    behind = heading.rpartition(BETWEEN)[2] or heading
    name = below or behind
    return next((option for option in question.options if fold(option) == fold(name)), name)


def _parts(question: Question, values: Sequence[str], mapping: Mapping) -> list[tuple[str, ...]]:
    """Each value's answers, one or several; () where it is no answer."""
    separator = mapping.separators.get(question.key) or (_separator(values) if question.many else "")
    known: dict[str, tuple[str, ...]] = {}
    for value in set(values):
        parts = _split(value, separator, question) if separator else (value,)
        known[value] = tuple(p for part in parts if (p := " ".join(part.split())) and fold(p) not in mapping.no_answer)
    return [known[value] for value in values]


def _separator(values: Sequence[str]) -> str:
    """The separator that stands in most of the answers: a semicolon before a comma, which may be in an option."""
    filled = [v for v in values if v]
    return next((s for s in SEPARATORS if any(s in v for v in filled)), ";")


def _split(value: str, separator: str, question: Question) -> list[str]:
    """The parts; an option that itself holds the separator is taken out first."""
    found = []
    for option in sorted(question.options, key=len, reverse=True):
        if separator in option and option in value:
            found.append(option)
            value = value.replace(option, "", 1)
    return [*found, *value.split(separator)]


def _listed(question: Question, parts: Sequence[tuple[str, ...]], findings: list[Finding]) -> Closed:
    """By the listed options; others count as another answer, or on a scale as none."""
    known = {fold(option): option for option in question.options}
    others = Counter(part for one in parts for part in one if fold(part) not in known)
    findings.append(Finding("not-listed", question.key, sum(others.values())))
    spare = bool(others) and question.kind != "scale"
    options = (*question.options, ANOTHER) if spare and ANOTHER not in question.options else question.options
    ready = {one: _named(one, known, spare) for one in set(parts)}
    return Closed(replace(question, options=options), tuple(ready[one] for one in parts))


def _named(one: tuple[str, ...], known: MappingType[str, str], spare: bool) -> Chosen:
    named = [known.get(fold(part), ANOTHER if spare else "") for part in one]
    return tuple(dict.fromkeys(filter(None, named))) or None


def _found(question: Question, parts: Sequence[tuple[str, ...]], findings: list[Finding]) -> Closed:
    """By what was found: the commonest spelling of each answer, those of few people together."""
    spellings: dict[str, Counter[str]] = {}
    for one in parts:
        for part in one:
            spellings.setdefault(fold(part), Counter())[part] += 1
    common = {word: found.most_common(1)[0][0] for word, found in spellings.items() if found.total() >= LEAST}
    if len(common) > MOST_OPTIONS or (spellings and not common):
        raise MappingRefused(
            f"“{question.words}” has too many kinds of answer to be one of choices, or too few people gave each.",
            "List its answers, or take it as one answered in people's own words: a [[text]] of a mapping file.",
        )
    few = sum(found.total() for word, found in spellings.items() if word not in common)
    findings.append(Finding("gathered", question.key, few))
    ordered = sorted(common, key=lambda word: (-spellings[word].total(), word))
    options = (*(common[word] for word in ordered), *((ANOTHER,) if few else ()))
    ready = {one: _named(one, common, bool(few)) for one in set(parts)}
    return Closed(replace(question, options=options), tuple(ready[one] for one in parts))
