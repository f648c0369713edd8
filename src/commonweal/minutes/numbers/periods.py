"""Which period a figure is of: the nearest one after it in its stretch of the sentence, else the last one before it.

Every figure of a sentence may look back over all of it. What was read for one is not read again for the next, so that
a sentence of hundreds of figures takes little longer for each of them than a short one.
"""

import re

from commonweal.minutes import dates
from commonweal.minutes.numbers.tokens import Figure

_FY = r"(?:19|20)\d{2}\s?[/–-]\s?(?:\d{4}|\d{2})\b"
_MY = rf"{dates.MONTH}\s+(?:(?:19|20)\d{{2}}|'?\d{{2}})\b"
_ONE = (
    rf"(?:Q[1-4]\s+(?:(?:in|of)\s+)?(?:{_FY}|(?:19|20)\d{{2}})|Q[1-4]|{_FY}|{dates.DATE_WORDS}|{_MY}|(?:19"
    rf"|20)\d{{2}}\b)"
)
PERIOD = re.compile(
    rf"(?P<p>so far,?\s+(?:in\s+)?(?:{_ONE}|this (?:year|quarter))|(?:from|since"
    rf"|between)\s+{_ONE}(?:\s*(?:to|–|-|and|until)\s*(?:the end of\s+)?{_ONE})?"
    rf"|{_ONE}\s*(?:to|–|-)\s*(?:the end of\s+)?{_ONE}|(?:the\s+)?same (?:period|quarter|month"
    rf"|time)\s+(?:in\s+|of\s+)?(?:the\s+)?(?:previous|last|prior)?\s*(?:year|quarter)?(?:\s+before)?"
    rf"|(?:the\s+)?(?:last|past|previous|first|current|this)\s+(?:(?:\d+|two|three|four|six|nine|ten"
    rf"|twelve)\s+)?(?:quarter|month|year|week)s?|the (?:whole|full) year|the (?:quarter|month)\b|(?<=for )the year\b"
    rf"|the year to date|year to date"
    rf"|(?:in|during|for|of)\s+{dates.MONTH}\b(?!\s+\d)|{_ONE})",
    re.IGNORECASE,
)
_LONGEST = 160  # letters of a period with single blanks and no long number, and of what the pattern looks at past it
_BLANKS = 24  # places in a period where blanks may stand


class Periods:
    """The periods of one sentence, asked for its figures from left to right."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._behind: dict[int, _Behind] = {}

    def of(self, figure: Figure, begin: int, end: int) -> str | None:
        """The nearest after the figure in its stretch, else before it, else earlier in the sentence."""
        later = PERIOD.search(self._sentence[figure.end : end])
        if later:
            return later["p"].strip()
        return self._last(begin, figure.start) or (self._last(0, figure.start) if begin else None)

    def _last(self, start: int, end: int) -> str | None:
        if start not in self._behind:
            self._behind[start] = _Behind(self._sentence, start)
        return self._behind[start].last(end)


class _Behind:
    """The last period between a place and a later one, for places asked from left to right.

    What begins further back than a period reaches is the same for every later place: it is settled.
    """

    def __init__(self, sentence: str, start: int) -> None:
        self._sentence, self._at = sentence, start
        self._settled: str | None = None
        self._reach = _reach(sentence)

    def last(self, end: int) -> str | None:
        """The last one that ends before a place."""
        found = self._settled
        far = end - self._reach
        for match in PERIOD.finditer(self._sentence, self._at, end):
            found = match["p"].strip()
            if match.start() <= far:
                self._settled, self._at = found, match.end()
        self._at = max(self._at, far)
        return found


def _reach(sentence: str) -> int:
    """How many letters a period may take in this sentence: blanks and one of its numbers may be of any length."""
    return _LONGEST + _BLANKS * (_longest(r"\s+", sentence) - 1) + _longest(r"\d+", sentence)


def _longest(pattern: str, sentence: str) -> int:
    return max((len(run) for run in re.findall(pattern, sentence)), default=1)
