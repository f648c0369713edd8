import datetime as dt
from uuid import UUID

from commonweal.portal.meetings.feeds.civic import CivicItem, event
from commonweal.portal.meetings.queries.diary import DiaryMeeting

MADE = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


def _meeting(state: str) -> DiaryMeeting:
    return DiaryMeeting(
        UUID(int=1), "Safer Tallow Partnership", dt.date(2026, 7, 23), dt.time(10), None, "", state, "", MADE
    )


def test_its_state_is_one_that_civic_programs_know() -> None:
    before, after = dt.date(2026, 7, 1), dt.date(2026, 8, 1)
    assert event(_meeting("planned"), address="https://x", today=before)["status"] == "tentative"
    assert event(_meeting("agenda out"), address="https://x", today=before)["status"] == "confirmed"
    assert event(_meeting("held"), address="https://x", today=after)["status"] == "passed"
    assert event(_meeting("cancelled"), address="https://x", today=after)["status"] == "cancelled"


def test_an_item_keeps_its_number_as_printed_and_its_stub_s_words() -> None:
    made = event(
        _meeting("held"), address="https://x", today=dt.date(2026, 8, 1),
        items=[CivicItem("STP/4/26", "Update", ("Restricted.", ""))],
    )  # fmt: skip
    assert made["agenda"][0]["order"] == "STP/4/26"
    assert made["agenda"][0]["notes"] == ["Restricted."]
    assert made["start_date"] == "2026-07-23T10:00:00+01:00"
