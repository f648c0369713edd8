"""How common a name is, in three bands: two records that share a rare name are likelier one person than two Smiths.

A file may hold ten records or a million, so its own counts are weighed with what is known beforehand, as if
BEFOREHAND more records had been seen. A name's first two records do not count: they may be the pair in question.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

BANDS = ("rare", "middling", "common")
BEFOREHAND = 10_000
LISTED, UNLISTED = 0.003, 0.00002  # share of people who bear a name that is on the lists, and one that is not
MIDDLING_FROM, COMMON_FROM = 0.00015, 0.001


def bands(counts: npt.NDArray[np.int64], listed: Sequence[bool], records: int) -> npt.NDArray[np.int8]:
    """The band of each name, as a position in BANDS: `counts` records of `records` bear it."""
    before = np.where(np.asarray(listed, dtype=bool), LISTED, UNLISTED)
    share = (np.maximum(counts - 2, 0) + BEFOREHAND * before) / (records + BEFOREHAND)
    band: npt.NDArray[np.int8] = np.digitize(share, (MIDDLING_FROM, COMMON_FROM)).astype(np.int8)
    return band
