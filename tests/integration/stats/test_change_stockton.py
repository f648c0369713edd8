"""The estimator on real months: one district, October 2024 to September 2025 against the year before."""

import csv

import numpy as np
import pytest

from commonweal.stats.change import exact_change, paired_change, verdicts
from commonweal.stats.change.months import history_layout, residuals
from commonweal.stats.false_discovery import benjamini_hochberg
from real_data import SHARED


@pytest.fixture(scope="module")
def monthly():
    """Counts by category over January 2023 to December 2025."""
    with (SHARED / "police-uk" / "stockton-monthly-counts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["month"] >= "2023-01"]
    return {name: np.array([float(row[name]) for row in rows]) for name in list(rows[0])[4:]}


@pytest.fixture(scope="module")
def year(monthly):
    """The two years' months, and what is held up to the second's end."""
    counts = np.array(list(monthly.values()))
    return counts[:, 9:21], counts[:, 21:33], counts[:, :33]


def _said(monthly, change):
    words = verdicts(change, benjamini_hochberg(change.p))
    return {name: word for name, word in zip(monthly, words, strict=True) if word in ("rise", "fall")}


def test_single_events_would_make_ten_findings(monthly, year):
    before, after, _ = year
    assert len(_said(monthly, exact_change(before.sum(axis=1), after.sum(axis=1)))) == 10


def test_months_that_vary_and_last_leave_two(monthly, year):
    before, after, history = year
    expected = {"Vehicle crime": "fall", "Other theft": "fall"}
    assert _said(monthly, paired_change(before, after)) == expected
    assert _said(monthly, paired_change(before, after, history=history)) == expected


def test_the_printed_ranges(monthly, year):
    before, after, _ = year
    change = paired_change(before, after)
    ranges = {
        name: (round(low), round(high))
        for name, low, high in zip(monthly, change.low_percent, change.high_percent, strict=True)
    }
    assert ranges["Vehicle crime"] == (-41, -19) and ranges["Robbery"] == (2, 82)
    assert ranges["Anti-social behaviour"] == (2, 27) and ranges["Violence and sexual offences"] == (-4, 6)
    assert change.before.sum() == 25797 and change.after.sum() == 25245


def test_dispersion_over_three_years(monthly):
    counts = np.array(list(monthly.values()))
    layout = history_layout(np.ones(36, dtype=bool))
    phi = dict(zip(monthly, (residuals(counts, layout) ** 2).sum(axis=1) / layout.df, strict=True))
    assert phi["Vehicle crime"] == pytest.approx(4.2, abs=0.1)
    assert phi["Anti-social behaviour"] == pytest.approx(6.1, abs=0.1)
    assert phi["Shoplifting"] == pytest.approx(15.5, abs=0.1)
