"""Without any filter of ours, the wall keeps a share, its matter and the register from whom they are not for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.conf import settings

from commonweal.portal.access.models import Document
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.disclosures import counting
from commonweal.portal.disclosures.counting import Counted, Source, quarters_over
from commonweal.portal.disclosures.models import Agreement, Entry
from commonweal.portal.disclosures.queries import governing, shares
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs import completing, data_sets, disclosures, reviews
from portal_sharing import GROUNDS, agreed, record_of, share_of
from portal_world import World
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db
SHARED = ("disclosures_disclosure", "disclosures_matter", "disclosures_about")
ADDED = ("disclosures_addition", "disclosures_entryaddition")
REGISTER = "disclosures_entry"


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_its_rows_are_given_to_its_readers_alone(world: World) -> None:
    record = record_of(world, "officer")
    disclosures.record(replace(share_of(world), about=[record.thing]), GROUNDS, by=world.reader("officer"))
    agreed(world)
    raise_for_test()
    with behind_wall(world, "officer"):
        assert [len(raw_ids(table)) for table in SHARED] == [1, 1, 1]
        assert raw_ids(REGISTER) == set()
    with behind_wall(world, "governance"):  # of the council, which got it
        assert [len(raw_ids(table)) for table in SHARED] == [1, 0, 0]
        assert len(raw_ids(REGISTER)) == 1
    for who in ("fire", "clerk", "analyst", "chair", "member"):
        with behind_wall(world, who):
            assert [raw_ids(table) for table in (*SHARED, REGISTER)] == [set()] * 4
            assert len(raw_ids("disclosures_agreement")) == 1
    for who in (None, "administrator"):
        with behind_wall(world, who):
            assert [raw_ids(t) for t in (*SHARED, REGISTER, "disclosures_agreement")] == [set()] * 5
            assert raw_ids("disclosures_party", "id") == set()


def test_it_is_recorded_read_and_reviewed_behind_the_wall(world: World) -> None:
    record = record_of(world, "officer")
    raise_for_test()
    with behind_wall(world, "officer"):
        share = replace(share_of(world), about=[record.thing], emergency=True)
        made = disclosures.record(share, GROUNDS, by=world.reader("officer"))
        with recording():
            assert shares.page(world.reader("officer"), made.pk).matter == share.what
    with behind_wall(world, "governance"):
        with recording():
            waits = governing.overview(world.reader("governance"), counting.quarter_of(today())).waiting
        reviews.close(Entry.objects.get(), justified=True, words="In danger", by=world.reader("governance"))
        assert len(waits) == 1
        assert agreed(world).pk == Agreement.objects.get().pk
    with behind_wall(world, "officer"), recording():
        outcome = shares.page(world.reader("officer"), made.pk).outcome
        assert outcome is not None
        assert outcome.words == "In danger"


def test_it_is_completed_behind_the_wall_for_the_same_readers(world: World) -> None:
    record = record_of(world, "officer")
    raise_for_test()
    with behind_wall(world, "officer"):
        share = replace(share_of(world, what=""), about=[record.thing], emergency=True)
        made = disclosures.record(share, Grounds(), by=world.reader("officer"))
        completing.complete(made, replace(GROUNDS, no_agreement="No time"), what="Where", by=world.reader("officer"))
        assert [len(raw_ids(table)) for table in ADDED] == [1, 0]
        with recording():
            shown = shares.page(world.reader("officer"), made.pk)
        assert (shown.matter, shown.legal.line.missing, shown.legal.purpose) == ("Where", (), GROUNDS.purpose)
    with behind_wall(world, "governance"):  # of the council, which got it
        assert [len(raw_ids(table)) for table in ADDED] == [1, 1]
        assert raw_ids("disclosures_matter") == set()
        with recording():
            waits = governing.overview(world.reader("governance"), counting.quarter_of(today())).waiting
        assert [line.missing for line in waits] == [()]
    for who in ("fire", "clerk", "analyst", "administrator", None):
        with behind_wall(world, who):
            assert [raw_ids(table) for table in ADDED] == [set(), set()]


def test_a_data_set_is_let_out_and_taken_back_behind_the_wall(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    quarter = quarters_over(today())[0]
    events = [Counted("noise", f"{quarter:%Y-%m}", "Elm ward", "Council", 40)]
    monkeypatch.setattr(counting, "_SOURCES", {"made up": Source("made up", "Made-up events", lambda *_: events)})
    raise_for_test()
    with behind_wall(world, "analyst"):
        row = data_sets.ask(quarter, by=world.reader("analyst"))
    data_sets.count_waiting()
    row.refresh_from_db()
    with behind_wall(world, "officer"):
        assert raw_ids("disclosures_dataset") == set()
    with behind_wall(world, "governance"):
        data_sets.approve(row, sha256=row.sha256, by=world.reader("governance"))
    with behind_wall(world, "officer"):
        assert raw_ids("disclosures_dataset") == {row.pk}
        assert Document.objects.count() == 3
    with behind_wall(world, "governance"):
        data_sets.withdraw(row, why="Counted twice", by=world.reader("governance"))
    with behind_wall(world, "officer"):
        assert Document.objects.count() == 0
