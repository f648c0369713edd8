"""What of a count is told. One page that anyone can read; the constants are the rule.

Cases: one to four are not shown, nor others that would give them away, and what is shown is rounded to the nearest
five. What was opened and closed is told as the quarter's data set tells it, cell by cell, so that the two together tell
no more than one. What stands open is rounded since two quarters' exact numbers, with what came between, would tell of
few. The four numbers of case reviews are told as they are, by the year and for the whole area: the Act has them
published, and nothing finer of case reviews is counted anywhere.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from commonweal.portal.disclosures.depersonalising import LEAST, rounded
from commonweal.stats.suppression import counted, protect, sums

ROUNDED_TO = 5
Told = int | None  # None: not shown
Key = tuple[str, str]  # a list and its line; ("", "") is all of them


def protected(counts: Mapping[Key, int], totals: Iterable[tuple[Key, Sequence[Key]]]) -> dict[Key, Told]:
    """Counts that add up, as they are told: no small one is shown, nor can be worked out from the others."""
    keys = list(counts)
    at = {key: n for n, key in enumerate(keys)}
    relations = sums(len(keys), [(at[whole], [at[part] for part in parts]) for whole, parts in totals if parts])
    pattern = protect(counted(np.array([counts[key] for key in keys], dtype=float), relations, threshold=LEAST))
    gone = set(keys) if pattern.exposed else {key for key, hides in zip(keys, pattern.hidden, strict=True) if hides}
    return {key: None if key in gone else rounded(counts[key], ROUNDED_TO) for key in keys}


def words(told: Told) -> str:
    """As it stands in a table."""
    return "not shown" if told is None else f"{told:,}"
