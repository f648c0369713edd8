"""Minutes, by example: a dozen bodies that print differently, and what is read from each. All people are made up."""

from datetime import date

import pytest

from commonweal.minutes import load_profile
from minutes_samples import MADE_UP, made_up


def outcomes(record):
    return [i.outcome for i in record.items]


def promises(record):
    return [(a.item_seq, a.tier, a.owner_as_printed, a.due_date) for a in record.actions]


def kinds(record):
    return {a.kind for a in record.anomalies}


def test_a_block_of_date_time_and_place_and_action_lines_with_initials():
    m = made_up("header_block_and_action_lines")
    assert (m.meeting.body, m.meeting.start_time, m.meeting.end_time) == (
        "Aldermere Safer Neighbourhoods Board", "10:00", "11:45"
    )  # fmt: skip
    assert m.meeting.venue == "Committee Room 2, Aldermere Town Hall" and m.meeting.chair == "Orla Finch"
    assert [(p.initials, p.organisation) for p in m.attendance.present] == [
        ("OF", "Aldermere Borough Council"),
        ("TW", "Aldermere Borough Council"),
        ("PL", "Mereshire Police"),
        ("SH", "Mereshire Fire and Rescue Service"),
    ]
    assert m.attendance.present[1].post == "Community Safety Manager"
    assert [p.name for p in m.attendance.apologies] == ["Gwen Abbot", "Ivo Marsh"]
    assert promises(m) == [
        (3, "agreed", "PL", date(2024, 6, 28)),
        (3, "agreed", "TW and SH", None),
        (4, "agreed", "SH", None),
    ]
    assert outcomes(m)[1] == "minutes_approved" and m.previous_minutes.date.day == date(2024, 3, 13)
    assert (m.next_meeting.date.day, m.next_meeting.start_time, m.next_meeting.venue) == (
        date(2024, 9, 11), "10:00", "Committee Room 2"
    )  # fmt: skip


def test_present_by_agency_and_resolutions_in_parts():
    m = made_up("present_by_agency")
    assert [(p.name, p.organisation) for p in m.attendance.present] == [
        ("Hal Roper", "Dunwick District Council"),
        ("Nia Croft", "Dunwick District Council"),
        ("Una Pell", "Dunwick District Council"),
        ("Dov Marlin", "Westmark Police"),
        ("Ada Quill", "Westmark Police"),
        ("Bram Otley", "Westmark Fire Service"),
        ("Kit Sorrel", "Housing - Leaside Homes"),
    ]
    assert m.attendance.present[3].honorific_prefix == "Chief Inspector"
    assert [(p.name, p.organisation) for p in m.attendance.apologies] == [
        ("Fay Ludd", "Westmark Probation"), ("Hugh Tarn", None)
    ]  # fmt: skip
    assert [d.verb for d in m.items[2].decisions] == ["note", "write", "submit"]
    assert promises(m) == [
        (3, "agreed", "Community Safety Officer", date(2020, 3, 31)),
        (3, "agreed", None, None),
    ]
    assert not m.declarations.nil_return and len(m.declarations.declared) == 1
    assert [i.restricted for i in m.items] == [False] * 5 + [True]
    assert m.items[5].restricted_marker == ("title", "body") and m.items[5].title == "PREMISES UNDER REVIEW"
    assert "public_excluded" in kinds(m)
    assert [(s.value, s.unit, s.direction) for s in m.statistics] == [
        (1240, "drivers", None), (12, "percent", "increase"), (2500, "GBP", None)
    ]  # fmt: skip


def test_a_table_of_items_with_decisions_and_actions():
    m = made_up("decisions_table")
    assert [(i.number_as_printed, i.title) for i in m.items] == [
        ("1", "Introductions"), ("2", "Alley gates"), ("3", "Summer activities"), ("4", "Any other business")
    ]  # fmt: skip
    assert outcomes(m) == ["procedural", "agreed", "noted", "nil_return"]
    assert m.items[1].decisions[0].operative_text == "Repair both gates"
    assert len(m.items[1].body) == 4  # the row below goes on with the item
    assert promises(m) == [(2, "agreed", "Owen Stack", date(2023, 6, 2))]
    assert m.attendance.apologies == ()


def test_a_table_of_people_present_and_away():
    m = made_up("present_table")
    assert [(p.name, p.organisation, p.role, p.post) for p in m.attendance.present] == [
        ("Ted Harrow", "Corve Council", "Chair", None), ("Lil Amory", "Corve Police", None, "Sergeant")
    ]  # fmt: skip
    assert [p.name for p in m.attendance.apologies] == ["Max Dowd"]
    assert m.meeting.date.day == date(2021, 9, 3) and m.meeting.venue == "Online"
    assert promises(m) == [(2, "agreed", "Sgt Amory", date(2021, 9, 17))]
    assert m.next_meeting.venue == "Library"
    assert "change_disagrees" not in kinds(m)


def test_headings_in_capitals_without_numbers():
    m = made_up("capital_headings")
    assert m.meeting.item_numbering is None and len(m.items) == 7
    assert (m.meeting.start_time, m.meeting.end_time, m.meeting.venue) == ("19:00", "20:20", "Methodist Hall")
    assert [p.name for p in m.attendance.present] == ["A. Bell", "C. Doyle", "E. Fry", "G. Hart"]
    assert outcomes(m) == [
        "procedural", "minutes_approved", "no_decision", "agreed", "nil_return", "nil_return", "procedural"
    ]  # fmt: skip
    assert [(a.tier, a.owner_as_printed) for a in m.actions] == [
        ("agreed", "PCSO Hart"), ("requested", None), ("agreed", None)
    ]  # fmt: skip
    assert m.reports_back.nil_return


def test_text_broken_into_lines_of_equal_width():
    m = made_up("wrapped_lines")
    assert [(p.honorific_prefix, p.name) for p in m.attendance.present] == [
        ("Councillor Mrs", "R Tate"), ("Councillor", "B Agnew"), ("Councillor", "J Noakes"), ("Councillor", "S Pym"),
        ("Mr", "D Orr"), ("Superintendent", "L Mace"), ("Ms", "V Ness"),
    ]  # fmt: skip
    assert [p.name for p in m.attendance.apologies] == ["T Ives", "F Goss"]
    assert [len(i.body) for i in m.items] == [2, 3, 1]
    assert m.meeting.item_numbering == "n/19"
    assert promises(m) == [(2, "requested", None, None), (2, "agreed", "Ms Ness", date(2020, 1, 30))]
    assert {"weekday_disagrees", "number_missing"} <= kinds(m)  # 30 January 2020 was a Thursday; there is no 14/19
    assert [(s.value, s.direction) for s in m.statistics] == [(312, None), (4.0, "below")]


def test_numbers_that_repeat_skip_and_are_mistyped():
    m = made_up("mistyped_numbers")
    assert [i.number_as_printed for i in m.items] == ["PCB/1/23", "PCB/2/23", "PCB/2/23", "PBC/4/23", "PCB/6/23"]
    assert {"number_repeated", "number_shape", "number_missing"} <= kinds(m)
    assert "number_year" not in kinds(m)  # January 2024 is in the municipal year 2023
    assert m.items[2].deferral.to_date == date(2024, 3, 15) and not m.items[2].deferral.to_next_meeting
    assert m.items[3].duplicate_of.item_seq == 3
    assert m.items[4].title == "Licensing" and m.items[4].restricted


def test_numbered_paragraphs_inside_numbered_items():
    m = made_up("numbered_paragraphs")
    assert [i.number_as_printed for i in m.items] == ["1.0", "2.0", "3.0", "4.0", "5.0"]
    assert outcomes(m) == ["procedural", "nil_return", "agreed", "no_decision", "nil_return"]
    assert [p.name for p in m.attendance.apologies] == ["Dee Frost", "Gil Howe"]
    assert m.matters_arising == () and len(m.forward_plan) == 2
    assert promises(m) == [(3, "agreed", "Bea Crane", None)]
    assert m.actions[0].due_as_printed == "by end of August"


def test_bare_numbers_lists_inside_items_and_a_sentence_that_begins_with_a_number():
    m = made_up("bare_numbers_same_line")
    assert [i.title for i in m.items] == [
        "Apologies for Absence", "Declarations of Interest", "Shoplifting", "Next Meeting"
    ]  # fmt: skip
    assert [p.kind for p in m.items[2].body].count("list") == 3
    assert m.next_meeting.date is None and m.next_meeting.item_seq == 4
    assert "share_disagrees" in kinds(m)  # 21 of 30 is 70%
    finn = m.attendance.present[1]
    assert finn.organisation is None and [g.organisation for g in finn.guesses] == ["Thornby Police"]
    assert m.attendance.present[3].guesses == ()  # nobody after the last name prints an agency


def test_a_profile_says_how_one_body_decides():
    profile = load_profile(MADE_UP / "unusual_lead_ins.toml")
    without, m = made_up("unusual_lead_ins"), made_up("unusual_lead_ins", profile)
    assert outcomes(without) == ["no_decision", "no_decision"]
    assert outcomes(m) == ["agreed", "noted"]
    assert promises(m) == [(1, "agreed", "R Mast", date(2022, 11, 30))]


def test_a_table_of_actions_at_the_end():
    m = made_up("actions_table_at_end")
    assert m.meeting.date.day == date(2024, 10, 8) and m.meeting.start_time == "16:00"
    assert promises(m) == [
        (2, "undertaken", "MK", None), (3, "agreed", "RD", date(2024, 11, 1)), (3, "agreed", "AS", None)
    ]  # fmt: skip
    assert outcomes(m)[2] == "agreed"


def test_dates_and_sums_that_cannot_be_are_told_and_not_mended():
    m = made_up("impossible_dates")
    assert m.meeting.date.as_printed == "Monday 6 September 2022" and m.meeting.date.weekday_agrees is False
    assert {
        "weekday_disagrees", "person_twice", "present_and_apologised", "next_meeting_not_later",
        "previous_minutes_not_earlier", "correct_before_period_ends", "ratio_disagrees", "title_holds_matter",
    } <= kinds(m)  # fmt: skip


def test_posts_and_agencies_after_commas():
    m = made_up("semicolons_and_posts")
    assert [(p.name, p.role, p.organisation, p.post) for p in m.attendance.present] == [
        ("Guy Thole", "Independent Chair", None, None),
        ("Bo Lind", None, "Larkfield Council", "Head of Youth Justice"),
        ("Abe Nunn", None, "Larkfield Police", None),
        ("Eve Rook", "Vice-Chair", None, None),
    ]
    assert m.attendance.present[0].honorific_suffix == "KBE QPM"
    assert (m.meeting.chair, m.meeting.vice_chair) == ("Guy Thole", "Eve Rook")
    assert m.attendance.also_attending[0].role == "minutes"
    assert outcomes(m) == ["minutes_approved", "noted", "nil_return"]
    assert [(a.tier, a.owner_as_printed) for a in m.actions] == [
        ("intended", "the team"), ("undertaken", "Supt. Nunn")
    ]  # fmt: skip


@pytest.mark.parametrize("file", sorted(MADE_UP.glob("*.txt")), ids=lambda f: f.stem)
def test_every_item_knows_its_lines(file):
    lines = file.read_text(encoding="utf-8").split("\n")
    record = made_up(file.stem)
    assert record.items
    for item in record.items:
        first, last = item.source_lines
        assert 1 <= first <= last <= len(lines)
        assert item.title_as_printed.split()[0] in " ".join(lines[first - 1 : last])
