"""The public edition over made-up years of few children: attacked, whatever the counts are."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from commonweal.analysis.youth_justice import Names, Question, Truth
from commonweal.analysis.youth_justice.answer import _finished, _work_out
from commonweal.analysis.youth_justice.counting import (
    cohort,
    entrants_by_month,
    rolling,
    sentences_by_month,
    tally,
    unrecorded,
)
from commonweal.analysis.youth_justice.rows import Returns, Row
from commonweal.analysis.youth_justice.sheet import Sheet
from commonweal.errors import MethodRefused
from commonweal.figures import Area, Cover, FigureSet, Period
from commonweal.figures.document import to_json
from commonweal.papers.youth_justice_counts import printed
from commonweal.papers.youth_justice_edition import public_edition
from commonweal.records.youth_account import Account, Entrants, Year, year_months
from commonweal.sources.youth_justice.lists import read_lists
from youth_attacker import Attacker

HELD = Period.parse("2021-04..2024-09")
PLACE = Area("E06990004", "Tallow", "district")
KINDS = ("violence-against-the-person", "criminal-damage", "robbery", "arson", "drugs", "sexual")
GROUPS = ("white", "white", "white", "white", "asian", "black", None)


def made_up(seed: int, children: int) -> Returns:
    """So many children over three years and a half, some of whom come again."""
    rng = np.random.default_rng(seed)
    rows = []
    for child in range(children):
        day = HELD.start.first_day + timedelta(int(rng.integers(0, 1260)))
        sex, group, age = rng.choice(["male", "male", "female"]), GROUPS[rng.integers(0, 7)], int(rng.integers(12, 18))
        for n in range(1 + rng.poisson(0.8)):
            when = min(day + timedelta(int(rng.integers(0, 200)) * n), date(2024, 9, 30))
            tier = str(rng.choice(["informal", "pre-court", "first-tier", "custody"], p=[0.4, 0.3, 0.27, 0.03]))
            rows.append(Row(f"c{child}", when, when, age, age, str(sex), group, str(rng.choice(KINDS)), tier,
                            n == 0 and tier != "informal", None))  # fmt: skip
    return Returns(tuple(rows), frozenset(HELD))


def paper_of(found: Returns, period: Period) -> FigureSet:
    """Every figure of a paper over these rows, as if they had been held."""
    entrants, sentences = entrants_by_month(found), sentences_by_month(found)
    years = [
        Year(s, tally(found.within(same), same), tally(found.within(year_months(s)), year_months(s)))
        for s in range(2021, period.start.year)
        if (same := period.shift(12 * (s - period.start.year)))
    ]
    account = Account(
        now=tally(found.within(period), period),
        years=tuple(years),
        residents=9_000,
        entrants=Entrants(rolling=rolling(entrants, period.end, 3), months=entrants),
        custody=rolling(sentences, period.end, 3),
        cohorts=tuple(c for y in years if (c := cohort(found, year_months(y.start)))),
        unrecorded=unrecorded(found.within(period)),
    )
    sheet = Sheet(Question(PLACE, (PLACE,), period, "public"), account, Names.of(read_lists()), ())
    _work_out(sheet)
    return _finished(sheet, (), None, Cover("", ""), None)


def small(paper: FigureSet) -> dict:
    told = (pair for figure in paper.figures for pair in printed(figure))
    return {(name, str(p.start), str(p.end)): v for (name, p), v in told if v is not None and 0 < v < 5}


@pytest.mark.parametrize(("seed", "children"), [(1, 40), (3, 400), (5, 15)])
def test_whatever_the_counts_are_no_small_one_can_be_worked_out(seed, children):
    """From the papers of a quarter, then of a half-year, each made beside the one before it."""
    found = made_up(seed, children)
    attacker, wanted, earlier = Attacker(), {}, []
    for text in ("ytd:2024-06", "ytd:2024-09"):
        paper = paper_of(found, Period.parse(text))
        try:
            public = public_edition(paper, earlier, Truth(found))
        except MethodRefused:
            assert earlier, "the first paper can always be made"
            break
        earlier.append(public)
        wanted |= small(paper)
        attacker.read(to_json(public))
    assert wanted, "there is something to find"
    assert not wanted.keys() & attacker.known.keys()
    for name, (low, high) in attacker.ranges(wanted).items():
        assert low <= wanted[name] <= high and high - low >= 2, (name, wanted[name], low, high)


def test_a_small_count_goes_from_every_figure_that_tells_it():
    found = made_up(3, 400)
    paper = paper_of(found, Period.parse("ytd:2024-06"))
    public = public_edition(paper, (), Truth(found))
    shown = {f.id: f for f in public.figures}
    for figure in paper.figures:
        if figure.id.startswith("indicator/custody") and 0 < figure.parameters.get("count", 0) < 5:
            assert shown[figure.id].suppressed and shown["custody/rolling/2024-06"].suppressed


def test_zeros_are_shown_and_a_paper_without_small_counts_hides_nothing():
    found = made_up(4, 900)
    paper = paper_of(found, Period.parse("ytd:2024-06"))
    kept = replace(
        paper, figures=tuple(f for f in paper.figures if f.id.startswith(("offences/", "children/"))), tables=()
    )
    public = public_edition(kept, (), Truth(found))
    assert not [f for f in public.figures if f.suppressed]
    whole = public_edition(paper, (), Truth(found))
    assert [f for f in whole.figures if f.id.startswith("mix/offence/") and f.value == 0]
