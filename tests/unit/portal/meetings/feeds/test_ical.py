import datetime as dt
from uuid import UUID

from icalendar import Calendar

from commonweal.portal.meetings.feeds.atom import Published, feed
from commonweal.portal.meetings.feeds.ical import calendar
from commonweal.portal.meetings.queries.diary import DiaryAction, DiaryMeeting

MADE = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
MEETING = DiaryMeeting(
    UUID(int=1), "Safer Tallow Partnership", dt.date(2026, 7, 23), dt.time(10), dt.time(11, 30), "Council Chamber",
    "agenda out", "", MADE,
)  # fmt: skip


def _only(content: bytes, kind: str) -> object:
    (found,) = Calendar.from_ical(content).walk(kind)
    return found


def test_a_summer_meeting_at_ten_is_nine_in_universal_time() -> None:
    event = _only(calendar("Meetings", [MEETING], lambda i: f"https://x/{i}"), "VEVENT")
    assert event["DTSTART"].dt == dt.datetime(2026, 7, 23, 9, tzinfo=dt.UTC)
    assert event["DTEND"].dt == dt.datetime(2026, 7, 23, 10, 30, tzinfo=dt.UTC)
    assert event["UID"] == f"{UUID(int=1)}@commonweal"


def test_a_winter_meeting_at_ten_is_ten_and_a_cancelled_one_says_so_and_why() -> None:
    winter = DiaryMeeting(
        UUID(int=2), "Body", dt.date(2026, 1, 22), dt.time(10), None, "", "cancelled", "Snow", MADE
    )  # fmt: skip
    event = _only(calendar("Meetings", [winter], str), "VEVENT")
    assert event["DTSTART"].dt.hour == 10
    assert event["STATUS"] == "CANCELLED"
    assert "Snow" in event["DESCRIPTION"]


def test_a_meeting_without_a_time_is_a_day() -> None:
    day = DiaryMeeting(UUID(int=3), "Body", dt.date(2026, 1, 22), None, None, "", "planned", "", MADE)
    assert _only(calendar("Meetings", [day], str), "VEVENT")["DTSTART"].dt == dt.date(2026, 1, 22)


def test_words_cannot_add_lines_of_their_own() -> None:
    sly = DiaryMeeting(
        UUID(int=4), "Body\r\nEND:VEVENT\r\nBEGIN:VALARM", dt.date(2026, 1, 22), None, None, "", "planned", "", MADE
    )  # fmt: skip
    content = calendar("Meetings\r\nX-EVIL:1", [sly], str)
    parsed = Calendar.from_ical(content)
    assert len(parsed.walk("VEVENT")) == 1
    assert not parsed.walk("VALARM")
    assert b"\r\nX-EVIL:1" not in content


def test_letters_that_nobody_sees_do_not_end_a_feed() -> None:
    sly = DiaryMeeting(
        UUID(int=4), "Bo\x0bdy", dt.date(2026, 1, 22), None, None, "", "cancelled", "Sn\x1bow", MADE
    )  # fmt: skip
    said = _only(calendar("Meetings", [sly], str), "VEVENT")
    assert (said["SUMMARY"], said["DESCRIPTION"]) == ("Body", "Cancelled: Snow")
    entry = Published(UUID(int=4), "Re\x0bport", "Paper\x00", "https://csp.example.org/", MADE)
    made = feed("Published", "https://csp.example.org/", "https://csp.example.org/feed", [entry])
    assert "<title>Report</title>" in made and "Paper</summary>" in made


def test_an_action_is_a_to_do_with_its_due_date_and_state() -> None:
    action = DiaryAction(
        UUID(int=5), "Mend the lamp", dt.date(2026, 2, 1), "", "done", dt.date(2026, 1, 1), dt.date(2026, 1, 20), MADE
    )  # fmt: skip
    todo = _only(calendar("Mine", [], str, [action], str), "VTODO")
    assert todo["DUE"].dt == dt.date(2026, 2, 1)
    assert todo["STATUS"] == "COMPLETED"
    assert todo["COMPLETED"].dt.date() == dt.date(2026, 1, 20)
