import re

import pytest
from django.test import Client

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings.models import Attendance, Decision, Declaration, Deferral, Item, Meeting, Minute, Vote
from commonweal.portal.meetings.queries.taking import later_meetings, taking
from commonweal.portal.meetings.verbs import declarations, minute, outcome
from commonweal.portal.tasks.models import Action
from portal_minuting import DATE, Sitting, make_sitting, take
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(world: World) -> Sitting:
    return make_sitting(world, votes=True)


@pytest.fixture
def clerk(world: World) -> Client:
    return world.client("clerk")


def _words(sitting: Sitting, key: str, text: str, version: int = 0, base: str = "") -> dict[str, str]:
    pk = sitting.items[key].pk
    return {f"{pk}-text": text, f"{pk}-version": str(version), f"{pk}-base": base}


def _page(sitting: Sitting, key: str) -> str:
    return f"/meetings/items/{sitting.items[key].pk}/minute/"


PAGES = ("attendance/", "declarations/", "taking/")


@pytest.mark.parametrize("username", ["member", "officer", "chair", "analyst", "governance", "administrator", None])
def test_pages_of_taking_are_not_there_for_anyone_but_the_clerk(sitting: Sitting, username: str | None) -> None:
    client = sitting.world.client(username)
    for page in PAGES:
        assert client.get(f"/meetings/{sitting.meeting.pk}/{page}").status_code == 404, page
    for page in ("", "history/", "restricted/"):
        assert client.get(_page(sitting, "update") + page).status_code == 404, page
    assert client.post(_page(sitting, "update") + "save/", _words(sitting, "update", "Mine.")).status_code == 404
    assert not Minute.objects.exists()


def test_every_page_of_taking_opens_to_the_clerk(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    for page in PAGES:
        assert clerk.get(f"/meetings/{sitting.meeting.pk}/{page}").status_code == 200, page
    for page in ("", "history/", "restricted/"):
        assert clerk.get(_page(sitting, "update") + page).status_code == 200, page


def test_the_save_button_saves_without_a_script(sitting: Sitting, clerk: Client) -> None:
    answer = clerk.post(_page(sitting, "update"), _words(sitting, "update", "It was said.") | {"act": "save"})
    assert answer.status_code == 302
    assert Minute.objects.get().text == "It was said."


def test_save_and_go_on_leads_to_the_next_item(sitting: Sitting, clerk: Client) -> None:
    answer = clerk.post(_page(sitting, "update"), _words(sitting, "update", "It was said.") | {"act": "next"})
    assert answer["Location"] == _page(sitting, "strategy")


def test_all_items_are_saved_from_one_page(sitting: Sitting, clerk: Client) -> None:
    data = _words(sitting, "update", "One.") | _words(sitting, "strategy", "Two.")
    assert clerk.post(f"/meetings/{sitting.meeting.pk}/taking/", data).status_code == 302
    assert sorted(Minute.objects.exclude(text="").values_list("text", flat=True)) == ["One.", "Two."]


def test_autosave_answers_with_the_version_to_go_on_from(sitting: Sitting, clerk: Client) -> None:
    page = clerk.post(_page(sitting, "update") + "save/", _words(sitting, "update", "One.")).content.decode()
    assert re.search(r'-version"[^>]*value="1"', page) and "Saved" in page and "data-together" not in page


def test_autosave_hands_over_words_that_were_put_together(sitting: Sitting, clerk: Client) -> None:
    by = sitting.world.reader("clerk")
    minute.save(sitting.items["update"], text="Start.", version=0, by=by)
    minute.save(sitting.items["update"], text="Start.\n\n<b>Theirs</b>.", version=1, by=by)
    data = _words(sitting, "update", "Start, mine.", version=1)
    page = clerk.post(_page(sitting, "update") + "save/", data).content.decode()
    assert 'data-together="3"' in page and "&lt;b&gt;Theirs&lt;/b&gt;." in page
    assert re.search(r'-base"[^>]*value="typed"', page)


def test_autosave_says_in_words_why_it_did_not_save(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    sitting.minutes.__class__.objects.update(state="circulated")
    page = clerk.post(_page(sitting, "update") + "save/", _words(sitting, "update", "More.", version=1))
    assert page.status_code == 200 and "Not saved: These minutes have been circulated." in page.content.decode()


def test_what_was_typed_stays_when_another_part_is_wrong(sitting: Sitting, clerk: Client) -> None:
    data = _words(sitting, "update", "Long said and not lost.") | {"act": "decide", "decision-operative_text": ""}
    page = clerk.post(_page(sitting, "update"), data)
    assert page.status_code == 200 and "Long said and not lost." in page.content.decode()
    assert "There is a problem" in page.content.decode()
    assert Minute.objects.get().text == "Long said and not lost."


def test_words_stay_on_the_page_when_minutes_were_circulated_meanwhile(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    sitting.minutes.__class__.objects.update(state="circulated")
    page = clerk.post(_page(sitting, "update"), _words(sitting, "update", "Not lost.", version=1) | {"act": "save"})
    assert page.status_code == 200 and "Not lost." in page.content.decode()
    assert "These minutes have been circulated." in page.content.decode()


def test_decisions_actions_deferrals_and_votes_from_the_items_page(sitting: Sitting, clerk: Client) -> None:
    words = _words(sitting, "update", "Said.")
    page = _page(sitting, "update")
    police = sitting.world.agencies["Police"]
    later = things.make(
        Meeting, home=sitting.practice.thing, audience=audiences.public(), by=sitting.world.reader("clerk"),
        body=sitting.world.body, date=DATE.replace(month=4),
    )  # fmt: skip
    for more in (
        {"act": "decide", "decision-operative_text": "AGREED that the update be noted"},
        {"act": "action", "action-text": "Count the lamps", "action-agency": str(police.pk), "action-due": "next"},
        {"act": "defer", "deferral-to": "meeting", "deferral-meeting": str(later.pk)},
        {"act": "vote", "vote-motion": "To go on", "vote-in_favour": "2", "vote-against": "2", "vote-abstained": "0",
         "vote-casting": "for"},
    ):  # fmt: skip
        words[next(name for name in words if name.endswith("version"))] = "1" if Minute.objects.exists() else "0"
        assert clerk.post(page, words | more).status_code == 302, more
    assert Decision.objects.get().operative_text == "the update be noted"
    action = Action.objects.get()
    assert (action.agency, action.due_at_id, action.body) == (police, later.pk, sitting.world.body)
    assert Deferral.objects.get().to_meeting == later and Vote.objects.get().carried
    shown = clerk.get(page).content.decode()
    for said in ("AGREED that the update be noted.", "Count the lamps", "Put off to the meeting of 26 April 2026"):
        assert said in shown


def test_a_decision_can_be_taken_back(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    decision = Decision.objects.get(item=sitting.items["update"])
    clerk.post(_page(sitting, "update"), _words(sitting, "update", "Said.", version=1) | {"act": f"undo:{decision.pk}"})
    assert not Decision.objects.filter(pk=decision.pk).exists()


def test_another_items_decision_is_not_taken_back_from_here(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    other = Decision.objects.get(item=sitting.items["secret"])
    data = _words(sitting, "update", "Said.", version=1) | {"act": f"undo:{other.pk}"}
    assert clerk.post(_page(sitting, "update"), data).status_code == 404
    assert Decision.objects.filter(pk=other.pk).exists()


def test_the_roll_is_filled_on_one_page_and_says_whether_it_is_quorate(sitting: Sitting, clerk: Client) -> None:
    sitting.practice.quorum, sitting.practice.quorum_agencies = 2, 2
    sitting.practice.save()
    people = sitting.world.people
    page = f"/meetings/{sitting.meeting.pk}/attendance/"
    data = {
        "act": "roll",
        f"part-{people['chair'].pk}": "present", f"role-{people['chair'].pk}": "Chair",
        f"part-{people['member'].pk}": "present", f"for-{people['member'].pk}": str(people["fire"].pk),
        f"part-{people['officer'].pk}": "apologies",
    }  # fmt: skip
    assert clerk.post(page, data).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "Chair Example (Council, Chair)" in shown
    assert "Member Example (Voluntary action, substitute for Fire Example)" in shown
    assert "2 members of 2 agencies present; the quorum is 2 members of 2 agencies: quorate." in shown


def test_two_who_fill_the_roll_at_once_do_not_undo_each_other(sitting: Sitting, clerk: Client) -> None:
    page, people = f"/meetings/{sitting.meeting.pk}/attendance/", sitting.world.people
    was = {f"initial-part-{people[name].pk}": "" for name in ("officer", "fire")}
    clerk.post(page, {"act": "roll", **was, f"part-{people['officer'].pk}": "present"})
    clerk.post(page, {"act": "roll", **was, f"part-{people['fire'].pk}": "apologies"})
    assert dict(Attendance.objects.values_list("person__name", "part")) == {
        "Officer Example": "present",
        "Fire Example": "apologies",
    }


def test_a_visitor_is_typed_and_taken_off_again(sitting: Sitting, clerk: Client) -> None:
    page = f"/meetings/{sitting.meeting.pk}/attendance/"
    clerk.post(page, {"act": "visitor", "name": "Vi Sitor (Tallow College)", "part": "in attendance"})
    line = Attendance.objects.get()
    assert line.as_printed == "Vi Sitor (Tallow College)"
    clerk.post(page, {"act": f"strike:{line.pk}"})
    assert not Attendance.objects.exists()


def test_a_declaration_is_recorded_and_taken_back(sitting: Sitting, clerk: Client) -> None:
    page = f"/meetings/{sitting.meeting.pk}/declarations/"
    data = {"act": "declare", "person": str(sitting.world.people["chair"].pk), "kind": "personal", "left_room": "on"}
    refused = clerk.post(page, data)
    assert refused.status_code == 200 and "Say which item they left for." in refused.content.decode()
    assert clerk.post(page, data | {"item": str(sitting.items["update"].pk)}).status_code == 302
    line = Declaration.objects.get()
    clerk.post(page, {"act": f"withdraw:{line.pk}"})
    assert not Declaration.objects.exists()


def test_a_meeting_is_held_on_its_day_and_ends_after_it_begins(sitting: Sitting, clerk: Client) -> None:
    page = f"/meetings/{sitting.meeting.pk}/attendance/"
    Meeting.objects.update(state="planned")
    backwards = clerk.post(page, {"act": "held", "start_time": "11:00", "end_time": "10:00"})
    assert "The meeting ends before it begins." in backwards.content.decode()
    assert clerk.post(page, {"act": "held", "start_time": "10:00", "end_time": "11:40"}).status_code == 302
    assert Meeting.objects.get().state == "held"


def test_the_restricted_part_asks_who_it_is_for(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    page = _page(sitting, "update") + "restricted/"
    data = {"who-kind": "agencies", "who-agencies": [str(sitting.world.agencies["Council"].pk)]}
    assert clerk.post(page, data).status_code == 200
    done = clerk.post(page, data | {"reason": "It names people.", "outcome": "AGREED that it be noted."})
    assert done.status_code == 302
    held = Minute.objects.get(item=sitting.items["update"])
    assert held.thing.audience.kind == "agencies" and held.thing.stub.outcome == "AGREED that it be noted."


def test_the_history_says_who_saved_what(sitting: Sitting, clerk: Client) -> None:
    take(sitting)
    page = clerk.get(_page(sitting, "update") + "history/").content.decode()
    assert "Clerk Example" in page and "The police told of patrols." in page


def test_only_later_meetings_are_offered(sitting: Sitting) -> None:
    reader = sitting.world.reader("clerk")
    make_sitting(sitting.world, DATE.replace(month=1))
    later = make_sitting(sitting.world, DATE.replace(month=6))
    with gathering():
        view = taking(reader, sitting.meeting.pk)
    assert [pk for pk, _ in later_meetings(reader, view)] == [str(later.meeting.pk)]


def test_what_is_usually_said_is_put_in_by_its_button_alone(sitting: Sitting, clerk: Client) -> None:
    usual = "No other business was raised."
    Item.objects.filter(pk=sitting.items["minutes"].pk).update(kind="any other business")
    page = clerk.get(_page(sitting, "minutes")).content.decode()
    assert "Usually: “No other business was raised.”" in page
    assert page.index('value="save"') < page.index('value="usual"'), "the Enter key saves"
    assert not Minute.objects.filter(text__contains=usual).exists()
    clerk.post(_page(sitting, "minutes"), _words(sitting, "minutes", "The Chair gave thanks.") | {"act": "usual"})
    assert Minute.objects.get(item=sitting.items["minutes"]).text == f"The Chair gave thanks.\n\n{usual}"
    clerk.post(_page(sitting, "minutes"), _words(sitting, "minutes", "Thanks.", version=2) | {"act": "usual"})
    assert Minute.objects.get(item=sitting.items["minutes"]).text.count(usual) <= 1


def test_an_item_that_is_put_off_offers_the_sentence_that_minutes_print(sitting: Sitting, clerk: Client) -> None:
    outcome.defer(sitting.items["update"], to_text="the next meeting", to_next=True, by=sitting.world.reader("clerk"))
    every = f"/meetings/{sitting.meeting.pk}/taking/"
    assert "Usually: “This item was deferred to the next meeting.”" in clerk.get(every).content.decode()
    said = _words(sitting, "update", "") | {"act": f"usual:{sitting.items['update'].pk}"}
    assert clerk.post(every, said).status_code == 302
    assert Minute.objects.get(item=sitting.items["update"]).text == "This item was deferred to the next meeting."
    assert "Usually: “This item" not in clerk.get(every).content.decode()


def test_no_interests_is_not_offered_where_one_was_declared(sitting: Sitting, clerk: Client) -> None:
    Item.objects.filter(pk=sitting.items["minutes"].pk).update(kind="declarations")
    assert "Usually: “No interests were declared.”" in clerk.get(_page(sitting, "minutes")).content.decode()
    declarations.declare(
        sitting.meeting, person=sitting.world.people["chair"], kind="personal", by=sitting.world.reader("clerk")
    )
    assert "Usually:" not in clerk.get(_page(sitting, "minutes")).content.decode()
