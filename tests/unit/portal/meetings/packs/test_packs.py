"""The pack for the public holds nothing restricted, and goes out when a second person has looked at every page."""

import datetime as dt

import pytest

from commonweal.documents.pack import page_texts
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow
from commonweal.portal.access.verbs import audiences, releases
from commonweal.portal.audit.recording import recording
from commonweal.portal.meetings.models import Item, Pack
from commonweal.portal.meetings.queries.packs import offered_audiences, offered_to_all
from commonweal.portal.meetings.rules.packs import PagesLeft
from commonweal.portal.meetings.verbs import meetings, packs
from portal_world import World
from published_meeting import practice_of, publish_meeting

pytestmark = pytest.mark.django_db


def words_of(world: World, pack: Pack, who: str) -> str:
    assert pack.pdf_id
    with recording():
        return " ".join(page_texts(content(world.reader(who), pack.pdf_id).content))


def look_at_every_page(world: World, pack: Pack, who: str) -> None:
    reader = world.reader(who)
    with recording():
        for page in range(1, pack.pages + 1):
            packs.approve_page(pack, page=page, sha256=packs.page_sha256(reader, pack, page), by=reader)


def test_the_public_pack_prints_the_stub_and_nothing_of_what_is_restricted_or_hidden(world: World) -> None:
    meeting = publish_meeting(world)
    both = audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])
    narrow = packs.make(meeting, reach="restricted", audience=both, by=world.reader("clerk"))
    assert "Quince" in words_of(world, narrow, "officer"), "there is something to leak"
    assert "RESTRICTED to" in words_of(world, narrow, "officer")
    public = packs.make(meeting, reach="public", by=world.reader("clerk"))
    said = words_of(world, public, "chair")
    assert "Recorded crime report" in said
    assert "Police operation" in said
    assert "Quince" not in said
    assert "Medlar" not in said


def test_a_restricted_pack_is_for_its_readers_alone(world: World) -> None:
    meeting = publish_meeting(world)
    both = audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])
    narrow = packs.make(meeting, reach="restricted", audience=both, by=world.reader("clerk"))
    for who, status in (("officer", 200), ("fire", 404), ("member", 404), (None, 404), ("administrator", 404)):
        assert world.client(who).get(f"/meetings/packs/{narrow.pk}/").status_code == status, who
        assert world.client(who).get(f"/meetings/packs/{narrow.pk}/pages/1.png").status_code == status, who
        assert world.client(who).get(f"/documents/{narrow.pdf_id}/").status_code == status, who


def test_its_number_tells_nobody_of_packs_for_others(world: World) -> None:
    meeting, by = publish_meeting(world), world.reader("clerk")
    council = audiences.agencies([world.agencies["Council"].id])
    for agency, number in (("Police", 1), ("Fire brigade", 1), ("Police", 2)):
        few = audiences.agencies([world.agencies[agency].id, world.agencies["Council"].id])
        assert packs.make(meeting, reach="restricted", audience=few, by=by).number == number
    assert packs.make(meeting, reach="restricted", audience=council, by=by).number == 1


def test_it_goes_out_when_a_second_person_has_found_every_page_fit(world: World) -> None:
    pack = packs.make(publish_meeting(world), reach="public", by=world.reader("clerk"))
    assert pack.release
    chair = world.reader("chair")
    with pytest.raises(PagesLeft):
        packs.let_out(pack, sha256=pack.release.sha256, by=chair)
    look_at_every_page(world, pack, "chair")
    packs.let_out(pack, sha256=pack.release.sha256, by=chair)
    assert world.client(None).get(f"/releases/{pack.release.pk}/").status_code == 200


def test_its_maker_approves_no_page(world: World) -> None:
    pack = packs.make(publish_meeting(world), reach="public", by=world.reader("clerk"))
    with pytest.raises(NotBySamePerson):
        look_at_every_page(world, pack, "clerk")
    with pytest.raises(NotAllowed):
        look_at_every_page(world, pack, "officer")


def test_the_general_page_of_approvals_does_not_let_a_pack_out_that_nobody_looked_at(world: World) -> None:
    pack = packs.make(publish_meeting(world), reach="public", by=world.reader("clerk"))
    assert pack.release
    client = world.client("chair")
    answer = client.post(f"/releases/{pack.release.pk}/approve/", {"sha256": pack.release.sha256, "looked": "on"})
    assert answer["Location"] == f"/meetings/packs/{pack.pk}/"
    with pytest.raises(PagesLeft):
        releases.approve(pack.release, sha256=pack.release.sha256, by=world.reader("chair"))
    pack.release.refresh_from_db()
    assert pack.release.approver is None


def test_a_page_is_approved_as_it_was_shown(world: World) -> None:
    pack = packs.make(publish_meeting(world), reach="public", by=world.reader("clerk"))
    with recording(), pytest.raises(PagesLeft):
        packs.approve_page(pack, page=1, sha256="0" * 64, by=world.reader("chair"))


def test_the_public_pack_is_the_same_bytes_when_everything_restricted_is_gone(world: World) -> None:
    meeting = publish_meeting(world)
    whole = packs.make(meeting, reach="public", by=world.reader("clerk"))
    hidden = Item.objects.get(title="Operation Medlar")
    hidden.state = "withdrawn"
    hidden.save()
    again = packs.make(meeting, reach="public", by=world.reader("clerk"))
    assert whole.release
    assert again.release
    assert whole.pdf
    assert again.pdf
    assert whole.pdf.sha256 == again.pdf.sha256


def test_there_is_no_pack_before_the_agenda_is_out(world: World) -> None:
    day = dt.date.today() + dt.timedelta(days=60)
    planned = meetings.create(practice_of(world), date=day, by=world.reader("clerk"))
    with pytest.raises(NotNow):
        packs.make(planned, reach="public", by=world.reader("clerk"))


def test_a_meeting_that_is_not_public_is_offered_no_public_pack(world: World) -> None:
    clerk = world.reader("clerk")
    police = audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])
    for audience, to_all, narrow in (
        (audiences.public(), ("public", "partners"), []),
        (audiences.partners(), ("partners",), []),
        (police, (), ["Council, Police"]),
    ):
        meeting = meetings.create(
            practice_of(world), date=dt.date(2030, 5, len(to_all) + 1), by=clerk, audience=audience
        )
        assert offered_to_all(meeting) == to_all
        meeting.state = "agenda out"
        for reach in {"public", "partners"} - {*to_all}:
            with pytest.raises(NotNow, match="so it has no such pack"):
                packs.make(meeting, reach=reach, by=clerk)
        assert [offered.words for offered in offered_audiences(clerk, meeting)] == narrow
