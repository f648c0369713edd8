"""The made-up survey: its answers as they come say too little, and weighted the truth lies within the range."""

import csv
import io

import numpy as np
import pytest

from commonweal.demo import resident_survey as asked
from commonweal.stats.raking import Margin, rake
from commonweal.stats.weighted_share import weighted_shares

WARDS = tuple(f"Ward {n}" for n in range(1, 9))
BOROUGH = asked.Borough(WARDS, np.tile([900.0, 2600.0, 2400.0, 1700.0], (len(WARDS), 1)))
WARD, AGE, SAFE = 3, 4, 5  # columns of the export


@pytest.mark.parametrize("wave", [0, 1])
def test_weighting_brings_the_truth_back(wave: int) -> None:
    rows = list(csv.reader(io.StringIO(asked.export(BOROUGH, wave).decode("utf-8-sig"))))[2:]
    safe = np.array([row[SAFE] in asked.SCALE[:2] if row[SAFE] in asked.SCALE else np.nan for row in rows])
    truth = asked.truth(BOROUGH, wave)
    assert np.nanmean(safe) < truth, "those who feel less safe answer more readily"
    bands = tuple(name for name, _, _ in asked.BANDS)
    found = weighted_shares(safe, rake([_margin("ward", WARDS, 1, rows, WARD), _margin("age", bands, 0, rows, AGE)]))
    assert found.low[0, 0] <= truth <= found.high[0, 0]


def _margin(name: str, labels: tuple[str, ...], over: int, rows: list[list[str]], column: int) -> Margin:
    codes = np.array([labels.index(row[column]) if row[column] in labels else -1 for row in rows])
    return Margin(name, labels, BOROUGH.residents.sum(axis=over), codes)
