"""What a user can type, set or be is explained on a page that somebody wrote, and the words are in the glossary."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from commonweal.cli import app
from commonweal.portal.access.table import ROWS
from commonweal.portal.config.choices import MAIL, PORTAL, VARIABLES, chosen
from commonweal.portal.partnership.models import ROLES
from commonweal.workspace import STORE, STORE_VARIABLES

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"
WRITTEN = [
    ROOT / "README.md",
    *(p for part in ("tutorial", "how-to", "explanation") for p in (DOCS / part).rglob("*.md")),
]


def _commands() -> list[str]:
    def walk(command: Any, path: str) -> list[str]:
        inner = getattr(command, "commands", {})
        return [found for name in inner for found in walk(inner[name], f"{path} {name}")] or [path]

    return walk(typer.main.get_command(app), "commonweal")


def _written() -> str:
    return " ".join(page.read_text(encoding="utf-8") for page in WRITTEN)


def _glossary() -> set[str]:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| ([^|]+?) \|", text, re.MULTILINE))


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_on_a_page_that_somebody_wrote(command: str) -> None:
    options = r"(?: --workspace \S+)?"
    words = command.split()
    assert re.search(rf"\b{words[0]}{options} {' '.join(words[1:])}\b", _written()), f"no page explains `{command}`"


def test_the_page_that_runs_the_portal_shows_settings_that_exist() -> None:
    page = (DOCS / "how-to" / "run-the-portal.md").read_text(encoding="utf-8")
    shown = tomllib.loads(re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1])  # type: ignore[index]
    chosen(shown, PORTAL, beside=("mail",))
    chosen(shown["mail"], MAIL)
    assert set(shown) == {choice.name for choice in PORTAL} | {"mail"}, "the whole file is shown"


def test_every_setting_stands_in_its_reference() -> None:
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    of_store = {*STORE, *STORE_VARIABLES.values()}
    assert named == {choice.name for choice in (*PORTAL, *MAIL)} | set(VARIABLES) | of_store


def test_every_variable_that_the_code_reads_is_named() -> None:
    read = set()
    for file in (ROOT / "src").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        read |= set(re.findall(r'environ(?:\.get\(|\[)"(COMMONWEAL_\w+)"', text))
    assert read - {"COMMONWEAL_LOGIN"} <= set(VARIABLES), "a variable is undocumented"
    assert "COMMONWEAL_DATABASE" in read


@pytest.mark.parametrize("role", ["resident", *ROLES])
def test_every_role_is_explained_and_stands_in_the_table(role: str) -> None:
    assert role in _glossary()
    assert all(role in cells for cells in ROWS.values())


def test_every_state_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(DOCS)])
    import state_pages

    drawn = (DOCS / "reference" / "states.md").read_text(encoding="utf-8")
    assert drawn.endswith(state_pages.states())
    assert drawn.count("stateDiagram-v2") == 9


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    words = [w for w in re.findall(r"^\| ([^|]+?) \|", text, re.MULTILINE) if w != "word"]
    assert words == sorted(words, key=str.lower) and len(words) == len(set(words))
