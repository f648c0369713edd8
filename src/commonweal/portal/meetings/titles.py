"""Whether two titles name the same matter. Pure: words in, a score out."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

ALIKE = 88  # of 100: below it, pairs such as "Action Plan" and "Action Days" come up
SAME_WORDS = {"operation": "op", "organized": "organised", "&": "and"}


def telling_words(title: str, stop_words: Iterable[str]) -> list[str]:
    """A title's words without those that say nothing at this body."""
    stop = {word.casefold() for word in stop_words}
    words = re.findall(r"[^\W_]+", title.casefold().replace("’", "").replace("'", ""))
    return [word for word in (SAME_WORDS.get(w, w) for w in words) if word not in stop]


def similarity(one: str, other: str, stop_words: Iterable[str] = ()) -> float:
    """0 to 100: how alike two titles are, in whatever order their telling words stand.

    Titles without telling words ("Police update") are the same only when they are equal; titles whose numbers, years
    or quarters differ are not the same.
    """
    stop = frozenset(stop_words)
    if one.split() and one.casefold().split() == other.casefold().split():
        return 100.0
    mine, theirs = telling_words(one, stop), telling_words(other, stop)
    if not mine or not theirs or _differ(mine, theirs):
        return 0.0
    return float(fuzz.token_set_ratio(" ".join(mine), " ".join(theirs)))


def alike(one: str, other: str, stop_words: Iterable[str] = ()) -> bool:
    """Whether a person should look at both titles."""
    return similarity(one, other, stop_words) >= ALIKE


def _differ(mine: list[str], theirs: list[str]) -> bool:
    numbers = [{word for word in words if any(c.isdigit() for c in word)} for words in (mine, theirs)]
    return bool(numbers[0] and numbers[1] and not numbers[0] & numbers[1])
