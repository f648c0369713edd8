"""What a machine can find in a sanitised text that must not stand there. A person still reads it, and another again.

Found are: words of the source; the report's own references and whoever wrote it; people, vehicles, places and names
online that the report names and that this text is not meant to; words that its author asked to be left out; and long
runs of the report's own words, since who tells a thing is known by how they tell it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.portal.access.sealed.index import folded

SOURCE, HINT, WRITER, NAMED, LEFT_OUT, VERBATIM = "source", "hint", "writer", "named", "left out", "verbatim"
STOPS = frozenset({SOURCE, WRITER, LEFT_OUT})  # these are taken out; the others may stand, with a reason
IN_WORDS = {
    SOURCE: "stands in what is said of the source",
    HINT: "begins a sentence in what is said of the source",
    WRITER: "points to the report or to whoever wrote it",
    LEFT_OUT: "was to be left out",
    NAMED: "is named in the report, and was not said to be meant",
    VERBATIM: "is in the report's very words",
}
RUN, SHORT_RUN, SHORTEST_NAME, SHORTEST_NUMBER = 8, 3, 3, 5
COMMON = frozenset(
    (
        "a an and are as at be been by for from had has have he her him his i in is it its of on or our she that the "
        "their them they this to was we were who will with you mr mrs miss ms dr sir not no yes but if so there then "
        "one two"
    ).split()
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_FIRST = re.compile(r"(?:(?<=^)|(?<=[.!?:]\s)|(?<=\n))[^\W_]+(?:['\u2019-][^\W_]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something that stands in a text: which kind, and the words as they stand there."""

    kind: str
    words: str

    @property
    def stops(self) -> bool:
        """Whether the text may not go out with it at all."""
        return self.kind in STOPS

    @property
    def said(self) -> str:
        """The same as a sentence."""
        return f"“{self.words}” {IN_WORDS[self.kind]}."


@dataclass(frozen=True, slots=True)
class Against:
    """What a text is held against."""

    source: tuple[str, ...] = ()  # everything said of the source
    writer: tuple[str, ...] = ()  # references; the writer's name
    named: tuple[str, ...] = ()  # names, telephones, registrations, lines of addresses: of whom it is not meant to name
    left_out: tuple[str, ...] = ()
    told: tuple[str, ...] = ()  # the report's own words


def find(text: str, against: Against) -> tuple[Found, ...]:
    """Everything found, what stops it first."""
    found = {
        *_phrases(SOURCE, text, _source_words(against.source, against.told)),
        *_phrases(HINT, text, _first_words(against.source, against.told)),
        *_phrases(WRITER, text, against.writer),
        *_phrases(LEFT_OUT, text, against.left_out),
        *_phrases(NAMED, text, against.named),
        *_runs(text, against.told),
    }
    return tuple(sorted(found, key=lambda one: (not one.stops, one)))


def leaves(kept: Any) -> Iterator[str]:
    """Every text in a small structure, however deep."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, Mapping):
        for value in kept.values():
            yield from leaves(value)
    elif isinstance(kept, Iterable):
        for value in kept:
            yield from leaves(value)


def _source_words(source: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    """Names, numbers and short runs of words in what is said of the source.

    A name that the report itself tells is not the source's alone: it is found as one that the report names.
    """
    known = _known(told)
    for text in source:
        first = {match.start() for match in _FIRST.finditer(text)}
        for match in _WORD.finditer(text):
            number = sum(letter.isdigit() for letter in match.group()) >= SHORTEST_NUMBER
            if (number or (_is_name(match.group()) and match.start() not in first)) and folded(
                match.group()
            ) not in known:
                yield match.group()
        words = _WORD.findall(text)
        for at in range(len(words) - SHORT_RUN + 1):
            run = words[at : at + SHORT_RUN]
            if any(word.lower() not in COMMON for word in run):
                yield " ".join(run)


def _first_words(source: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    """Words that begin a sentence there: they may be a name, or no more than the sentence's first word."""
    known = _known(told)
    for text in source:
        for match in _FIRST.finditer(text):
            if _is_name(match.group()) and folded(match.group()) not in known:
                yield match.group()


def _known(told: Iterable[str]) -> set[str]:
    return {folded(word) for text in told for word in _WORD.findall(text)}


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) >= SHORTEST_NAME and word.lower() not in COMMON


def _phrases(kind: str, text: str, phrases: Iterable[str]) -> Iterator[Found]:
    """Those of the phrases that stand in a text as whole words, whatever their case, accents and marks."""
    words = _WORD.findall(text)
    plain = [folded(word) for word in words]
    run_on = "".join(plain)
    for phrase in phrases:
        wanted = [folded(word) for word in _WORD.findall(phrase)]
        if not wanted or (len(wanted) == 1 and wanted[0] in COMMON):
            continue
        for at in range(len(plain) - len(wanted) + 1):
            if plain[at : at + len(wanted)] == wanted:
                yield Found(kind, " ".join(words[at : at + len(wanted)]))
                break
        else:
            joined = "".join(wanted)  # a number written with other blanks, a double name without its hyphen
            if len(joined) >= SHORTEST_NUMBER + 1 and any(letter.isdigit() for letter in joined) and joined in run_on:
                yield Found(kind, phrase.strip())


def _runs(text: str, told: Iterable[str]) -> Iterator[Found]:
    """The longest runs of words that a text shares with what was told, from RUN words on."""
    words = _WORD.findall(text)
    plain = [folded(word) for word in words]
    theirs = set()
    for one in told:
        said = [folded(word) for word in _WORD.findall(one)]
        theirs |= {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}
    at = 0
    while at <= len(plain) - RUN:
        end = at
        while tuple(plain[end : end + RUN]) in theirs:
            end += 1
        if end > at:
            yield Found(VERBATIM, " ".join(words[at : end + RUN - 1]))
            at = end + RUN - 1
        else:
            at += 1
