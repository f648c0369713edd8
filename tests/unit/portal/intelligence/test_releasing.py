"""Sanitised texts: written by one, approved by another, fixed by their hash, for those named, taken back whole."""

from dataclasses import replace

import pytest

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import NotBySamePerson, NotWhatWasSeen, SomethingMissing
from commonweal.portal.audit.models import Entry
from commonweal.portal.disclosures.models import Disclosure
from commonweal.portal.disclosures.refusals import WithoutAgreement
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.intelligence import enforcement
from commonweal.portal.intelligence.models import (
    OUT,
    REFUSED,
    WITHDRAWN,
    Gate,
    Item,
    Released,
    ReleasedWords,
    Report,
    Sanitised,
    Tombstone,
)
from commonweal.portal.intelligence.refusals import (
    KeptOut,
    NotGraded,
    NotInReportState,
    NotSanitised,
    NotTheirReport,
    OriginatorNotAsked,
)
from commonweal.portal.intelligence.verbs import consents, grades, sanitised, withdrawals
from commonweal.portal.notices.models import Notice
from graded_reports import (
    ASKS,
    COVERT,
    FREE,
    GROUNDS,
    OPEN,
    TEXT,
    draft,
    grade,
    items,
    officer,
    people,
    proposed,
    released,
    report,
    set_up,
    written,
)
from portal_world import World


@pytest.fixture(autouse=True)
def _unit(world: World) -> None:
    set_up(world)
    officer(world, "warden", "Council")
    officer(world, "ranger", "Council")


def _reads(world: World, name: str | None) -> list[str]:
    return [words.text for words in readable(world.reader(name), ReleasedWords)]


def test_a_text_goes_out_to_the_agencies_named_and_to_nobody_else(world: World) -> None:
    made = report(world)
    grade(world, made, OPEN)
    text = released(world, made)
    assert text.state == OUT
    assert _reads(world, "warden") == _reads(world, "ranger") == [TEXT]
    others = [None, "member", "officer", "fire", "chair", "clerk", "analyst", "governance", "administrator", "unit"]
    assert [_reads(world, name) for name in others] == [[]] * len(others)
    words = readable(world.reader("warden"), ReleasedWords).get()
    assert words.grade["codes"] == ["A3", "S1"]
    assert "A3: Overt use." in words.grade["words"][-2]


def test_by_name_it_is_for_those_people_while_they_are_of_their_agency(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    released(world, made, people=people(world, "warden"))
    assert _reads(world, "warden") == [TEXT]
    assert _reads(world, "ranger") == _reads(world, "second") == []
    world.people["warden"].memberships.update(until="2026-03-03")
    assert _reads(world, "warden") == []


def test_its_readers_read_nothing_of_the_report_it_was_made_of(world: World) -> None:
    made = report(world, source="Ada Quillfeather")
    grade(world, made, FREE)
    released(world, made)
    warden = world.reader("warden")
    assert readable(warden, Released).count() == 1
    for model in (Report, Item, Sanitised, Gate):
        assert not readable(warden, model).exists(), model
        assert readable(world.reader("unit"), model).exists(), model


def test_nobody_approves_what_they_wrote(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    text = proposed(world, made)
    with pytest.raises(NotBySamePerson):
        sanitised.approve(text, sha256=text.sha256, by=world.reader("unit"))
    assert _reads(world, "warden") == []


def test_only_the_force_s_unit_writes_and_approves(world: World) -> None:
    officer(world, "other", "Council", duty="intelligence unit")
    made = report(world)
    grade(world, made, FREE)
    text = proposed(world, made)
    for name in ("fire", "officer", "other", "chair", "governance", "administrator"):
        with pytest.raises(NotTheirReport):
            sanitised.write(made, draft(world, made), by=world.reader(name))
        with pytest.raises(NotTheirReport):
            sanitised.approve(text, sha256=text.sha256, by=world.reader(name))


def test_what_is_approved_is_what_was_seen(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    text = proposed(world, made)
    with pytest.raises(NotWhatWasSeen):
        sanitised.approve(text, sha256="0" * 64, by=world.reader("second"))
    grade(world, made, OPEN)
    text.refresh_from_db()
    assert text.state == REFUSED, "a stricter grade takes back what waits"


def test_a_proposed_text_is_not_written_over(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    text = proposed(world, made)
    with pytest.raises(NotInReportState):
        sanitised.rewrite(text, draft(world, made, "Another"), by=world.reader("unit"))
    sanitised.refuse(text, reason="Say less", by=world.reader("second"))
    again = sanitised.rewrite(text, draft(world, made, "Less"), by=world.reader("second"))
    assert (again.text, again.author, again.sha256) == ("Less", world.accounts["second"].pk, "")
    with pytest.raises(NotInReportState):
        sanitised.propose(again, by=world.reader("unit"))


def test_what_is_not_graded_goes_nowhere(world: World) -> None:
    made = report(world, "One thing that is known.", "Another thing that is known.")
    grades.grade(items(made)[0], FREE, by=world.reader("unit"))
    with pytest.raises(NotGraded):
        proposed(world, made)
    proposed(world, made, items=items(made)[:1])


def test_a_covert_code_keeps_out_whatever_stands_beside_it(world: World) -> None:
    made = report(world, "One.", "Two.", "Three.")
    grade(world, made, FREE, COVERT, FREE)
    with pytest.raises(KeptOut, match="A1"):
        proposed(world, made)
    assert released(world, made, items=[items(made)[0], items(made)[2]]).state == OUT


def test_a_text_made_from_another_inherits_its_items(world: World) -> None:
    made = report(world, "One.", "Two.")
    grade(world, made, COVERT, FREE)
    first = written(world, made, items=items(made)[:1])
    said = draft(world, made, items=items(made)[1:])
    second = sanitised.write(made, said, by=world.reader("unit"), made_from=first)
    with pytest.raises(KeptOut):
        sanitised.propose(second, by=world.reader("unit"))


@pytest.mark.parametrize(
    ("graded", "permission"),
    [(ASKS, "yes"), (FREE, "ask"), (FREE, "no")],
    ids=["S2 asks", "its writer asks", "its writer says no"],
)
def test_the_originator_is_asked_about_these_words_and_a_second_person_approves(
    world: World, graded: object, permission: str
) -> None:
    made = report(world, permission=permission)
    grade(world, made, graded)  # type: ignore[arg-type]
    text = proposed(world, made)
    with pytest.raises(OriginatorNotAsked):
        sanitised.approve(text, sha256=text.sha256, by=world.reader("second"))
    consent = consents.ask(text, words="Their duty officer, by telephone, today", by=world.reader("unit"))
    with pytest.raises(OriginatorNotAsked):
        sanitised.approve(text, sha256=text.sha256, by=world.reader("second"))
    with pytest.raises(NotBySamePerson):
        consents.approve(consent, by=world.reader("unit"))
    consents.approve(consent, by=world.reader("second"))
    assert sanitised.approve(text, sha256=text.sha256, by=world.reader("second")).state == OUT


def test_consent_to_other_words_or_other_readers_is_none(world: World) -> None:
    made = report(world)
    grade(world, made, ASKS)
    text = proposed(world, made)
    consents.approve(consents.ask(text, words="Agreed", by=world.reader("unit")), by=world.reader("second"))
    sanitised.refuse(text, reason="For more readers", by=world.reader("unit"))
    more = [world.agencies["Council"].pk, world.agencies["Fire brigade"].pk]
    sanitised.rewrite(text, draft(world, made, agencies=more), by=world.reader("unit"))
    text.refresh_from_db()
    text = sanitised.propose(text, by=world.reader("unit"))
    with pytest.raises(OriginatorNotAsked):
        sanitised.approve(text, sha256=text.sha256, by=world.reader("second"))


def test_what_stands_in_the_source_stops_it_and_other_finds_need_a_reason(world: World) -> None:
    made = report(world, source="My friend Ada Quillfeather", person="Bram Thistlewood")
    grade(world, made, FREE)
    with pytest.raises(NotSanitised, match="Quillfeather"):
        proposed(world, made, "Quillfeather says that boxes are moved.", why="It may stand")
    with pytest.raises(NotSanitised, match="Thistlewood"):
        proposed(world, made, "Thistlewood moves boxes.")
    text = proposed(world, made, "Thistlewood moves boxes.", why="The council knows him already")
    assert {one["words"] for one in text.answered} == {"Thistlewood"}
    assert {one["why"] for one in text.answered} == {"The council knows him already"}


def test_who_is_meant_may_be_named(world: World) -> None:
    made = report(world, person="Bram Thistlewood")
    grade(world, made, FREE)
    meant = [mention.pk for mention in made.mentions.all()]
    assert proposed(world, made, "Bram Thistlewood moves boxes.", meant=meant).answered == []


def test_its_instructions_are_looked_through_too(world: World) -> None:
    made = report(world, source="My friend Ada Quillfeather")
    said = OPEN.__class__("2", "B", "C", frozenset({"A3", "S1"}), "Speak to Quillfeather first")
    grade(world, made, said)
    with pytest.raises(NotSanitised, match="Quillfeather"):
        proposed(world, made)


def test_going_out_is_a_recorded_disclosure_of_the_force(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    released(world, made)
    shared = Disclosure.objects.get(from_agency=world.agencies["Police"])  # the report itself was another
    assert (shared.from_agency, shared.to_agencies) == (
        world.agencies["Police"],
        [str(world.agencies["Council"].pk)],
    )
    assert shared.decided_by == world.people["second"]
    assert TEXT not in shared.purpose + shared.necessity


def test_without_an_agreement_and_without_a_reason_it_does_not_go_out(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    grounds = Grounds(GROUNDS.purpose, GROUNDS.power, GROUNDS.basis, GROUNDS.necessity)
    with pytest.raises(WithoutAgreement):
        proposed(world, made, grounds=grounds)  # its author hears it, and not first whoever would let it out
    assert _reads(world, "warden") == []
    assert released(world, made, grounds=Grounds(), emergency=True).state == OUT, "an emergency is never blocked"


def test_withdrawn_its_words_are_for_the_unit_and_its_page_says_why(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    text = released(world, made)
    assert _reads(world, "warden") == [TEXT]
    withdrawals.withdraw(text, words="It was wrong", by=world.reader("unit"))
    text.refresh_from_db()
    assert text.state == WITHDRAWN
    assert _reads(world, "warden") == []
    assert readable(world.reader("warden"), Tombstone).get().words == "It was wrong"
    assert readable(world.reader("warden"), Released).count() == 1
    assert not readable(world.reader("officer"), Tombstone).exists()


def test_graded_stricter_what_is_out_comes_back_by_itself(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    text = released(world, made)
    grade(world, made, FREE)
    assert Sanitised.objects.get().state == OUT, "the same grade takes nothing back"
    grade(world, made, COVERT, by="second")
    text.refresh_from_db()
    assert text.state == WITHDRAWN
    assert _reads(world, "warden") == []


def test_graded_laxer_what_is_out_stays_as_it_was(world: World) -> None:
    made = report(world)
    grade(world, made, OPEN)
    released(world, made)
    grade(world, made, FREE)
    assert _reads(world, "warden") == [TEXT]
    assert ReleasedWords.objects.get().grade["codes"] == ["A3", "S1"]


def test_those_told_are_told_nothing_of_what(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    withdrawals.withdraw(released(world, made), words="It was wrong", by=world.reader("unit"))
    told = Notice.objects.filter(person=world.people["warden"]).order_by("made_at")
    assert [notice.words for notice in told] == [
        "The force's intelligence unit released something to you.",
        "Something that the force's intelligence unit released to you was withdrawn.",
    ]
    assert not Notice.objects.filter(person=world.people["chair"]).exists()


def test_looking_for_the_source_is_entered(world: World) -> None:
    made = report(world)
    grade(world, made, FREE)
    source = made.sources.get()
    before = Entry.objects.filter(act="read", thing=source.pk).count()
    proposed(world, made)
    assert Entry.objects.filter(act="read", thing=source.pk).count() == before + 1


def test_it_is_for_somebody_and_rests_on_something_of_the_report(world: World) -> None:
    made, other = report(world), report(world)
    with pytest.raises(SomethingMissing):
        written(world, made, agencies=[])
    with pytest.raises(SomethingMissing):
        written(world, made, items=items(other))
    with pytest.raises(SomethingMissing):
        written(world, made, people=[(world.people["chair"].pk, world.agencies["Council"].pk)])


def test_what_is_out_comes_back_once_the_table_is_made_stricter(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made, other = report(world), report(world)
    grade(world, made, OPEN)
    grade(world, other, FREE)
    text, free = released(world, made), released(world, other)
    withdrawals.look_over()
    assert len(_reads(world, "warden")) == 2, "there is something to call back"
    table = enforcement.table()
    overt = table.codes["action", "A3"]
    stricter = {**table.codes, ("action", "A3"): replace(overt, keeps_out_of_packs=True)}
    monkeypatch.setattr(enforcement, "table", lambda: replace(table, codes=stricter))
    withdrawals.look_over()
    withdrawals.look_over()
    states = {row.pk: (row.state, row.withdrawn_by) for row in Sanitised.objects.all()}
    assert states == {text.pk: (WITHDRAWN, None), free.pk: (OUT, None)}
    assert len(_reads(world, "warden")) == 1
    assert withdrawals.STRICTER_TABLE in Tombstone.objects.get().words
