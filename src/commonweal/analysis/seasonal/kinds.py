"""What a look counts: nodes of the offence tree, or the source's own words."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commonweal.errors import MethodRefused
from commonweal.records import offences
from commonweal.records.season import Look

MOST_KINDS = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """`code` is its part of a figure's id; `node` a node of the tree, else "" and `word` is the source's own."""

    code: str
    name: str
    node: str = ""
    word: str = ""


def slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "other"


def kinds_looked_at(rows: pa.Table, look: Look) -> tuple[Kind, ...]:
    """The kinds of a look: those it names, else each word that the source has. Crimes are never added to disorder.

    MethodRefused for a kind that the source does not have, with what it has, and where crimes and anti-social behaviour
    would be added up.
    """
    words = sorted({w for w in rows["category"].cast(pa.string()).unique().to_pylist() if w})
    by_word = {word.casefold(): word for word in words}
    kinds = []
    for named in look.kinds or words:
        if named in offences.by_code() and named != offences.UNMAPPED:
            kinds.append(Kind(named, offences.by_code()[named].name, node=named))
        elif named.casefold() in by_word:
            word = by_word[named.casefold()]
            kinds.append(Kind(slug(word), word, word=word))
        else:
            raise MethodRefused(
                f"{look.dataset} has no kind '{named}'.",
                f"It has {', '.join(words[:12])}; or name a node of the offence tree, such as asb-nuisance.",
            )
    _check_sum(rows, tuple(kinds), look)
    return tuple(kinds)


def _check_sum(rows: pa.Table, kinds: tuple[Kind, ...], look: Look) -> None:
    if len(kinds) > MOST_KINDS:
        raise MethodRefused(f"{look.name} looks at {len(kinds)} kinds.", f"Name {MOST_KINDS} at most in [[look]].")
    counted = set(rows["offence"].cast(pa.string()).filter(pa.array(kind_of_rows(rows, kinds) >= 0)).to_pylist())
    behaviour, crime = (offences.descendants(root) for root in (offences.ASB, offences.ALL_CRIME))
    if counted & behaviour and counted & crime:
        raise MethodRefused(
            f"{look.name} would add crimes to anti-social behaviour, which is not crime.",
            "Give each a [[look]] of its own.",
        )


def kind_of_rows(rows: pa.Table, kinds: tuple[Kind, ...]) -> npt.NDArray[np.int64]:
    """Each row's place among the kinds, -1 where it is none of them; the first that fits."""
    found = np.full(rows.num_rows, -1, dtype=np.int64)
    offence = np.asarray(rows["offence"].cast(pa.string()).to_pylist(), dtype=object)
    word = np.asarray(rows["category"].cast(pa.string()).to_pylist(), dtype=object)
    for number in range(len(kinds) - 1, -1, -1):
        kind = kinds[number]
        fits = np.isin(offence, list(offences.descendants(kind.node))) if kind.node else word == kind.word
        found[fits] = number
    return found
