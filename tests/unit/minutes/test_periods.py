"""A figure's period is read as if the whole sentence were read for each, and hardly slower where figures are many."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commonweal.minutes.numbers import periods
from commonweal.minutes.numbers.periods import PERIOD, Periods
from commonweal.minutes.numbers.tokens import Figure

WORDS = (
    "Burglary", "fell", "by", "10%", "12", "crimes", ";", ",", "(", ")", "for ", "from", "since", "between", "to",
    "the end of", "and", "until", "Q1", "in", "of", "2019", "2019/20", "2019 - 2020", "Wednesday, the 31 st of",
    "31", "May", "September", "June 2024", "'24", "so far,", "this year", "the same", "period", "previous", "quarter",
    "year", "before", "the last", "12 months", "the", "the year to date", "years", "a" * 300, " " * 9, "1" * 30, "\t",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=60).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


def plainly(sentence: str, figure: Figure, begin: int, end: int) -> str | None:
    """All of it read for each figure."""
    later = PERIOD.search(sentence[figure.end : end])
    if later:
        return later["p"].strip()
    for start in (begin, 0):
        before = list(PERIOD.finditer(sentence[start : figure.start]))
        if before:
            return before[-1]["p"].strip()
    return None


def numbers(sentence: str) -> list[tuple[Figure, int, int]]:
    """Every number as a figure with its stretch."""
    found = [Figure(m.start(), m.end(), m.group(), 0, "count", False) for m in re.finditer(r"\d+%?", sentence)]
    ends = [*(f.start for f in found[1:]), len(sentence)][: len(found)]
    return [
        (figure, sentence.rfind(";", 0, figure.start) + 1, _stop(sentence, figure.end, end))
        for figure, end in zip(found, ends, strict=True)
    ]


def _stop(sentence: str, begin: int, end: int) -> int:
    at = sentence.find(";", begin, end)
    return end if at < 0 else at


@given(SENTENCES)
@example("from" + " " * 400 + "2019 10% 12% 13%")
@example("between 1 May 2019 and the end of " + "3 " * 200)
def test_each_is_the_one_that_a_plain_reading_finds(sentence: str) -> None:
    found = Periods(sentence)
    for figure, begin, end in numbers(sentence):
        assert found.of(figure, begin, end) == plainly(sentence, figure, begin, end)


def test_no_figure_reads_all_that_was_read_for_those_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters looked at, counted and not timed: twice the figures take twice as many, and not four times."""

    class Counted:
        looked = 0

        def search(self, text: str) -> re.Match[str] | None:
            self.looked += len(text)
            return PERIOD.search(text)

        def finditer(self, text: str, start: int, end: int) -> object:
            self.looked += max(end - start, 0)
            return PERIOD.finditer(text, start, end)

    looked = []
    for many in (100, 200, 400):
        counted = Counted()
        monkeypatch.setattr(periods, "PERIOD", counted)
        sentence = "In 2019 there were " + ", ".join(f"{n} thefts" for n in range(10, 10 + many))
        found = Periods(sentence)
        assert {found.of(*one) for one in numbers(sentence)[1:]} == {"2019"}
        looked.append(counted.looked)
    assert looked[2] < 2.2 * looked[1] < 2.2 * 2.2 * looked[0]
