"""The security checklist has every line of the standard's level 2, once, and leads to what exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "explanation" / "security-checklist.md"
STATES = {"holds", "by the host", "in part", "no part"}
# How many requirements each section of ASVS 5.0.0 has at levels 1 and 2: they stand first in each, in its order.
SECTIONS = {
    1: (2, 9, 11, 3, 2), 2: (3, 3, 4, 1), 3: (0, 2, 4, 6, 5, 0, 2), 4: (3, 1, 2, 4), 5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4), 7: (3, 4, 2, 5, 2, 2), 8: (2, 3, 1, 1), 9: (3, 4), 10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1), 12: (3, 2, 4), 13: (1, 5, 2, 5), 14: (2, 4, 3), 15: (3, 3, 7, 0),
    16: (1, 5, 4, 3, 3), 17: (1, 4, 2),
}  # fmt: skip


def _rows() -> list[tuple[str, str, str]]:
    """Numbers, state and evidence of each line."""
    lines = [line for line in PAGE.read_text().splitlines() if re.match(r"\| \d", line)]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(numbers, state, shown) for numbers, _, state, shown in cells]


def _expanded(numbers: str) -> list[str]:
    """`1.2.6-8, 2.1.1` -> 1.2.6, 1.2.7, 1.2.8, 2.1.1."""
    found = []
    for part in numbers.split(", "):
        chapter, section, last = part.split(".")
        first, _, until = last.partition("-")
        found += [f"{chapter}.{section}.{n}" for n in range(int(first), int(until or first) + 1)]
    return found


def test_every_line_of_level_two_stands_here_once() -> None:
    wanted = [
        f"{chapter}.{section}.{n}"
        for chapter, sections in SECTIONS.items()
        for section, many in enumerate(sections, start=1)
        for n in range(1, many + 1)
    ]
    assert len(wanted) == 253, "as the standard says of itself"
    assert sorted(number for numbers, _, _ in _rows() for number in _expanded(numbers)) == sorted(wanted)


def test_each_has_a_state_and_a_reason() -> None:
    assert {state for _, state, _ in _rows()} <= STATES
    assert all(len(shown) > 3 for _, _, shown in _rows())


def test_what_it_leads_to_is_there() -> None:
    named = {path for _, _, shown in _rows() for path in re.findall(r"`((?:tests|src)/[^`]+)`", shown)}
    assert len(named) > 40
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    links = {link for _, _, shown in _rows() for link in re.findall(r"\]\(([^)]+\.md)\)", shown)}
    assert [link for link in sorted(links) if not (PAGE.parent / link).exists()] == []
