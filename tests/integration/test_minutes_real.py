"""Both real minutes read whole, against expectations made by hand: counts, numbers, short values, never a sentence."""

from datetime import date

import pytest

from commonweal.minutes import as_json, lines_of, read, read_files, write
from minutes_samples import REAL_2019, REAL_2024


@pytest.fixture(scope="module")
def both():
    return read_files([REAL_2019, REAL_2024])


def test_the_heads(both):
    old, new = (r.meeting for r in both)
    assert old.body == new.body and new.body_as_printed == old.body.upper()
    assert (old.date.day, new.date.day) == (date(2019, 10, 15), date(2024, 3, 28))
    assert old.date.weekday_agrees and new.date.weekday_agrees
    assert (old.item_numbering, new.item_numbering) == ("n", "SSP/n/23")
    assert (old.stray_text_before_title, new.stray_text_before_title) == ("1", None)
    assert old.chair and old.vice_chair is None and new.chair and new.vice_chair
    assert (old.start_time, old.venue, new.end_time) == (None, None, None)


def test_the_attendance(both):
    old, new = (r.attendance for r in both)
    assert [len(x) for x in (old.present, old.officers, old.apologies, old.also_attending)] == [18, 1, 5, 0]
    assert [len(x) for x in (new.present, new.officers, new.apologies, new.also_attending)] == [14, 1, 6, 0]
    assert old.none_also_attending and not new.none_also_attending
    assert sum(p.organisation is not None for p in old.present) == 12
    assert [p.organisation for p in new.present if p.organisation] == ["Police", "Fire Brigade", "Curve", "Police"]
    assert [p.organisation_unit for p in old.present if p.organisation == "SBC"] == [
        None, "Community Services", "Engagement Team", "Housing Services", "YOT"
    ]  # fmt: skip
    assert [p.role for p in new.present[:3]] == ["Chair", "Vice Chair", None]
    assert new.present[0].honorific_suffix == "OBE"
    assert old.present[1].post.startswith("Cabinet Member")
    broken = new.present[11]  # the name stands on two lines with a blank one between
    assert len(broken.name.split()) == 2 and "\n" not in broken.as_printed


def test_agencies_are_offered_and_never_assigned(both):
    old, new = (r.attendance for r in both)
    assert [[g.organisation for g in p.guesses] for p in old.present[2:7]] == [["SBC"]] * 4 + [[]]
    assert [g.organisation for g in old.present[8].guesses] == ["Cleveland Police"]
    assert new.present[2].guesses == ()  # a councillor
    gary = new.present[8]  # printed with his unit in 2019: that comes before the bracket further on
    assert [(g.organisation, g.organisation_unit) for g in gary.guesses] == [
        ("SBC", "Housing Services"), ("Police", None)
    ]  # fmt: skip
    assert gary.organisation is None


def test_the_items_of_2019(both):
    items = both[0].items
    assert [i.number_as_printed for i in items] == [str(n) for n in range(1, 16)]
    assert [i.outcome for i in items] == [
        "procedural", "nil_return", "minutes_approved", "kept_on_agenda", "noted", "noted", "deferred", "noted",
        "noted", "noted", "noted", "received", "no_decision", "nil_return", "noted",
    ]  # fmt: skip
    assert [i.seq for i in items if i.restricted] == [11, 12]
    assert all(i.restricted_marker == ("title", "body") for i in items[10:12])
    assert items[10].restricted_basis_as_printed and items[11].restricted_basis_as_printed is None
    assert not items[10].title.endswith("RESTRICTED") and items[10].title_as_printed.endswith("RESTRICTED")
    assert items[3].subheadings == ("ECINS",) and len(items[5].subheadings) == 4
    assert items[6].deferral.to_as_printed == "a future meeting" and not items[6].deferral.to_next_meeting
    assert items[0].source_lines == (15, 19) and items[14].source_lines == (200, 204)
    assert [len(i.decisions) for i in items] == [0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1]


def test_the_items_of_2024(both):
    items = both[1].items
    assert [i.number_as_printed for i in items] == [f"SSP/{n}/23" for n in range(1, 13)]
    assert [i.outcome for i in items] == [
        "noted_without_agreed", "procedural", "nil_return", "duplicate", "noted", "noted", "noted", "deferred",
        "noted", "noted", "noted", "noted",
    ]  # fmt: skip
    assert [i.restricted_marker for i in items[9:]] == [("title", "body"), ("body",), ("body",)]
    assert sum(i.restricted for i in items) == 3 and all(i.restricted_basis_as_printed for i in items[9:])
    assert items[3].duplicate_of.number_as_printed == "SSP/5/23"
    assert items[7].deferral.to_next_meeting and items[7].deferral.to_date is None
    assert {d.lead_in for i in items for d in i.decisions} == {"AGREED", "Members AGREED"}
    assert {d.verb for i in items for d in i.decisions} == {"note"}


def test_the_sections(both):
    old, new = both
    assert old.declarations.nil_return and new.declarations.nil_return
    assert (old.previous_minutes.date.day, old.previous_minutes.approved) == (date(2019, 9, 10), True)
    assert [(m.title, m.kept_on_agenda) for m in old.matters_arising] == [("ECINS", True)]
    assert old.reports_back.nil_return and old.forward_plan is None
    assert old.next_meeting.date.day == date(2019, 11, 26) and old.next_meeting.date.weekday_agrees
    absent = (new.previous_minutes, new.matters_arising, new.forward_plan, new.reports_back, new.next_meeting)
    assert absent == (None,) * 5


def test_the_promises(both):
    old, new = ([(a.item_seq, a.tier, a.owner_as_printed) for a in r.actions] for r in both)
    assert old == [
        (5, "requested", None), (5, "undertaken", None), (6, "undertaken", None), (8, "requested", None),
        (8, "agreed", "Cleveland Police"), (8, "undertaken", "Thirteen"), (9, "undertaken", "The YOT"),
        (10, "intended", None),
    ]  # fmt: skip
    assert new == [
        (5, "intended", None), (6, "intended", None), (6, "intended", None), (6, "intended", None),
        (6, "intended", None), (6, "undertaken", "Officers"), (7, "intended", "Police"), (9, "intended", None),
        (9, "intended", None),
    ]  # fmt: skip
    assert all(a.due_date is None for r in both for a in r.actions)
    assert both[0].actions[2].due_as_printed == "in the future"


def test_the_figures(both):
    old, new = both
    assert [s.value for s in old.statistics] == [
        100, 47, 2.1, 400, 188, 550, 212, 758, 290, 695, 337, 34, 15, 15, 47, 40, 7, 85, 15, 11, 10, 14, 40,
    ]  # fmt: skip
    assert [s.period_as_printed for s in old.statistics[5:11]] == ["2018/19"] * 2 + ["2016/17"] * 2 + ["2015/16"] * 2
    assert [s.approximate for s in old.statistics[:6]] == [False, False, False, True, True, False]
    assert [(s.value, s.unit, s.direction, s.comparator_as_printed) for s in new.statistics] == [
        (8, "percent", "decrease", None),
        (170, "percent", "above", "the national average"),
        (18.8, "percent", "decrease", None),
        (41.6, "percent", "decrease", None),
        (13, "percent", "decrease", None),
        (18.5, "percent", "increase", None),
    ]
    assert new.statistics[0].period_as_printed == "from October 2023"
    assert new.statistics[5].measure == "Residential Burglary"


def test_what_a_person_should_look_at(both):
    old, new = ({(a.item_seq, a.kind) for a in r.anomalies} for r in both)
    assert old == {
        (None, "stray_text"), (None, "shared_bracket"), (15, "title_holds_matter"), (8, "restricted_elsewhere"),
        (8, "correct_before_period_ends"), (9, "year_left_out"), (9, "thirteen_months"),
    }  # fmt: skip
    assert new == {
        (None, "empty_label"), (None, "shared_bracket"), (4, "duplicate_item"), (12, "title_contradicts_body"),
        (8, "deferred_yet_taken"), (11, "restricted_in_text_only"), (12, "restricted_in_text_only"),
        (6, "ambiguous_percent"), (6, "ambiguous_baseline"),
    }  # fmt: skip


def structure(record):
    """What does not hang on the file: lines are the file's own, and oddities of its layout go with it."""
    said = as_json(record)
    for item in said["items"]:
        del item["source_lines"]
    del said["anomalies"]
    return said


@pytest.mark.parametrize("file", [REAL_2019, REAL_2024], ids=lambda f: f.stem)
def test_written_out_it_reads_the_same_again(file):
    record = read_files([file])[0]
    assert structure(read(write(record))) == structure(record)


@pytest.mark.parametrize("file", [REAL_2019, REAL_2024], ids=lambda f: f.stem)
def test_every_paragraph_of_the_file_is_in_the_record(file):
    """Nothing is lost: each word of the items stands in a title, a number or a body."""
    record = read_files([file])[0]
    lines = lines_of(file.name, file.read_bytes())
    items = " ".join(lines[record.items[0].source_lines[0] - 1 :]).split()
    kept = " ".join(
        " ".join([i.number_as_printed, i.title_as_printed, *(p.text for p in i.body)]) for i in record.items
    ).split()
    assert kept == items
