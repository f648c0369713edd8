from commonweal.matching.names import folded, given_name, is_placeholder
from commonweal.matching.word_lists import common_family_names, forms, given_names, placeholders


def test_every_word_stands_as_it_is_compared() -> None:
    for words in (given_names(), common_family_names(), frozenset(forms())):
        assert [w for w in words if given_name(w).whole != w] == []
    assert [w for w in placeholders() if folded(w) != w] == []


def test_a_form_may_belong_to_several_names() -> None:
    assert {"alexander", "alexandra"} <= set(forms()["alex"])
    assert set(forms()["bill"]) & set(forms()["william"])
    assert not set(forms()["jake"]) & set(forms()["jack"])


def test_no_name_is_a_placeholder() -> None:
    assert [w for w in given_names() | common_family_names() if is_placeholder(w)] == []
