from itertools import pairwise

from commonweal.matching.comparisons import FIELDS
from commonweal.matching.reasons import WORDS
from commonweal.matching.weights import reviewed


def test_the_reviewed_file_weighs_every_level_and_no_other() -> None:
    told = {f.name: {v.code for v in f.levels if not v.silent} for f in FIELDS}
    assert {field: set(levels) for field, levels in reviewed().items()} == told


def test_each_level_has_its_words() -> None:
    assert {f.name: {v.code for v in f.levels} for f in FIELDS} == {f: set(w) for f, w in WORDS.items()}


def test_the_levels_of_a_field_are_known_by_what_they_add() -> None:
    """Splink hands back points, not levels: two alike, or one that adds nothing, could not be told apart."""
    for field, levels in reviewed().items():
        points = sorted([0.0, *(w.points for w in levels.values())])
        assert min(b - a for a, b in pairwise(points)) > 1e-3, field


def test_twins_and_children_named_for_a_parent_are_held_apart_by_hand() -> None:
    apart = {f"{f}.{code}" for f, levels in reviewed().items() for code, w in levels.items() if w.held_apart}
    assert apart == {"given.different", "born.different"}


def test_a_rarer_name_says_more() -> None:
    for field in ("given", "family"):
        rare, middling, common = (reviewed()[field][f"same_{band}"].points for band in ("rare", "middling", "common"))
        assert middling > common
        assert field == "given" or rare > middling
