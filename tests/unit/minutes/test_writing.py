"""The property: what is written reads the same again, for minutes of any make-up."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.minutes import as_json, read, write
from commonweal.minutes.model import Attendance, Item, Meeting, MeetingRecord, Paragraph, Person, StatedDate

FIRST = ["Ann", "Bea", "Col", "Dov", "Eve", "Jo-Ann", "Una", "Zoë"]
LAST = ["Archer", "Birch", "Crane-Holt", "O’Dell", "Quill", "Stack"]
BRACKETS = ["", " (Chair)", " (Police)", " (Tallow Council – Housing Services)", " (Police, Vice Chair)", " OBE"]
PREFIXES = ["", "Cllr ", "Dr ", "Chief Inspector "]
TITLES = [
    "Police Update", "Recorded Crime & Disorder", "Restricted - Prevent Update", "Brexit – Briefing - RESTRICTED",
    "Any Other Business", "Matters Arising", "Reports Back", "Date of Next Meeting: Tuesday 3 May 2022", "Minutes",
]  # fmt: skip
TEXTS = [
    "Members received an update on bonfires.",
    "The Fire Service would circulate the list of sites to all members.",
    "It was agreed that the Police would report to the next meeting.",
    "Burglary fell by 12.5% from May 2021. There were 1,204 calls in 2021/22; 3.1 calls per day.",
    "This item was deferred to a future meeting.",
    "There were no reports back.",
    "A comparison was in a separate report. This report was a restricted document due to its source.",
]
DECISIONS = [
    "AGREED that the report be noted.",
    "Members AGREED to note the update.",
    "RESOLVED that the plan be approved.",
]
HEADS = ["ECINS", "Operation Larch"]
LISTS = [("Ward Data", "Response"), ("- Leafleting", "- Posters"), ("Use of Social Media",)]

days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
names = st.builds(
    lambda p, first, last, b: f"{p}{first} {last}{b}", *(st.sampled_from(x) for x in (PREFIXES, FIRST, LAST, BRACKETS))
)
people = st.lists(names, max_size=5, unique=True)
paragraphs = st.one_of(
    st.sampled_from(TEXTS).map(lambda t: (Paragraph(t),)),
    st.tuples(st.sampled_from(HEADS), st.sampled_from(TEXTS)).map(
        lambda x: (Paragraph(x[0], "subheading"), Paragraph(x[1]))
    ),
    st.sampled_from(LISTS).map(
        lambda ls: (Paragraph("The following were named:"), *(Paragraph(t, "list") for t in ls))
    ),
    st.sampled_from(DECISIONS).map(lambda t: (Paragraph(t, "decision"),)),
)
bodies = st.lists(paragraphs, min_size=1, max_size=4).map(lambda groups: tuple(p for g in groups for p in g))
forms = st.sampled_from(["{n}", "TSB/{n}/21", "{n}.", "Item {n}", "{n}/21"])


@st.composite
def records(draw):
    day, form = draw(days), draw(forms)
    printed = draw(st.sampled_from([f"{day:%A} {day.day} {day:%B} {day.year}", f"{day.day} {day:%B} {day.year}"]))
    attended = [tuple(Person(n, p, p) for n, p in enumerate(draw(people), 1)) for _ in range(3)]
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=2, max_size=6))
    items = tuple(Item(n, form.format(n=n).rstrip("."), t, t, draw(bodies)) for n, t in enumerate(titles, 1))
    return MeetingRecord(
        Meeting(
            "Tallow Safer Board", "TALLOW SAFER BOARD", StatedDate(day, printed), item_numbering=form.format(n="n")
        ),
        Attendance(*attended, none_also_attending=draw(st.booleans())),
        items,
    )


def structure(record):
    said = as_json(record)
    for item in said["items"]:
        del item["source_lines"]
    del said["anomalies"]
    return said


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_reading_what_was_written_gives_what_is_printed_and_then_the_same_again(made):
    found = read(write(made))
    assert found.meeting.date.day == made.meeting.date.day and found.meeting.body == made.meeting.body
    for kind in ("present", "officers", "apologies"):
        assert [p.as_printed for p in getattr(found.attendance, kind)] == [
            p.as_printed for p in getattr(made.attendance, kind)
        ]
    assert found.attendance.none_also_attending == made.attendance.none_also_attending
    assert [i.number_as_printed for i in found.items] == [i.number_as_printed for i in made.items]
    assert [i.title_as_printed for i in found.items] == [i.title_as_printed for i in made.items]
    assert [[p.text for p in i.body] for i in found.items] == [[p.text for p in i.body] for i in made.items]
    assert structure(read(write(found))) == structure(found)


def test_people_by_agency_keep_their_agency():
    people = (
        Person(1, "Ann Lee", "Ann Lee", organisation="Tallow Police"),
        Person(2, "Bea Orr", "Bea Orr", organisation="Tallow Police"),
        Person(3, "Dr Col Pym (Chair)", "Col Pym"),
    )
    record = MeetingRecord(Meeting("Tallow Board", "Tallow Board"), Attendance(people))
    assert [(p.name, p.organisation) for p in read(write(record)).attendance.present] == [
        ("Ann Lee", "Tallow Police"), ("Bea Orr", "Tallow Police"), ("Col Pym", None)
    ]  # fmt: skip


def test_times_and_place_are_written_and_read():
    day = StatedDate(date(2024, 3, 28), "Thursday 28 March 2024")
    meeting = Meeting("Tallow Board", "Tallow Board", day, start_time="10:00", end_time="11:45", venue="Town Hall")
    found = read(write(MeetingRecord(meeting))).meeting
    assert (found.start_time, found.end_time, found.venue) == ("10:00", "11:45", "Town Hall")
