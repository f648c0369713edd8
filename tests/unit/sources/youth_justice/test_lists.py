"""The board's lists: whole as they come, changed by a workspace's own file, refused where one is not sound."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import MappingRefused
from commonweal.records.youth_benchmark import MEASURES
from commonweal.records.youth_outcome import ETHNICITIES, TIERS
from commonweal.sources.youth_justice.lists import read_lists
from commonweal.sources.youth_justice.lists.read import FOLDER


def own(workspace: Path, name: str, text: str) -> Path:
    (workspace / FOLDER).mkdir(exist_ok=True)
    (workspace / FOLDER / f"{name}.toml").write_text(text)
    return workspace


def test_the_lists_that_come_with_it():
    lists = read_lists()
    assert len(lists.offences) == 18
    assert {kind.tier for kind in lists.outcomes.values()} == set(TIERS)
    assert "remand" not in lists.outcomes
    assert tuple(lists.ethnicities) == ETHNICITIES
    new = [i for i in lists.indicators.values() if i.group == "key"]
    assert len(new) == 10
    assert all(i.since == date(2023, 4, 1) for i in new)
    assert {i.measure for i in lists.indicators.values() if i.measure} < set(MEASURES)


@pytest.mark.parametrize(
    ("word", "group"),
    [("W1", "white"), ("a9", "asian"), ("m1", "mixed"), ("B3", None), ("O2", "other"), ("arab", "other"),
     ("black african", "black"), ("gypsy or irish traveller", "white"), ("chinese", "asian")],
)  # fmt: skip
def test_the_eighteen_groups_fold_to_five(word, group):
    assert read_lists().ethnicity_words.get(word.casefold()) == group


def test_words_that_tell_nothing_are_known_as_such():
    words = read_lists().ethnicity_words
    assert all(word in words and words[word] is None for word in ("not recorded", "refused", "unknown", "ns"))


def test_a_workspaces_own_list_stands_in_place(tmp_path):
    own(tmp_path, "indicators", '[pets]\nname = "Pets"\ndefinition = "How many."\nunit = "pets"\nsince = 2027-04-01\n')
    lists = read_lists(tmp_path)
    assert [(i.key, i.better, i.group) for i in lists.indicators.values()] == [("pets", "neither", "key")]
    assert len(lists.offences) == 18


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("outcomes", '[x]\nname = "X"\ntier = "mild"\n', "does not say its tier"),
        ("outcomes", '[x]\nname = "X"\ntier = "informal"\nwords = ["y"]\n[y]\nname = "Y"\ntier = "custody"\n', "two"),
        ("offences", "x = 1\n", "must be a section"),
        ("offences", '[x]\nnam = "X"\n', "Did you mean 'name'"),
        ("offences", "[x\n", "is not TOML"),
        ("ethnicities", '[white]\nname = "White"\n', "lacks 'asian'"),
        ("ethnicities", '[purple]\nname = "Purple"\n', "'purple' is not a name"),
        ("indicators", '[x]\nname = "X"\ndefinition = "d"\nunit = "u"\n', "since when"),
    ],
)
def test_a_list_that_is_not_sound_is_refused(tmp_path, name, text, words):
    with pytest.raises(MappingRefused, match=words) as refused:
        read_lists(own(tmp_path, name, text))
    assert refused.value.next_step
