"""Minutes from draft to released, by the pages: circulated, corrected, approved at the next meeting, let out."""

import datetime as dt
import io
import re
import zipfile

import pypdfium2
import pytest

from commonweal.portal.meetings.models import Circulation, Correction, Decision, Minute, Minutes
from commonweal.portal.notices.models import Notice
from portal_minuting import Sitting, make_sitting, take
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(world: World) -> Sitting:
    made = make_sitting(world)
    take(made)
    return made


def _at(sitting: Sitting, page: str = "") -> str:
    return f"/meetings/{sitting.meeting.pk}/minutes/{page}"


def _shown(sitting: Sitting, username: str | None) -> str:
    answer = sitting.world.client(username).get(_at(sitting))
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_the_whole_round(sitting: Sitting) -> None:
    world, clerk = sitting.world, sitting.world.client("clerk")
    assert _shown(sitting, "member") == _shown(sitting, None) == "404"

    clerk.post(_at(sitting, "circulate/"))
    assert Minutes.objects.get().state == "circulated"
    assert "told of patrols" in _shown(sitting, "member") and _shown(sitting, None) == "404"
    assert Notice.objects.filter(person=world.people["member"], address=_at(sitting)).count() == 1

    member = world.client("member")
    asked = {"item": str(sitting.items["update"].pk), "was": "patrols", "becomes": "evening patrols", "words": ""}
    wrong = member.post(_at(sitting, "correct/"), asked | {"was": "patroling"})
    assert "do not stand in that item" in wrong.content.decode() and "patroling" in wrong.content.decode()
    assert member.post(_at(sitting, "correct/"), asked).status_code == 302

    later = make_sitting(world, dt.date(2026, 4, 30))
    approval = {"at": str(later.meeting.pk)}
    early = clerk.post(_at(sitting, "approve/"), approval)
    assert "Some corrections have not been answered." in early.content.decode()

    correction = Correction.objects.get()
    assert member.post(f"/meetings/corrections/{correction.pk}/", {"act": "make"}).status_code in (200, 403, 404)
    assert Correction.objects.get().state == "asked", "only the clerk answers"
    clerk.post(f"/meetings/corrections/{correction.pk}/", {"act": "make", "answer": "Quite so."})
    assert "told of evening patrols" in Minute.objects.get(item=sitting.items["update"]).text

    assert clerk.post(_at(sitting, "approve/"), approval).status_code == 302
    minutes = Minutes.objects.get(meeting=sitting.meeting)
    assert (minutes.state, minutes.approved_on) == ("approved", dt.date(2026, 4, 30))
    decision = Decision.objects.get(item=later.items["minutes"])
    assert decision.operative_text == "the minutes of the meeting held on 26 February 2026 be approved as corrected"
    shown = _shown(sitting, "member")
    assert re.search(r"Stood</dt><dd[^>]*>patrols</dd>", shown) and "evening patrols" in shown
    assert {c.state for c in Circulation.objects.filter(minutes=minutes)} == {"circulated", "approved"}

    clerk.post(_at(sitting, "release/"))
    assert _shown(sitting, None) == "404", "one person alone lets nothing out"
    release = Minutes.objects.get(meeting=sitting.meeting).release
    assert release is not None
    page = f"/releases/{release.pk}/approve/"
    assert clerk.post(page, {"sha256": release.sha256}).status_code != 302 or _shown(sitting, None) == "404"
    world.client("chair").post(page, {"sha256": release.sha256, "looked": "on"})
    public = _shown(sitting, None)
    assert "told of evening patrols" in public and "Quillfeather" not in public
    assert "Stood" not in public, "what was corrected is for those who sit on the body"


def test_minutes_do_not_go_round_with_two_wordings_in_them(sitting: Sitting) -> None:
    Minute.objects.filter(item=sitting.items["update"]).update(text="It fell by [[8%]] [[9%]].")
    page = sitting.world.client("clerk").post(_at(sitting, "circulate/"), follow=True).content.decode()
    assert "stand in double square brackets at 1 place." in page and Minutes.objects.get().state == "draft"


def test_a_correction_of_a_restricted_minute_is_seen_by_its_readers_alone(sitting: Sitting) -> None:
    sitting.world.client("clerk").post(_at(sitting, "circulate/"))
    asked = {"item": str(sitting.items["secret"].pk), "was": "Quillfeather Street", "becomes": "Plimsoll Yard"}
    assert sitting.world.client("officer").post(_at(sitting, "correct/"), asked).status_code == 302
    assert "Plimsoll Yard" in _shown(sitting, "clerk") and "Plimsoll Yard" not in _shown(sitting, "member")
    refused = sitting.world.client("member").post(_at(sitting, "correct/"), asked).content.decode()
    assert "Select a valid choice" in refused, "an item that is not theirs is none of the choices"


@pytest.mark.parametrize("username", ["member", "officer", "chair", "governance", "administrator", None])
@pytest.mark.parametrize("page", ["circulate/", "take-back/", "release/", "approve/"])
def test_only_the_clerk_moves_minutes(sitting: Sitting, username: str | None, page: str) -> None:
    before = Minutes.objects.get().state
    sitting.world.client(username).post(_at(sitting, page))
    assert Minutes.objects.get().state == before and not Circulation.objects.exists()


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt", "paste"])
def test_every_form_says_the_same_and_keeps_to_what_its_reader_may_read(sitting: Sitting, form: str) -> None:
    sitting.world.client("clerk").post(_at(sitting, "circulate/"))
    for username, reads in (("officer", True), ("member", False)):
        content = sitting.world.client(username).get(_at(sitting, f"file/{form}/")).content
        text = _plain(form, content)
        assert "told of patrols" in text and "AGREED that the update be noted." in text
        assert ("Quillfeather" in text) is reads, (form, username)
    assert sitting.world.client(None).get(_at(sitting, f"file/{form}/")).status_code == 404


def test_html_to_paste_has_headings_and_paragraphs_and_no_classes(sitting: Sitting) -> None:
    html = sitting.world.client("clerk").get(_at(sitting, "file/paste/")).content.decode()
    assert "<h2" in html and "<li>" in html
    assert not re.search(r"\b(class|style|script|id)\s*=|<script|<style", html)


def test_a_form_that_is_none_is_not_found(sitting: Sitting) -> None:
    assert sitting.world.client("clerk").get(_at(sitting, "file/exe/")).status_code == 404


def _plain(form: str, content: bytes) -> str:
    if form == "pdf":
        document = pypdfium2.PdfDocument(content)
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    return re.sub(r"<[^>]+>", "", content.decode())
