"""Rows of a table as the plain text that they stand for.

A table's heading row says what its columns are (the profile holds the words). A table of items becomes items, its
decision and action columns lines that begin `Decision:` and `Action:`; one of people becomes people under a label; one
of labels and values (`Date | 3 June 2024`) becomes lines. Any other table stays as its rows, blanks folded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from commonweal.minutes.layout.blocks import Block, Start
from commonweal.minutes.profile import Profile

_NUMBER = re.compile(r"^(?:[A-Za-z]{1,6}[ /-]?)?\d{1,4}(?:[/.]\d{1,4}){0,2}[.)]?$")
_ABSENT = re.compile(r"\b(?:apolog|absent|sent|no)", re.IGNORECASE)
_EMPTY = ("", "-", "–", "n/a", "none", "nil")


def without_tables(blocks: Sequence[Block], profile: Profile) -> tuple[Block, ...]:
    """The same blocks with each run of table rows as what it stands for."""
    found: list[Block] = []
    for is_table, run in groupby(blocks, key=lambda b: bool(b.cells)):
        rows = [r for r in run if not is_table or any(c.strip("-=: ") for c in r.cells)]
        found += _table(rows, profile) if is_table else rows
    return tuple(found)


def _table(rows: list[Block], profile: Profile) -> Iterator[Block]:
    if not rows:
        return
    roles = _roles(rows[0].cells, profile)
    if {"text", "title"} & set(roles) and len(set(roles) - {""}) > 1:
        yield from _items(rows[1:], roles)
    elif "name" in roles and {"organisation", "role", "initials", "attended"} & set(roles):
        yield from _people(rows[1:], roles)
    elif "action" in roles and {"owner", "due"} & set(roles):
        yield from _actions(rows[1:], roles)
    elif "decision" in roles:
        yield from _decisions(rows[1:], roles)
    elif _is_labels(rows, profile):
        yield from (_line(r, _labelled(r.cells)) for r in rows)
    elif sum(bool(_NUMBER.match(r.cells[0])) for r in rows) >= max(2, len(rows) // 2):
        yield from _items(rows, ("number", "text", "action", "due")[: len(rows[0].cells)])
    else:
        yield from (_line(r, " | ".join(c for c in r.cells if c)) for r in rows)


def _roles(cells: Sequence[str], profile: Profile) -> tuple[str, ...]:
    """What each column is, each kind once; '' where its heading says nothing known."""
    taken: list[str] = []
    for cell in cells:
        words = cell.lower().strip(" :.")
        fits = [k for k, known in profile.columns.items() if words in (w.strip(" .") for w in known) and k not in taken]
        taken.append(fits[0] if words and fits else "")
    if "number" in taken and "text" not in taken and "title" not in taken and "item" in (c.lower() for c in cells):
        taken[[c.lower() for c in cells].index("item")] = "title"
    return tuple(taken)


def _is_labels(rows: Sequence[Block], profile: Profile) -> bool:
    known = {w for words in profile.labels.values() for w in words}
    led = [r for r in rows if r.cells[0]]
    said = sum(r.cells[0].lower().rstrip(": ") in known for r in led)
    return bool(led) and all(len(r.cells) >= 2 for r in rows) and said * 2 >= len(led)


def _labelled(cells: Sequence[str]) -> str:
    """A label and its value; a row without a label goes on from the row above."""
    value = " ".join(cells[1:])
    return f"{cells[0].rstrip(': ')}: {value}" if cells[0] else value


def _cells(row: Block, roles: Sequence[str]) -> dict[str, str]:
    return {role: cell for role, cell in zip(roles, row.cells, strict=False) if role}


def _said(text: str) -> bool:
    return text.lower().strip(" .") not in _EMPTY


def _line(row: Block, text: str) -> Block:
    return replace(row, text=text, cells=(), columns=(), gap_before=True, gap_after=True, indented=False)


def _items(rows: Sequence[Block], roles: Sequence[str]) -> Iterator[Block]:
    for row in rows:
        cell = _cells(row, roles)
        number, title, text = cell.get("number", ""), cell.get("title", ""), cell.get("text", "")
        if number or title:
            named, rest = (title, text) if title else _titled(text)
            yield replace(_line(row, named), start=Start(number.rstrip(".)") or None, named))
            text = rest
        if _said(text):
            yield _line(row, text)
        yield from _outcomes(row, cell)


def _titled(text: str) -> tuple[str, str]:
    """The title that a cell of text opens with: up to a colon, a dash or its first full stop."""
    found = re.match(r"^(.{3,70}?)(?::\s+|\s[-–—]\s|\.\s+|$)(.*)$", text)
    return (found[1], found[2]) if found else (text[:70], text)


def _outcomes(row: Block, cell: dict[str, str]) -> Iterator[Block]:
    if _said(cell.get("decision", "")):
        yield _line(row, _led(cell["decision"], "Decision"))
    if _said(cell.get("action", "")):
        yield _line(row, _action(cell))
    elif _said(cell.get("owner", "")):
        yield _line(row, f"Action: {cell['owner']}{_due(cell)}")


def _led(text: str, lead: str) -> str:
    return text if re.match(r"^(?:[A-Z]{5,}|Resolved|Agreed|Decision|Action)\b", text) else f"{lead}: {text}"


def _action(cell: dict[str, str]) -> str:
    owner = f" (Owner: {cell['owner']})" if _said(cell.get("owner", "")) else ""
    return f"{_led(cell['action'], 'Action')}{owner}{_due(cell)}"


def _due(cell: dict[str, str]) -> str:
    return f" (Due: {cell['due']})" if _said(cell.get("due", "")) else ""


def _actions(rows: Sequence[Block], roles: Sequence[str]) -> Iterator[Block]:
    for row in rows:
        cell = _cells(row, roles)
        if _said(cell.get("action", "")):
            about = f" (Item: {cell['number']})" if _said(cell.get("number", "")) else ""
            yield _line(row, f"{_action(cell)}{about}")


def _decisions(rows: Sequence[Block], roles: Sequence[str]) -> Iterator[Block]:
    for row in rows:
        cell = _cells(row, roles)
        if cell.get("number"):
            yield replace(_line(row, ""), start=Start(cell["number"].rstrip(".)"), ""))
        yield from _outcomes(row, cell)


def _people(rows: Sequence[Block], roles: Sequence[str]) -> Iterator[Block]:
    """People under a label of their own, unless one stands above the table: those away under Apologies."""
    away = [r for r in rows if _ABSENT.search(_cells(r, roles).get("attended", ""))]
    here = [r for r in rows if r not in away]
    for label, those in (("Present", here), ("Apologies", away)):
        if those and "attended" in roles:
            yield _line(those[0], f"{label}:")
        for row in those:
            yield _line(row, _person(_cells(row, roles)))


def _person(cell: dict[str, str]) -> str:
    inside = ", ".join(v for v in (cell.get("organisation", ""), cell.get("role", ""), cell.get("initials", "")) if v)
    return f"{cell.get('name', '')} ({inside})" if inside else cell.get("name", "")
