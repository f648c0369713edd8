"""The page of threats answers each of the thirteen, with tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "explanation" / "threats.md").read_text()
ANSWERS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def test_there_are_thirteen() -> None:
    assert len(ANSWERS) == 13


@pytest.mark.parametrize("title", sorted(ANSWERS))
def test_each_is_answered_and_leads_to_its_tests(title: str) -> None:
    named = re.findall(r"`(tests/[^`]+\.py)`", ANSWERS[title])
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
