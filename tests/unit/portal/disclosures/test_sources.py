"""What the rooms give to the quarter's data set: counts by month, kind, area and agency, and nothing else."""

import datetime as dt

import pytest

from commonweal.portal.disclosures import counting
from commonweal.portal.disclosures.counting import Counted, days_of, quarter_of
from commonweal.portal.disclosures.verbs import data_sets, disclosures
from held_events import held
from portal_sharing import GROUNDS, share_of
from portal_world import World
from promises import ago
from told_intelligence import desk, sent

pytestmark = pytest.mark.django_db


def test_every_source_counts_inside_its_quarter(world: World) -> None:
    disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    held(world)
    day = ago(0)
    first, last = days_of(quarter_of(day))
    found = {source.name: counting.counted(source, first, last) for source in counting.sources()}
    assert {"cases opened", "cases closed", "events held", "intelligence reports", "shares"} <= set(found)
    assert found["shares"] == [Counted("Shared", f"{day:%Y-%m}", agency="Police")]
    for one in (one for counts in found.values() for one in counts):
        assert isinstance(one.count, int)
        assert len(one.month) == 7


def test_one_share_is_never_shown_as_one(world: World) -> None:
    disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    lines = data_sets.lines_of(quarter_of(ago(0)))
    assert [line for line in lines if line.source.startswith("Shares and refusals") and line.count is None], (
        "it is hidden"
    )
    assert not [line for line in lines if line.count is not None and 0 < line.count < 5]


def test_a_report_to_the_unit_is_counted_as_a_report_and_not_as_a_share_too(world: World) -> None:
    """An agency's shares would be at least its reports: a hidden number of reports would follow from the two."""
    desk(world)
    sent(world)
    first, last = days_of(quarter_of(ago(0)))
    found = {source.name: counting.counted(source, first, last) for source in counting.sources()}
    assert sum(one.count for one in found["intelligence reports"]) == 1
    assert found["shares"] == []


def test_a_source_that_counts_another_quarter_is_refused() -> None:
    source = counting.Source("wrong", "Wrong", lambda *_: [Counted("x", "2019-12")])
    with pytest.raises(ValueError, match="outside of its quarter"):
        counting.counted(source, dt.date(2026, 1, 1), dt.date(2026, 3, 31))
