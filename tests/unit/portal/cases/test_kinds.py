"""Kinds of case by file: the shipped ones are sound, a workspace's own stand beside them, and faults are said."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings

from commonweal.errors import WorkspaceRefused
from commonweal.portal.cases import kinds
from commonweal.portal.cases.kinds_file import read
from commonweal.workspace import Workspace

OWN = """
[[kind]]
key = "hate"
name = "Hate incidents"
checklist = "short"
review_days = { low = 30, high = 7 }
retention = { years = 6, basis = "Agreed." }
stage = [{ key = "new", name = "New", next = ["known"] }, { key = "known", name = "Known", next = [] }]
outcome = [{ key = "ended", name = "Ended" }]
field = [{ key = "ground", label = "On what ground?", type = "choice", choices = ["Faith", "Race"] }]
[[checklist]]
key = "short"
name = "Short"
band = [{ key = "low", name = "Low", from = 0 }, { key = "high", name = "High", from = 2 }]
question = [{ key = "hurt", of = "harm", words = "Was anybody hurt?", answers = [{ words = "No", score = 0 },
  { words = "Yes", score = 2 }] }]
"""
FAULTS = {
    'of = "harm"': ('of = "likelihood"', "never scores what anybody may do"),
    'next = ["known"]': ('next = ["gone"]', "'gone' follows 'new', but is no stage"),
    "low = 30, ": ("", "risk 'low' is reviewed"),
    "years = 6": ("years = 0", "how many years"),
    'basis = "Agreed."': ('basis = ""', "or why"),
    'type = "choice"': ('type = "picture"', "use one of"),
    'choices = ["Faith", "Race"]': ("choices = []", "no choices"),
    "from = 2": ("from = 9", "rise, each within"),
    'checklist = "short"': ('checklist = "long"', "which there is not"),
    'key = "hate"': ('key = "Hate Crime"', "is no key"),
    'name = "Hate incidents"': ("", "'name' is missing"),
    "[[kind]]": ("[[kind]", "holds no sound kinds"),
}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "WORKSPACE", Workspace(tmp_path))
    return tmp_path


def test_those_that_come_with_it_are_sound() -> None:
    found = kinds.kinds().kinds
    assert list(found) == ["anti-social-behaviour", "prolific-offenders", "repeat-locations"]
    for kind in found.values():
        assert kind.retention.basis
        reached = {kind.first.key}
        for _ in kind.stages:
            reached |= {key for stage in kind.stages if stage.key in reached for key in stage.next}
        assert reached == {stage.key for stage in kind.stages}


def test_a_workspaces_own_stand_beside_them_and_in_their_place(workspace: Path) -> None:
    (workspace / kinds.OWN).write_text(OWN)
    assert "hate" in kinds.kinds().kinds
    assert "repeat-locations" in kinds.kinds().kinds
    (workspace / kinds.OWN).write_text(OWN.replace('"hate"', '"repeat-locations"'))
    assert kinds.kinds().kinds["repeat-locations"].name == "Hate incidents"


@pytest.mark.parametrize("said", FAULTS)
def test_what_is_wrong_is_said_in_words(said: str) -> None:
    wrong, words = FAULTS[said]
    with pytest.raises(WorkspaceRefused, match=re.escape(words)):
        read(OWN.replace(said, wrong, 1), "case-kinds.toml")


def test_a_lost_kind_is_said_and_a_lost_stage_leads_on(workspace: Path) -> None:
    with pytest.raises(WorkspaceRefused, match="Put it back"):
        kinds.kind_of("gone")
    kind = read(OWN, "own").kinds["hate"]
    assert kind.stage("gone").next == ("new", "known")
    assert workspace.exists()


def test_a_score_is_the_sum_and_its_band_the_highest_reached() -> None:
    kind = read(OWN, "own").kinds["hate"]
    assert [kind.checklist.band(kind.checklist.score({"hurt": n})).key for n in (0, 1)] == ["low", "high"]
    assert kind.checklist.highest == 2
    assert kinds.review_from(kind, "high", dt.date(2026, 3, 2)) == dt.date(2026, 3, 9)
    assert kinds.review_from(kind, "", dt.date(2026, 3, 2)) == dt.date(2026, 3, 30)
