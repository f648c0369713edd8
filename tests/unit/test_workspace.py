"""Which engine a workspace's store is asked with."""

from pathlib import Path

import pytest

from commonweal.errors import WorkspaceRefused
from commonweal.workspace import EngineChoice, Workspace


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMMONWEAL_ENGINE", "COMMONWEAL_SPARK_MASTER", "COMMONWEAL_ENGINE_MEMORY"):
        monkeypatch.delenv(name, raising=False)


def holding(folder: Path, settings: str) -> Workspace:
    (folder / "portal.toml").write_text(settings, encoding="utf-8")
    return Workspace(folder)


def test_without_a_word_it_is_duckdb(tmp_path: Path) -> None:
    assert Workspace(tmp_path).engine == EngineChoice("duckdb", "", "")
    assert Workspace(tmp_path / "a file" / "below").engine.name == "duckdb"
    assert holding(tmp_path, 'name = "Safer Wick"').engine.name == "duckdb"


def test_the_command_wins_over_the_environment_and_that_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = holding(tmp_path, '[store]\nengine = "spark"\nmaster = "yarn"\nmemory = "3GiB"')
    assert workspace.engine == EngineChoice("spark", "yarn", "3GiB")
    monkeypatch.setenv("COMMONWEAL_SPARK_MASTER", "spark://host:7077")
    monkeypatch.setenv("COMMONWEAL_ENGINE_MEMORY", "4GiB")
    assert workspace.engine == EngineChoice("spark", "spark://host:7077", "4GiB")
    monkeypatch.setenv("COMMONWEAL_ENGINE", "duckdb")
    asked = workspace.asked_with(engine="spark").asked_with(master="local[2]")
    assert asked.engine == EngineChoice("spark", "local[2]", "4GiB") and workspace.engine.name == "duckdb"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("store = 3", "Write it as a table"),
        ('[store]\nengin = "spark"', "has no setting engin"),
        ("[store]\nmemory = 3", "each in quotes"),
        ('[store]\nengine = "abacus"', "There is no engine 'abacus'"),
        ("[store", "Mend this"),
    ],
)
def test_settings_that_cannot_be_read_are_refused_in_words(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises(WorkspaceRefused, match=said):
        _ = holding(tmp_path, settings).engine


def test_an_engine_of_the_environment_that_there_is_not_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMONWEAL_ENGINE", "abacus")
    with pytest.raises(WorkspaceRefused, match="abacus"):
        _ = Workspace(tmp_path).engine
