"""Themes that a text may have, from texts like it that a person grouped already: words in common, and nothing else.

Each text is its words, weighted by how few texts have them (tf-idf, Spärck Jones 1972); two are alike by the cosine of
these. A suggestion names the words that brought it about. It ticks nothing by itself.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

NEAREST = 8  # grouped texts that speak
LEAST_ALIKE = 0.12
MOST = 3  # suggestions
MOST_WORDS = 4  # named with each
_WORD = re.compile(r"[a-z][a-z']{2,}")
_COMMON = frozenset(
    "the and for are was were but not you your with this that have has had there they them their our ours from more "
    "would could should will can all any very too also just out into about when where which who what how why been "
    "being because than then some much many people need needs get got lot lots".split()
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme, how many of the nearest texts have it, and the words in common."""

    theme: str
    texts: int
    words: tuple[str, ...]


def suggestions(texts: Sequence[str], at: int, grouped: Mapping[int, Sequence[str]]) -> tuple[Suggestion, ...]:
    """Themes for `texts[at]`, likeliest first. `grouped`: number of a text -> its themes."""
    others = [n for n in grouped if n != at and grouped[n]]
    if not others:
        return ()
    words = {n: Counter(words_of(texts[n])) for n in (at, *others)}
    held = Counter(word for n in range(len(texts)) for word in set(words_of(texts[n])))
    rare = {word: math.log(len(texts) / held[word]) + 1.0 for counted in words.values() for word in counted}
    mine = {word: count * rare[word] for word, count in words[at].items()}
    alike = [(_cosine(mine, {w: c * rare[w] for w, c in words[n].items()}), n) for n in others]
    near = [(score, n) for score, n in sorted(alike, key=lambda pair: (-pair[0], pair[1]))[:NEAREST]
            if score >= LEAST_ALIKE]  # fmt: skip
    scores: dict[str, float] = defaultdict(float)
    behind: dict[str, list[int]] = defaultdict(list)
    for score, n in near:
        for theme in grouped[n]:
            scores[theme] += score
            behind[theme].append(n)
    best = sorted(scores, key=lambda theme: (-scores[theme], theme))[:MOST]
    said = {_stem(word): word for word in reversed(_WORD.findall(texts[at].casefold()))}  # as it is written here
    return tuple(
        Suggestion(t, len(behind[t]), tuple(said[w] for w in _shared(mine, [words[n] for n in behind[t]])))
        for t in best
    )


def words_of(text: str) -> list[str]:
    """A text's words that say something, without their plainest endings."""
    return [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON]


def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    lengths = np.sqrt(sum(v * v for v in one.values())) * np.sqrt(sum(v * v for v in other.values()))
    return float(sum(v * other.get(word, 0.0) for word, v in one.items()) / lengths) if lengths else 0.0


def _shared(mine: Mapping[str, float], others: Sequence[Counter[str]]) -> tuple[str, ...]:
    common = {word for word in mine if any(word in other for other in others)}
    return tuple(sorted(common, key=lambda word: (-mine[word], word))[:MOST_WORDS])
