"""What came of holding words against the store, as it is shown and kept: plain words, nothing that is worked out again.

An answer on a draft is kept under the lock of the minute that it is of, for whoever asked alone.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

ROLE = "figures checked"  # of the file that an answer on a draft is kept as
VERDICTS = ("contradicted", "stale", "near", "cannot be told", "agrees")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One figure of a sentence, what it was taken to be about, and what came of it. `tried`: each reading in words."""

    figure: str
    about: str
    verdict: str
    because: str
    nearest: str = ""
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence with its figures."""

    words: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All of one text. `of` tells which words; `place` and `held` (the store's state) what they were held against."""

    of: str
    place: str
    held: str
    at: str  # ISO
    sentences: tuple[SentenceView, ...] = ()
    without: int = 0  # sentences that hold no figure
    sources: tuple[str, ...] = ()

    def to_json(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


def from_json(text: str) -> Answer:
    """What was kept."""
    kept = json.loads(text)
    sentences = tuple(
        SentenceView(s["words"], tuple(ClaimView(**{**c, "tried": tuple(c["tried"])}) for c in s["claims"]))
        for s in kept.pop("sentences")
    )
    return Answer(**{**kept, "sources": tuple(kept["sources"]), "sentences": sentences})


def digest(words: Iterable[str]) -> str:
    """Which words these are."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def counted(sentences: Iterable[SentenceView]) -> tuple[tuple[int, str], ...]:
    """How many figures came out which way, what needs a person first: (2, "contradicted"), (5, "agrees")."""
    found = Counter(claim.verdict for sentence in sentences for claim in sentence.claims)
    return tuple((found[verdict], verdict) for verdict in VERDICTS if found[verdict])
