"""What is made of several graded things: codes add up, and the strictest of each part stands."""

from hypothesis import given
from hypothesis import strategies as st

from commonweal.portal.intelligence import codes, grading
from commonweal.portal.intelligence.grading import Grading, Strictest

TABLE = codes._ours()
CONDITIONS = [code.key for code in TABLE.conditions()]
GRADINGS = st.builds(
    Grading,
    st.sampled_from("123"),
    st.sampled_from("ABCDE"),
    st.sampled_from("PC"),
    st.frozensets(st.sampled_from(CONDITIONS)),
    st.sampled_from(["", "Ask first", "Do not act"]),
)
MANY = st.lists(st.one_of(st.none(), GRADINGS), max_size=6)


def test_three_items_give_the_strictest_of_each() -> None:
    three = [
        Grading("1", "E", "P"),
        Grading("3", "A", "C", frozenset({"A3", "S1"}), "One"),
        Grading("2", "B", "C", frozenset({"A2", "S2"}), "Two"),
    ]
    assert grading.of(three, TABLE) == Strictest(
        "3", "E", "C", frozenset({"A2", "A3", "S1", "S2"}), ("One", "Two")
    )  # fmt: skip


def test_it_is_said_in_the_table_s_words_the_strictest_code_first() -> None:
    held = grading.of([Grading("2", "C", "C", frozenset({"A3", "S2"}), "Ask")], TABLE)
    assert grading.label(held) == "2 C C A3 S2"
    assert grading.in_words(held, TABLE)[:3] == (
        "Source 2: Untested.",
        "Assessment C: Known indirectly to the source.",
        "Handling C: Lawful sharing permitted with conditions.",
    )
    assert [code.key for code in grading.conditions(held, TABLE)] == ["S2", "A3"]
    assert grading.in_words(grading.of([None], TABLE), TABLE) == ("Not graded.",)


@given(MANY, MANY)
def test_however_things_are_put_together_the_same_is_inherited(
    one: list[Grading | None], other: list[Grading | None]
) -> None:
    whole = grading.of([*one, *other], TABLE)
    parts = grading.of([grading.of(one, TABLE), grading.of(other, TABLE)], TABLE)
    assert parts == whole
    backwards = grading.of([*other, *one], TABLE)
    assert (backwards.codes, backwards.source, backwards.ungraded) == (whole.codes, whole.source, whole.ungraded)


@given(MANY, GRADINGS)
def test_nothing_gets_laxer_by_adding_to_it(one: list[Grading | None], more: Grading) -> None:
    before, after = grading.of(one, TABLE), grading.of([*one, more], TABLE)
    assert after.codes >= before.codes | more.codes
    assert after.ungraded == before.ungraded
    for part in codes.GRADES:
        strict = [TABLE.code(part, getattr(held, part)).strictness for held in (before, after) if getattr(held, part)]
        assert strict == sorted(strict)
