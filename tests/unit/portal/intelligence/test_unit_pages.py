"""The unit's pages: for the force's unit alone; files without a source; nothing typed is lost."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commonweal.portal.audit.models import Entry
from commonweal.portal.intelligence.models import Consent, Export, Grade, Released, Report, Sanitised
from commonweal.portal.intelligence.verbs import consents
from commonweal.portal.intelligence.views import figures
from commonweal.portal.library.models import Paper
from graded_reports import ASKS, COVERT, TOLD, grade, items, officer, proposed, released, report, set_up
from portal_world import World

OTHERS = (None, "member", "officer", "fire", "chair", "clerk", "analyst", "governance", "administrator", "warden")
WHO = "My friend Ada Quillfeather"


@pytest.fixture
def made(world: World) -> Report:
    """A report that was graded, with a text that waits."""
    set_up(world)
    officer(world, "warden", "Council")
    found = report(world, source=WHO)
    grade(world, found, ASKS)
    return found


@pytest.fixture
def text(world: World, made: Report) -> Sanitised:
    """A text that waits, with a consent that waits."""
    found = proposed(world, made)
    consents.ask(found, words="Their duty officer", by=world.reader("unit"))
    return found


def _addresses(made: Report, text: Sanitised) -> list[str]:
    item, consent = items(made)[0], Consent.objects.get()
    named = {
        made.pk: ("unit-report", "unit-source", "receive", "outcome", "reply", "export", "new-text"),
        item.pk: ("grade",),
        text.pk: ("text", "refuse-text", "withdraw-text", "consent"),
        consent.pk: ("refuse-consent",),
    }
    lists = [reverse(f"intelligence:{name}") for name in ("inbox", "codes", "figures", "receipt-file")]
    return lists + [reverse(f"intelligence:{name}", args=[pk]) for pk, names in named.items() for name in names]


def test_every_page_opens_to_the_unit_and_to_nobody_else(world: World, made: Report, text: Sanitised) -> None:
    for address in _addresses(made, text):
        for name in ("unit", "second"):
            answer = world.client(name).get(address)
            assert answer.status_code == 200, (name, address)
            assert b"Quillfeather" not in answer.content, address
            assert "no-store" in answer["Cache-Control"], address
        for name in OTHERS:
            assert world.client(name).get(address).status_code in (404, 302), (name, address)


def test_nothing_is_done_by_sending_a_form_to_another_s_address(world: World, made: Report, text: Sanitised) -> None:
    consent = Consent.objects.get()
    acts = {
        "print": made.pk, "receive": made.pk, "outcome": made.pk, "export": made.pk, "approve-text": text.pk,
        "propose-text": text.pk, "approve-consent": consent.pk,
    }  # fmt: skip
    for name in OTHERS:
        for act, pk in acts.items():
            sent = {"sha256": text.sha256, "source": "no", "outcome": "logged"}
            answer = world.client(name).post(reverse(f"intelligence:{act}", args=[pk]), sent)
            assert answer.status_code in (404, 302), (name, act)
        for act in ("export-all", "figures-paper"):
            assert world.client(name).post(reverse(f"intelligence:{act}")).status_code in (404, 302), (name, act)
    assert not Export.objects.exists()
    assert not Released.objects.exists()
    assert not Paper.objects.exists()


def test_a_source_is_shown_for_a_reason_once_and_entered_with_it(world: World, made: Report) -> None:
    unit, address = world.client("unit"), reverse("intelligence:unit-source", args=[made.pk])
    assert b"Quillfeather" not in unit.post(address, {"why": ""}).content
    before = Entry.objects.filter(act="ask for source").count()
    assert b"Quillfeather" in unit.post(address, {"why": "To judge the risk"}).content
    assert Entry.objects.filter(act="ask for source").count() == before + 1
    assert b"Quillfeather" not in unit.get(address).content


def test_all_that_waits_is_handed_over_in_one_file_without_a_source(world: World, made: Report) -> None:
    second = report(world, "A second thing.", source=WHO)
    answer = world.client("unit").post(reverse("intelligence:export-all"))
    said = json.loads(answer.content)
    assert {one["reference"] for one in said["reports"]} == {made.reference, second.reference}
    assert b"Quillfeather" not in answer.content
    assert made.reference not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    again = world.client("unit").post(reverse("intelligence:export-all"), follow=True)
    assert b"Everything was handed over already" in again.content


def test_a_source_in_a_file_asks_for_a_reason(world: World, made: Report) -> None:
    unit, address = world.client("unit"), reverse("intelligence:export", args=[made.pk])
    refused = unit.post(address, {"source": "yes", "why": " "})
    assert b"Say why where it comes from is needed" in refused.content
    assert not Export.objects.exists()
    assert b"Quillfeather" in unit.post(address, {"source": "yes", "why": "To speak to them"}).content


def test_a_receipt_is_uploaded_and_a_wrong_one_refused_at_its_field(world: World, made: Report) -> None:
    unit, address = world.client("unit"), reverse("intelligence:receipt-file")
    wrong = unit.post(address, {"file": SimpleUploadedFile("r.json", b"no json")})
    assert b"no receipt that can be read" in wrong.content
    handed = unit.post(reverse("intelligence:export", args=[made.pk]), {"source": "no"})
    del handed
    said = {
        "version": "commonweal-intelligence-receipt/1", "export": Export.objects.get().sha256,
        "reports": [{"reference": made.reference, "accepted": True, "force_reference": "NI/44"}],
    }  # fmt: skip
    answer = unit.post(address, {"file": SimpleUploadedFile("r.json", json.dumps(said).encode())})
    assert b"NI/44" in answer.content
    made.refresh_from_db()
    assert made.state == "received"


def test_a_grade_that_is_not_whole_is_said_at_its_fields_and_nothing_chosen_is_lost(world: World, made: Report) -> None:
    address = reverse("intelligence:grade", args=[items(made)[0].pk])
    answer = world.client("unit").post(address, {"source": "1", "assessment": "B", "handling": "C", "action": ["A3"]})
    body = answer.content.decode()
    assert "Choose at least one" in body
    assert "Say how it is to be handled" in body
    assert 'value="A3"' in body
    assert "checked" in body
    assert Grade.objects.count() == 1


def test_a_text_of_something_covert_is_kept_and_cannot_be_proposed(world: World, made: Report) -> None:
    grade(world, made, COVERT)
    text = _written(world, made)
    answer = world.client("unit").post(reverse("intelligence:propose-text", args=[text.pk]), {"why": "It may"})
    assert b"reaches no text, case, pack or paper" in answer.content
    assert Sanitised.objects.get().state == "written"


def _written(world: World, made: Report) -> Sanitised:
    said = {
        "items": [str(items(made)[0].pk)], "text": "Goods are moved.", "reach": "agencies",
        "agencies": [str(world.agencies["Council"].pk)], "purpose": "To prevent crime", "power": "cda-1998-s115",
        "basis": "public-task", "necessity": "They patrol", "no_agreement": "It is being drawn up",
    }  # fmt: skip
    world.client("unit").post(reverse("intelligence:new-text", args=[made.pk]), said)
    return Sanitised.objects.get()


def test_what_was_released_is_listed_for_its_readers_alone(world: World, made: Report) -> None:
    grade(world, made, ASKS.__class__("2", "B", "P"))
    out = released(world, made)
    page = reverse("intelligence:released", args=[out.released])
    warden: Client = world.client("warden")
    assert out.text.encode() in warden.get(page).content
    assert out.reference.encode() in warden.get(reverse("intelligence:released-list")).content
    assert TOLD.encode() not in warden.get(page).content
    for name in ("officer", "fire", "unit", "second", None, "governance", "clerk"):
        assert world.client(name).get(page).status_code == 404, name


def test_the_unit_meets_what_waits_for_it_first(world: World, made: Report) -> None:
    where = reverse("intelligence:index")
    page = world.client("unit").get(where).content.decode()
    assert "1 report to receive." in page
    assert "Open the unit’s inbox" in page
    Report.objects.filter(pk=made.pk).update(sent_at=made.sent_at - dt.timedelta(days=4))
    assert "1 report is past the agreed time." in world.client("unit").get(where).content.decode()
    assert "to receive" not in world.client("fire").get(where).content.decode()


def test_the_figures_are_a_page_and_a_paper(world: World, made: Report) -> None:
    unit = world.client("unit")
    assert b"too few to show" in unit.get(reverse("intelligence:figures")).content
    answer = unit.post(reverse("intelligence:figures-paper"), {"quarter": ""})
    assert answer.status_code == 302
    assert "Intelligence handed in by partners" in Paper.objects.get().title


def test_a_quarter_has_figures_once_all_that_was_sent_in_it_is_in_time_or_late(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, newest in ((dt.date(2026, 4, 3), dt.date(2025, 10, 1)), (dt.date(2026, 4, 4), dt.date(2026, 1, 1))):
        monkeypatch.setattr(figures, "today", lambda day=day: day)
        assert figures.QuarterForm().chosen() == newest
