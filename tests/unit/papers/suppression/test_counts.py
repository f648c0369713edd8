"""Counts by name: small ones go, with what would tell them, beside whatever an earlier paper showed."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.papers.suppression.counts import Counts, to_hide

REFUSAL = ("It would be told.", "Leave it.")


def told(**values):
    """A whole with its parts, which add up."""
    counts = Counts()
    for name, value in values.items():
        counts.cell(name, value)
    whole, *parts = counts.number.values()
    counts.totals.append((whole, parts))
    return counts


def gone(counts):
    hidden = to_hide(counts, 5, REFUSAL)
    return {name for name, at in counts.number.items() if hidden[at]}


def test_nothing_told_hides_nothing():
    assert to_hide(Counts(), 5, REFUSAL).size == 0


def test_a_small_count_goes_with_another_part():
    assert gone(told(all=60, a=2, b=38, c=20)) == {"a", "c"}


def test_zeros_and_large_counts_stay():
    assert gone(told(all=58, a=0, b=38, c=20)) == set()


def test_a_count_told_twice_is_one():
    counts = told(all=60, a=40, b=20)
    assert counts.cell("a", 40) == counts.number["a"] and len(counts.values) == 3


def test_what_is_of_everyone_goes_last():
    """Without the mark it goes before a part that has parts of its own."""
    counts = told(all=22, a=2, b=20)
    counts.totals.append((counts.number["b"], [counts.cell("b1", 10), counts.cell("b2", 10)]))
    assert gone(counts) == {"a", "all"}
    counts.whole.add(counts.number["all"])
    assert "all" not in gone(counts) and {"a", "b"} <= gone(counts)


def test_a_remainder_that_would_be_small_is_kept_uncertain():
    counts = Counts()
    whole, part = counts.cell("all", 40), counts.cell("a", 37)
    counts.totals.append((whole, [part, counts.unprinted(3)]))
    assert gone(counts) in ({"all"}, {"a"})
    open_ = Counts()
    whole, part = open_.cell("all", 40), open_.cell("a", 37)
    open_.totals.append((whole, [part, open_.unprinted(3, guarded=False)]))
    assert gone(open_) == set()


def test_beside_what_was_shown_before_it_is_refused():
    counts = told(all=60, a=2, b=58)
    counts.fixed |= {counts.number["all"], counts.number["b"]}
    with pytest.raises(MethodRefused, match="It would be told"):
        gone(counts)


def test_a_count_revised_by_a_few_goes_and_so_does_what_was_hidden_before():
    counts = told(all=60, a=20, b=40)
    assert gone(counts) == set()
    counts.revised.add(counts.number["a"])
    counts.forced.add(counts.number["b"])
    assert np.all(to_hide(counts, 5, REFUSAL)[[counts.number["a"], counts.number["b"]]])
