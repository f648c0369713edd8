"""Real people are held behind PostgreSQL's wall alone; a demonstration's anywhere, while it stays on this machine."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as chosen_settings
from django.template.loader import render_to_string

from commonweal.portal.access.refusals import NeedsTheWall
from commonweal.portal.access.rules import people
from commonweal.workspace import Workspace

pytestmark = pytest.mark.django_db


def _workspace(settings: Any, folder: Path, mark: str | None) -> None:
    settings.WORKSPACE = Workspace(folder)
    if mark is not None:
        (folder / people.MARK).write_text(mark)


def _on(settings: Any, monkeypatch: pytest.MonkeyPatch, vendor: str, web_login: str = "") -> None:
    monkeypatch.setattr(people, "walled", lambda: vendor == "postgresql")
    settings.APP_LOGIN = web_login


@pytest.mark.parametrize(
    ("vendor", "web_login", "allowed"),
    [("sqlite", "", False), ("sqlite", "web", False), ("postgresql", "", False), ("postgresql", "web", True)],
)
def test_real_people_need_postgresql_with_two_logins(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vendor: str, web_login: str, allowed: bool
) -> None:
    _workspace(settings, tmp_path, None)
    with monkeypatch.context() as on:
        _on(settings, on, vendor, web_login)
        assert people.people_allowed() is allowed


@pytest.mark.parametrize(
    ("mark", "allowed"),
    [
        (json.dumps({"fictional": True, "editions": []}), True),
        (json.dumps({"fictional": False}), False),
        (json.dumps({"fictional": "no"}), False),
        (json.dumps([]), False),
        ("cut sho", False),
        (None, False),
    ],
)
def test_a_demonstrations_people_are_made_up(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str | None, allowed: bool
) -> None:
    _workspace(settings, tmp_path, mark)
    with monkeypatch.context() as on:
        _on(settings, on, "sqlite")
        assert people.people_allowed() is allowed


def test_a_demonstration_that_others_can_reach_holds_no_people(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _workspace(settings, tmp_path, json.dumps({"fictional": True}))
    with monkeypatch.context() as on:
        _on(settings, on, "sqlite")
        assert people.people_allowed()
        settings.CHOSEN = replace(chosen_settings.CHOSEN, hosts=(*chosen_settings.CHOSEN.hosts, "csp.wick.example"))
        assert not people.people_allowed()


def test_the_refusal_is_a_sentence_and_so_is_the_page(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _workspace(settings, tmp_path, None)
    with monkeypatch.context() as on:
        _on(settings, on, "sqlite")
        with pytest.raises(NeedsTheWall, match="PostgreSQL") as refusal:
            people.check_people_allowed()
    assert "Nothing was kept" in refusal.value.next_step
    assert "call 999" in render_to_string("access/needs_the_wall.html")
