"""No exported cell is a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.documents.csv_cells import csv_file, harmless_cell


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", " =", "\ufeff=", "\u00a0+"]
)
def test_what_could_be_a_formula_is_kept_as_words(start):
    assert harmless_cell(f"{start}cmd|'/C calc'!A0") == f"'{start}cmd|'/C calc'!A0"


@pytest.mark.parametrize("value", [3, -5.4, None, True, "", "words", "-5.4%", "+1,204", "-3", "a=b", "'quoted"])
def test_numbers_and_plain_words_stay_as_they_are(value):
    assert harmless_cell(value) == value


@given(st.text())
def test_nothing_comes_out_that_starts_a_formula(text):
    safe = harmless_cell(text)
    assert safe in (text, f"'{text}")
    assert not safe.startswith(("=", "@", "\t", "\r"))


def test_a_file_begins_with_its_heads_and_holds_no_formula():
    made = csv_file(("name", "count"), [("=1+1", 3), ("two, three", None)])
    assert made == b'\xef\xbb\xbfname,count\r\n\'=1+1,3\r\n"two, three",\r\n'
