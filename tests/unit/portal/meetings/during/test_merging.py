import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.portal.meetings.merging import merge

BASE = "The police gave an update.\n\nMembers noted the figures.\n\nThe Chair thanked officers."


def test_changes_of_different_paragraphs_are_both_kept() -> None:
    first = BASE.replace("an update", "a full update")
    second = f"{BASE}\n\nAgreed to meet in May."
    assert merge(BASE, first, second).text == f"{first}\n\nAgreed to meet in May."


def test_changes_of_different_words_of_one_paragraph_are_both_kept_without_a_mark() -> None:
    base = "Members discussed the issue of motorbikes in the town and asked for a report."
    first = base.replace("motorbikes", "off-road motorbikes")
    second = base.replace("a report", "a written report")
    merged = merge(base, first, second)
    assert (
        merged.text == "Members discussed the issue of off-road motorbikes in the town and asked for a written report."
    )
    assert merged.conflicts == 0


def test_two_wordings_of_one_place_both_stand_marked_for_a_person() -> None:
    merged = merge("It fell by some per cent.", "It fell by 8 per cent.", "It fell by 9 per cent.")
    assert (merged.text, merged.conflicts) == ("It fell by [[8]] [[9]] per cent.", 1)


def test_words_changed_by_one_and_taken_out_by_the_other_stay_marked() -> None:
    merged = merge("One.\n\nTwo words here.", "One.", "One.\n\nTwo better words here.")
    assert (merged.text, merged.conflicts) == ("One.\n\n[[Two better words here.]]", 1)


def test_what_one_takes_out_and_nobody_else_touches_is_gone() -> None:
    assert "figures" not in merge(BASE, BASE.replace("Members noted the figures.\n\n", ""), BASE + "\n\nMore.").text


def test_two_who_begin_on_an_empty_minute_both_stand_in_order_of_saving() -> None:
    assert merge("", "First said.", "Second said.").text == "First said.\n\nSecond said."


def test_the_same_change_twice_stands_once() -> None:
    changed = BASE.replace("figures", "report")
    assert merge(BASE, changed, changed).text == changed


_base_words = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", ".", "\n\n"]), max_size=14)
_edits = st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["add", "take", "swap", "break"])), max_size=5)


def _edited(words: list[str], edits: list[tuple[int, str]], mine: str) -> tuple[str, list[str]]:
    """Words after someone's edits; everything that they type is a word that nobody else has."""
    fresh = (f"{mine}{n}" for n in itertools.count())
    out, said = list(words), []
    for place, act in edits:
        at = place % (len(out) + 1)
        if act in ("take", "swap") and out:
            del out[min(at, len(out) - 1)]
        if act in ("add", "swap"):
            word = next(fresh)
            out.insert(min(at, len(out)), word)
        if act == "break":
            out.insert(at, "\n\n")
    said = [word for word in out if word.startswith(mine)]
    return " ".join(out), said


@settings(max_examples=600, deadline=None)
@given(_base_words, _edits, _edits)
def test_every_word_that_either_typed_survives_in_its_order(
    words: list[str], one: list[tuple[int, str]], other: list[tuple[int, str]]
) -> None:
    first, said_first = _edited(words, one, "x")
    second, said_second = _edited(words, other, "y")
    merged = merge(" ".join(words), first, second).text
    stand = [word.strip("[]") for word in merged.split()]
    assert [word for word in stand if word.startswith("x")] == said_first
    assert [word for word in stand if word.startswith("y")] == said_second


@settings(max_examples=300, deadline=None)
@given(_base_words, _edits)
def test_one_persons_changes_alone_come_out_as_they_are(words: list[str], edits: list[tuple[int, str]]) -> None:
    base = " ".join(words)
    changed, _ = _edited(words, edits, "x")
    assert merge(base, base, changed).text.split() == changed.split()
    assert merge(base, changed, base).text.split() == changed.split()


@settings(max_examples=300, deadline=None)
@given(_base_words, _edits, _edits)
def test_a_merge_merged_again_with_either_side_is_settled(
    words: list[str], one: list[tuple[int, str]], other: list[tuple[int, str]]
) -> None:
    first, _ = _edited(words, one, "x")
    second, _ = _edited(words, other, "y")
    merged = merge(" ".join(words), first, second).text
    assert merge(second, merged, second).text == merged
