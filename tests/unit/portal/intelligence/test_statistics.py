"""A quarter's figures: by agency, quality and speed, with nobody in them and nothing small that can be worked out."""

import datetime as dt
from dataclasses import replace

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commonweal.documents.block_text import text as as_text
from commonweal.documents.blocks import Picture
from commonweal.portal.disclosures import counting as told_counts
from commonweal.portal.disclosures.depersonalising import LEAST
from commonweal.portal.disclosures.depersonalising import work_out as quarter
from commonweal.portal.intelligence import figures_paper, statistics
from commonweal.portal.intelligence.counted import told
from commonweal.portal.intelligence.statistics import ALL, FEWEST, OTHERS, SMALL, Counted, Share, work_out
from commonweal.portal.library.written import blocks
from commonweal.stats.suppression import attainable, sums

ONE = Counted("Fire brigade", complete=True, people=1, identified=1, again=False, in_time=True, told_days=2,
              received_hours=5.0, settled_days=3.0)  # fmt: skip

EARLIER = {
    dt.date(2025, 7, 1): {"": 31, "Council": None, "Fire": 12},
    dt.date(2026, 1, 1): {"": 14, "Council": 14},
}


def _many(agency: str, count: int, **fields: object) -> list[Counted]:
    return [replace(ONE, agency=agency, **fields)] * count  # type: ignore[arg-type]


def test_agencies_that_sent_enough_stand_by_themselves_and_the_others_together() -> None:
    found = work_out([*_many("Fire", 20), *_many("Council", 12), *_many("Housing", 6), *_many("Probation", 5)])
    assert [(row.name, row.reports) for row in found.rows] == [("Council", 12), ("Fire", 20), (OTHERS, 11)]
    assert found.total
    assert (found.total.name, found.total.reports) == (ALL, 43)


def test_where_the_others_are_still_few_the_next_larger_goes_with_them() -> None:
    found = work_out([*_many("Fire", 20), *_many("Council", 12), *_many("Housing", 2)])
    assert [(row.name, row.reports) for row in found.rows] == [("Fire", 20), (OTHERS, 14)]


def test_fewer_than_may_be_shown_are_not_shown_at_all() -> None:
    found = work_out(_many("Fire", FEWEST - 1))
    assert (found.rows, found.total) == ((), None)
    assert "too few to show" in figures_paper.headline(dt.date(2026, 1, 1), found)
    assert "Chart:" not in figures_paper.text_of(dt.date(2026, 1, 1), found, 72, {})


def test_a_small_part_hides_its_row_and_the_sum_of_all() -> None:
    fire = [*_many("Fire", 17), *_many("Fire", 3, complete=False)]
    found = work_out([*fire, *_many("Council", 10), *_many("Council", 10, complete=False)])
    shares = {row.name: row.complete.words for row in found.rows}
    assert shares == {"Council": "10 of 20", "Fire": "too few to show"}
    assert found.total
    assert found.total.complete.words == "too few to show"
    assert found.total.in_time.words == "40 of 40"


def test_medians_are_of_enough_values() -> None:
    found = work_out([*_many("Fire", 9, told_days=4), *_many("Fire", 9, told_days=None)])
    assert found.rows[0].told_days.words == "too few to show"
    found = work_out([*_many("Fire", 9, received_hours=4.0), *_many("Fire", 9, received_hours=8.0)])
    assert found.rows[0].received_hours.words == "6 (18 reports)"


def test_what_still_waits_counts_as_longer() -> None:
    """Eleven of thirty were quick, the others wait: the median of the eleven alone would say that all are quick."""
    found = work_out([*_many("Fire", 11, settled_days=1.0), *_many("Fire", 19, settled_days=None)])
    assert found.rows[0].settled_days.words == "at least half still wait (30 reports)"
    found = work_out([*_many("Fire", 15, settled_days=1.0), *_many("Fire", 15, settled_days=None)])
    assert found.rows[0].settled_days.words == "at least half still wait (30 reports)"
    found = work_out([*_many("Fire", 16, settled_days=1.0), *_many("Fire", 14, settled_days=None)])
    assert found.rows[0].settled_days.words == "1 (30 reports)"


def test_a_medians_count_tells_of_no_few_that_have_none() -> None:
    council = [*_many("Council", 12, told_days=3), *_many("Council", 3, told_days=None)]
    found = work_out([*council, *_many("Fire", 20)])
    assert {row.name: row.told_days.words for row in found.rows} == {
        "Council": "3 (not of every report)", "Fire": "2 (20 reports)"
    }  # fmt: skip
    assert found.total
    assert found.total.told_days.words == "2 (not of every report)", "32 less 20 would be Council's"
    few = work_out([*_many("Council", 3, told_days=3), *_many("Council", 20, told_days=None), *_many("Fire", 20)])
    assert few.total
    assert few.total.told_days.count is None, "23 less 20 would be the three"


def test_all_is_said_of_all_alone() -> None:
    assert (Share(299, 300).percent, Share(300, 300).percent) == (99, 100)
    assert (Share(1, 300).percent, Share(0, 300).percent, Share(None, None).percent) == (1, 0, None)


def test_where_no_agency_stands_by_itself_there_are_no_others() -> None:
    found = work_out([*_many("Fire", 20), *_many("Council", 3)])
    assert [(row.name, row.reports) for row in found.rows] == [(ALL, 23)]
    assert found.total is None


def test_the_data_set_is_told_which_sums_the_paper_tells() -> None:
    counts = [told_counts.Counted("report", "2026-01", agency=name, count=n) for name, n in
              {"A": 40, "B": 12, "C": 5, "D": 5, "E": 1}.items()]  # fmt: skip
    assert told(counts) == [frozenset("A"), frozenset("B"), frozenset("CDE")]
    paper = work_out([one for count in counts for one in _many(count.agency, count.count)])
    assert [row.reports for row in paper.rows] == [40, 12, 11]


COUNTED = st.builds(
    Counted, st.sampled_from(["A", "B", "C", "D"]), st.booleans(), st.integers(0, 3), st.just(0), st.booleans(),
    st.sampled_from([True, False, None]), st.none(), st.none(), st.none(),
)  # fmt: skip


@given(st.lists(COUNTED, max_size=80))
def test_no_small_count_is_shown_or_can_be_taken_away(listed: list[Counted]) -> None:
    found = work_out(listed)
    for name in statistics.PARTS:
        shares = [getattr(row, name) for row in found.rows]
        for share in shares:
            if share.part is not None:
                assert share.part == 0 or share.part >= SMALL
                assert share.of - share.part == 0 or share.of - share.part >= SMALL
        if found.total and any(share.part is None for share in shares):
            assert getattr(found.total, name).part is None, "what is hidden would be what is left"
    assert all(row.reports >= FEWEST for row in found.rows)
    assert sum(row.reports for row in found.rows) in (0, len(listed))


def test_the_paper_says_what_is_counted_and_names_no_grade() -> None:
    quarter = dt.date(2026, 1, 1)
    text = figures_paper.text_of(quarter, work_out([*_many("Fire", 20), *_many("Council", 12)]), 72, {})
    assert "32 reports came from partners in January to March 2026. 100% were received in time." in text
    assert "| Fire | 20 of 20 | 100% (84 to 100%), of few |" in text
    assert "No earlier quarter stands beside this one" in text
    assert not any(code in text.split() for code in ("A1", "A2", "A3", "S1", "S2"))


def test_a_chart_of_each_table_is_drawn_of_what_the_table_shows() -> None:
    late = {"in_time": False, "received_hours": None, "settled_days": None}
    reports = [*_many("Fire & sons", 40), *_many("Fire & sons", 8, **late), *_many("Council", 12)]
    text = figures_paper.text_of(dt.date(2026, 4, 1), work_out(reports), 72, EARLIER)
    drawn = [block.content.decode() for block in blocks(text) if isinstance(block, Picture)]
    assert len(drawn) == 3
    assert "Chart:" not in as_text(blocks(text)), "none of them could not be drawn"
    assert all("Fire &amp; sons" in svg for svg in drawn)
    assert ">83%<" in drawn[1]
    assert "| Fire & sons | 40 of 48 | 83% (70 to 91%) |" in text


def test_an_earlier_quarter_is_as_its_data_set_tells_it_and_a_gap_says_so() -> None:
    text = figures_paper.text_of(
        dt.date(2026, 4, 1), work_out([*_many("Fire", 20), *_many("Council", 12)]), 72, EARLIER
    )
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert "| Jul to Sep 2025 | 31 | not shown | 12 |" in rows
    assert "| Oct to Dec 2025 | not counted | not counted | not counted |" in rows
    assert "| Jan to Mar 2026 | 14 | 14 | 0 |" in rows, "who has no line in a data set sent nothing"
    assert "| Apr to Jun 2026 | 32 | 12 | 20 |" in rows


@settings(max_examples=60, deadline=None)
@example([40, 12, 5, 5, 1])
@given(st.lists(st.integers(0, 25), min_size=2, max_size=7))
def test_whoever_holds_the_paper_and_the_data_set_pins_no_small_count(sizes: list[int]) -> None:
    """An attacker who knows only what is printed in both, and that parts add up, works out each agency's range."""
    counts = [told_counts.Counted("report", "2026-01", agency=name, count=n)
              for name, n in zip("ABCDEFG", sizes, strict=False) if n]  # fmt: skip
    paper = work_out([one for count in counts for one in _many(count.agency, count.count)])
    lines = quarter("reports", counts, ["2026-01", "2026-02", "2026-03"], told=told(counts)).lines
    known = {one.agency: one.count for one in lines if not (one.kind or one.month or one.area)}
    names = sorted({one.agency for one in counts})
    printed = [float(known[name]) if known[name] is not None else np.nan for name in names]
    sums_of: list[tuple[float, list[int]]] = [] if known[""] is None else [(float(known[""]), list(range(len(names))))]
    alone = {row.name for row in paper.rows} & set(names)
    for row in paper.rows:
        agencies = [row.name] if row.name in alone else sorted(set(names) - alone)
        sums_of.append((float(row.reports), [names.index(name) for name in agencies]))
    cells = np.array([*printed, *(total for total, _ in sums_of)])
    ranges = attainable(
        sums(len(cells), [(len(names) + n, parts) for n, (_, parts) in enumerate(sums_of)]), cells, lower=0.0
    )
    small = [n for n, name in enumerate(names) if sizes["ABCDEFG".index(name)] < LEAST]
    assert all(ranges.high[n] - ranges.low[n] >= 1 for n in small)
