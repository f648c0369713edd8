"""Which rows stand: repeats are found, those of children and those without any answer are left out."""

from collections.abc import Sequence

from commonweal.sources.survey.checks import Finding
from commonweal.sources.survey.closed import Closed
from commonweal.sources.survey.mapping import Mapping
from commonweal.sources.survey.sheet import Sheet
from commonweal.sources.survey.values import CHILD, moment


def standing(
    sheet: Sheet,
    mapping: Mapping,
    ages: Sequence[str | None],
    asked: Sequence[Closed],
    written: Sequence[Sequence[str]],
    findings: list[Finding],
) -> tuple[list[int], dict[str, int]]:
    """The rows that count, and how many were left out, by why. How fast somebody answered is not judged."""
    size = len(sheet.rows)
    left: dict[str, set[int]] = {
        "same-respondent": _same_respondent(sheet, mapping),
        "same-second": _same_second(sheet, mapping, findings),
        "empty": {n for n in range(size) if not any(one.chosen[n] for one in asked) and not any(t[n] for t in written)},
        "child": {n for n in range(size) if ages[n] == CHILD},
    }
    gone: set[int] = set()
    counts = {}
    for code, rows in left.items():
        counts[code] = len(rows - gone)
        findings.append(Finding(code, "", counts[code]))
        gone |= rows
    return [n for n in range(size) if n not in gone], {code: count for code, count in counts.items() if count}


def _same_respondent(sheet: Sheet, mapping: Mapping) -> set[int]:
    """All but the last answer of each id."""
    if "id" not in mapping.about:
        return set()
    values = sheet.column(mapping.about["id"])
    last = {value: n for n, value in enumerate(values) if value}
    return {n for n, value in enumerate(values) if value and last[value] != n}


def _same_second(sheet: Sheet, mapping: Mapping, findings: list[Finding]) -> set[int]:
    """All but the first of rows that are the same in everything but the id, to the second."""
    if "at" not in mapping.about:
        return set()
    values = sheet.column(mapping.about["at"])
    times = {value: moment(value, mapping.at_formats) for value in set(values) if value}
    findings.append(Finding("unread-time", "at", sum(bool(v) and times[v] is None for v in values)))
    since, until = mapping.survey.since, mapping.survey.until
    outside = sum(1 for v in values if v and (t := times[v]) is not None and not since <= t.date() <= until)
    findings.append(Finding("outside-dates", "at", outside))
    skipped = {mapping.about.get("id"), mapping.about["at"]}
    columns = [column for heading, column in zip(sheet.headings, sheet.columns, strict=True) if heading not in skipped]
    seen: set[tuple[object, ...]] = set()
    twice = set()
    for n, row in enumerate(zip(*columns, strict=True)):
        if (at := times.get(values[n])) is None:
            continue
        if (at, row) in seen:
            twice.add(n)
        seen.add((at, row))
    return twice
