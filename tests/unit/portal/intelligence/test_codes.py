"""The table of codes: ours, and a workspace's own in its place, which may be stricter and never looser."""

from pathlib import Path

import pytest

from commonweal.errors import WorkspaceRefused
from commonweal.portal.intelligence import codes
from commonweal.workspace import Workspace

OURS = (Path(codes.__file__).parent / "codes.toml").read_text("utf-8")


def _own(folder: Path, text: str) -> codes.Codes:
    (folder / codes.OWN).write_text(text, "utf-8")
    return codes.held(Workspace(folder))


def test_ours_is_three_by_five_by_two(tmp_path: Path) -> None:
    table = codes.held(Workspace(tmp_path))
    keys = {part: "".join(code.key for code in table.of(part)) for part in codes.PARTS}
    assert keys == {
        "source": "123", "assessment": "ABCDE", "handling": "PC", "action": "A1A2A3", "sanitisation": "S1S2"
    }  # fmt: skip
    assert [code.key for code in table.codes.values() if code.keeps_out_of_packs] == ["A1", "A2"]
    assert [code.key for code in table.codes.values() if code.asks_originator] == ["S2"]


def test_a_workspace_puts_its_own_words(tmp_path: Path) -> None:
    table = _own(tmp_path, OURS.replace('words = "Reliable"', 'words = "Always right so far"'))
    assert table.code("source", "1").label == "1: Always right so far"


def test_a_workspace_may_add_a_code_and_make_one_stricter(tmp_path: Path) -> None:
    more = '[[action]]\nkey = "A4"\nwords = "Never"\nmeans = "Never."\nstrictness = 9\nkeeps_out_of_packs = true\n'
    stricter = OURS.replace('words = "Overt use"', 'words = "Overt use"\nkeeps_out_of_packs = true')
    table = _own(tmp_path, stricter + more)
    assert table.condition("A3").keeps_out_of_packs
    assert table.condition("A4").keeps_out_of_packs


@pytest.mark.parametrize("flag", ["keeps_out_of_packs = true", "asks_originator = true", "needs_codes = true"])
def test_a_workspace_cannot_loosen_a_code(tmp_path: Path, flag: str) -> None:
    with pytest.raises(WorkspaceRefused, match=r"takes .* from the code|none asks the originator"):
        _own(tmp_path, OURS.replace(flag, "", 1))


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ('key = "A1"', 'key = "A 1"', "no key of letters"),
        ("strictness = 3", 'strictness = "much"', "no whole number"),
        ("keeps_out_of_packs = true", 'keeps_out_of_packs = "yes"', "neither true nor false"),
        ('name = "3x5x2"', 'name = "3x5x2"\nowner = "somebody"', "nothing is known of 'owner'"),
        ('key = "A2"', 'key = "A1"', "stands in it twice"),
        ('[[action]]\nkey = "A1"', '[[action]]\nkey = "S1"', "stands in it twice"),
        ("[[source]]", "[[sauce]]", "nothing is known of 'sauce'"),
        ('words = "Reliable"', 'words = ""', "no words"),
    ],
    ids=["key", "strictness", "flag", "unknown", "twice", "two-parts", "part", "words"],
)
def test_a_table_that_is_not_sound_is_refused_in_words(was: str, becomes: str, words: str) -> None:
    with pytest.raises(WorkspaceRefused, match=words):
        codes.read(OURS.replace(was, becomes, 1), "codes.toml")


def test_a_table_in_which_nothing_is_kept_out_is_refused() -> None:
    with pytest.raises(WorkspaceRefused, match="no code keeps out of packs"):
        codes.read(OURS.replace("keeps_out_of_packs = true", ""), "codes.toml")


def test_a_code_that_the_table_lost_is_the_strictest_there_can_be(tmp_path: Path) -> None:
    table = codes.held(Workspace(tmp_path))
    lost = table.condition("Z9")
    assert lost.keeps_out_of_packs
    assert lost.asks_originator
    assert lost.strictness > max(code.strictness for code in table.codes.values())
