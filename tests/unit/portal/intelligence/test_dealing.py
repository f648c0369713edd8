"""Receipt and outcome, the inbox, exports by their schema, the receipt read back."""

import datetime as dt
import hashlib
import json

import jsonschema
import pytest
from django.urls import reverse

from commonweal.errors import FileRefused
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.intelligence import exporting, reminders, telling
from commonweal.portal.intelligence.models import CLOSED, RECEIVED, Export, Report, Step
from commonweal.portal.intelligence.queries import inbox, unit
from commonweal.portal.intelligence.refusals import NotComplete, NotInReportState, NotOurFile, NotTheirReport
from commonweal.portal.intelligence.verbs import dealing, exports, grades, sending
from commonweal.portal.notices.models import Notice
from graded_reports import FREE, OPEN, TOLD, grade, officer, report, set_up
from portal_world import World

WHO = "Ada Quillfeather of the Tallow Arms"


@pytest.fixture(autouse=True)
def _unit(world: World) -> None:
    set_up(world)


def test_receipt_and_outcome_are_the_unit_s_and_the_writer_reads_what_they_are_told(world: World) -> None:
    made = report(world)
    dealing.receive(made, by=world.reader("unit"), force_reference="CR/17", words="By telephone")
    made = Report.objects.get()
    assert made.state == RECEIVED
    dealing.close(made, outcome="logged", by=world.reader("second"), words="Filed", told="Thank you")
    made.refresh_from_db()
    assert (made.state, made.outcome, [one["words"] for one in made.replies]) == (CLOSED, "logged", ["Thank you"])
    steps = readable(world.reader("unit"), Step)
    assert [(step.force_reference, step.words) for step in steps.order_by("taken_at")] == [
        ("CR/17", "By telephone"),
        ("", "Filed"),
    ]
    assert not readable(world.reader("fire"), Step).exists()
    told = Notice.objects.filter(person=world.people["fire"])
    assert told.count() == 3
    assert not any(word in notice.words for notice in told for word in ("logged", "CR/17", "Thank", made.reference))


def test_nobody_else_deals_with_it_and_not_twice(world: World) -> None:
    made = report(world)
    for name in ("fire", "officer", "governance", "administrator", "chair"):
        with pytest.raises(NotTheirReport):
            dealing.receive(made, by=world.reader(name))
    with pytest.raises(NotInReportState):
        dealing.close(made, outcome="logged", by=world.reader("unit"))
    dealing.receive(made, by=world.reader("unit"))
    with pytest.raises(NotInReportState):
        dealing.receive(made, by=world.reader("unit"))
    with pytest.raises(NotComplete):
        dealing.close(made, outcome="forgotten", by=world.reader("unit"))


def test_the_inbox_has_the_oldest_first_and_the_time_that_is_left(world: World) -> None:
    first, second = report(world), report(world)
    Report.objects.filter(pk=first.pk).update(sent_at=first.sent_at - dt.timedelta(hours=80))
    with recording():
        found = inbox.inbox(world.reader("unit"))
    assert [line.id for line in found.lines] == [first.pk, second.pk]
    assert [line.late for line in found.lines] == [True, False]
    assert [line.left for line in found.lines] == ["8 hours late", "2 days left"]
    assert (found.late, found.not_received, found.not_exported) == (1, 2, 2)


def test_the_outcome_has_its_agreed_time_too(world: World) -> None:
    made = report(world)
    dealing.receive(made, by=world.reader("unit"))
    Report.objects.filter(pk=made.pk).update(
        sent_at=made.sent_at - dt.timedelta(days=31), received_at=made.sent_at - dt.timedelta(days=30)
    )
    with recording():
        (line,) = inbox.inbox(world.reader("unit")).lines
    assert (line.late, line.left) == (True, "2 days late")
    dealing.close(made, outcome="logged", by=world.reader("unit"))
    with recording():
        assert inbox.inbox(world.reader("unit"), closed=True).lines[0].left == ""


def test_the_unit_is_told_once_of_what_is_late_and_the_writer_sees_it(world: World) -> None:
    made, other = report(world), report(world)
    Report.objects.filter(pk=made.pk).update(sent_at=made.sent_at - dt.timedelta(hours=80))
    for _ in range(2):
        reminders.tell_of_late()
    told = Notice.objects.filter(words=telling.LATE["sent"])
    assert {(one.person, one.about) for one in told} == {
        (world.people["unit"], made.pk), (world.people["second"], made.pk),
    }  # fmt: skip
    pages = [world.client("fire").get(reverse("intelligence:report", args=[one.pk])) for one in (made, other)]
    assert ["That is past" in page.content.decode() for page in pages] == [True, False]


def test_what_is_added_to_what_was_dealt_with_comes_back_until_it_is_graded(world: World) -> None:
    made = report(world)
    dealing.receive(made, by=world.reader("unit"))
    dealing.close(made, outcome="logged", by=world.reader("unit"))
    with recording():
        assert inbox.inbox(world.reader("unit")).lines == ()
    item = sending.add(made, "The van is white now.", by=world.reader("fire"))
    with recording():
        (line,) = inbox.inbox(world.reader("unit")).lines
        assert inbox.inbox(world.reader("unit"), closed=True).lines == ()
    assert line.added
    grades.grade(item, FREE, by=world.reader("unit"))
    with recording():
        assert inbox.inbox(world.reader("unit")).lines == ()


def test_who_sent_it_stands_with_the_source_and_a_risk_beside_the_items(world: World) -> None:
    made = report(world, source=WHO)
    sources = made.sources.get()
    Report.objects.filter(pk=made.pk).update(risk="yes", doubt="yes")
    client = world.client("unit")
    page = client.get(reverse("intelligence:unit-report", args=[made.pk])).content.decode()
    assert "Somebody could be at risk if this is acted on." in page
    assert "may be false" in page
    assert "Fire Example" not in page
    shown = client.post(reverse("intelligence:unit-source", args=[made.pk]), {"why": "To judge the risk"})
    assert "Fire Example, Fire brigade" in shown.content.decode()
    assert Entry.objects.filter(act="read", thing=sources.pk).count() == 1


def test_whether_anybody_is_at_risk_is_known_once_it_is_sent(world: World) -> None:
    made = report(world)
    assert (made.risk, made.doubt) == ("no", "no")


def test_the_inbox_is_the_force_s_unit_s(world: World) -> None:
    report(world)
    officer(world, "other", "Council", duty="intelligence unit")
    for name in ("other", "officer", "fire", "governance"):
        with recording():
            assert inbox.inbox(world.reader(name)).lines == ()


def test_an_export_holds_what_is_known_by_its_schema_and_not_where_it_comes_from(world: World) -> None:
    made = report(world, TOLD, "A second thing.", source=WHO, person="Bram Thistlewood")
    grade(world, made, OPEN)
    content = exports.make([made], by=world.reader("unit"))
    said = json.loads(content)
    jsonschema.validate(said, exporting.schema(), cls=jsonschema.Draft202012Validator)
    assert TOLD in content.decode()
    assert "Thistlewood" in content.decode()
    assert "Quillfeather" not in content.decode()
    assert "Fire Example" not in content.decode(), "nor who wrote it"
    assert said["reports"][0]["source"] is None
    assert said["reports"][0]["items"][0]["grade"]["codes"] == ["A3", "S1"]
    assert made.sources.get().reference not in content.decode()


def test_its_source_goes_with_a_reason_and_an_entry_of_its_own(world: World) -> None:
    made = report(world, source=WHO)
    with pytest.raises(SomethingMissing):
        exports.make([made], by=world.reader("unit"), with_source=True)
    content = exports.make([made], by=world.reader("unit"), with_source=True, why="To speak to them")
    said = json.loads(content)
    jsonschema.validate(said, exporting.schema(), cls=jsonschema.Draft202012Validator)
    assert "Quillfeather" in content.decode()
    assert said["reports"][0]["source"][0]["sent_by"] == "Fire Example"
    assert Export.objects.get().why == "To speak to them"
    assert Entry.objects.filter(act="export with source", thing=made.pk).count() == 1
    assert Entry.objects.filter(act="read", thing=made.sources.get().pk).count() == 1


def test_once_more_says_so(world: World) -> None:
    made = report(world)
    first = exports.make([made], by=world.reader("unit"))
    again = exports.make([made], by=world.reader("second"))
    assert [json.loads(content)["reports"][0]["time"] for content in (first, again)] == [1, 2]
    assert [one.sha256 for one in Export.objects.order_by("number")] == [
        hashlib.sha256(content).hexdigest() for content in (first, again)
    ]
    assert len(_page(world, made).exports) == 2


def test_nobody_else_makes_an_export_or_reads_a_receipt(world: World) -> None:
    made = report(world)
    for name in ("fire", "officer", "governance"):
        with pytest.raises(NotTheirReport):
            exports.make([made], by=world.reader(name))
    assert not Export.objects.exists()


def _page(world: World, made: Report) -> unit.UnitPage:
    reader = world.reader("unit")
    with recording():
        return unit.page(reader, unit.row(reader, made.pk))


def _receipt(content: bytes, *reports: dict[str, object]) -> bytes:
    said = {
        "version": exporting.RECEIPT_VERSION,
        "export": hashlib.sha256(content).hexdigest(),
        "reports": list(reports),
    }
    jsonschema.validate(said, exporting.receipt_schema(), cls=jsonschema.Draft202012Validator)
    return json.dumps(said).encode()


def test_a_receipt_read_back_receives_what_was_accepted_alone(world: World) -> None:
    one, other = report(world), report(world)
    content = exports.make([one, other], by=world.reader("unit"))
    receipt = _receipt(
        content,
        {"reference": one.reference, "accepted": True, "force_reference": "NI/44"},
        {"reference": other.reference, "accepted": False, "reason": "No day"},
    )
    exports.read_back(receipt, by=world.reader("unit"))
    exports.read_back(receipt, by=world.reader("unit"))
    assert [row.state for row in (Report.objects.get(pk=one.pk), Report.objects.get(pk=other.pk))] == [
        "received",
        "sent",
    ]
    step = Step.objects.get()
    assert (step.force_reference, step.by_file) == ("NI/44", True)
    refused = Export.objects.get(report=other)
    assert (refused.accepted, refused.answer) == (False, "No day")


@pytest.mark.parametrize(
    "content",
    [b"", b"no json", b"[]", b"{}", b'{"version": "other", "export": "", "reports": []}', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "words", "list", "nothing", "version", "bytes", "deep"],
)
def test_a_file_that_is_no_receipt_is_refused_in_words(world: World, content: bytes) -> None:
    with pytest.raises(FileRefused):
        exports.read_back(content, by=world.reader("unit"))


def test_a_receipt_of_another_export_changes_nothing(world: World) -> None:
    made, other = report(world), report(world)
    content = exports.make([made], by=world.reader("unit"))
    for receipt in (
        _receipt(b"another", {"reference": made.reference, "accepted": True}),
        _receipt(content, {"reference": other.reference, "accepted": True}),
    ):
        with pytest.raises(NotOurFile):
            exports.read_back(receipt, by=world.reader("unit"))
    assert not Step.objects.exists()


def test_the_unit_sees_that_two_reports_speak_of_one_person(world: World) -> None:
    one, other = report(world, person="Bram Thistlewood"), report(world, person="BRAM  THISTLEWOOD")
    report(world, person="Bram Thistle")
    assert [(found.report, found.why) for found in _page(world, one).same] == [
        (other.pk, ("the same name alone, which many may bear",))
    ]
