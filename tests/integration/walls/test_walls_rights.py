"""PostgreSQL's own wall keeps requests for governance and asks for holders, without any filter; all works behind it."""

import pytest
from django.db import DatabaseError

from asked_rights import answered, handed_in, held, prepared, question, requested, the_ask
from commonweal.portal.audit.clock import today
from commonweal.portal.people.verbs import records
from commonweal.portal.rights import extracts
from commonweal.portal.rights.models import Bite, Part, Request
from commonweal.portal.rights.queries import asks, keeping
from commonweal.portal.rights.queries import requests as queries
from commonweal.portal.rights.verbs import answers, disposals, gathering, holds, questions, requests
from known_people import ADA
from portal_world import World
from told_intelligence import colleague, desk, sent, unit
from walled_world import behind_wall, raise_for_test, raw_ids, run

pytestmark = pytest.mark.django_db
GOVERNANCES = tuple(f"rights_{name}" for name in ("request", "part", "reply", "question", "hold", "disposal"))
EVERYONE = (None, "administrator", "member", "officer", "fire", "second", "chair", "clerk", "analyst", "governance")


def _asked(world: World) -> Request:
    """Ada asks; the police hold a record of her, the force's unit a report of somebody else."""
    colleague(world, "second", "Police")
    records.enter(ADA, agency=world.agencies["Police"], by=world.reader("officer"))
    request = requested(world)
    requests.settle_identity(request, how="Seen.", on=today(), by=world.reader("governance"))
    gathering.run()
    return Request.objects.get(pk=request.pk)


def test_requests_are_governances_alone_and_asks_the_holders_alone(world: World) -> None:
    request = _asked(world)
    handed_in(world, the_ask(request))
    held(world)
    answered(world, question(world))
    holds.bite()
    raise_for_test()
    for who in EVERYONE:
        with behind_wall(world, who):
            assert bool(raw_ids("rights_request")) == bool(raw_ids("rights_question")) == (who == "governance"), who
            assert bool(raw_ids("rights_hold")) == (who == "governance"), who
            assert bool(raw_ids("rights_ask")) == (who in ("officer", "second")), who
            assert bool(raw_ids("rights_part")) == (who in ("governance", "second")), who  # "second" handed it in
            assert bool(raw_ids("rights_bite", "id")) == (who in ("officer", "second")), who


def test_an_ask_about_intelligence_is_the_units_alone(world: World) -> None:
    desk(world)
    unit(world)
    colleague(world, "second", "Police")
    sent(world)
    request = requested(world, given="Wren", family="Tallis", aliases=[], phones=[], addresses=[])
    requests.settle_identity(request, how="Seen.", on=today(), by=world.reader("governance"))
    gathering.run()
    raise_for_test()
    for who in (*EVERYONE, "unit"):
        with behind_wall(world, who):
            assert len(raw_ids("rights_unitask")) == (2 if who == "unit" else 0), who


def test_nobody_writes_into_what_is_not_theirs(world: World) -> None:
    record = str(the_ask(_asked(world)).thing.home_id)
    raise_for_test()
    for who in ("officer", "fire", "clerk", "administrator"):
        with behind_wall(world, who):
            assert run("UPDATE rights_request SET state = 'closed'") == 0, who
            assert run("DELETE FROM rights_request") == 0, who
    with behind_wall(world, "fire"):
        assert run("UPDATE rights_ask SET decision = 'nothing'") == 0
        with pytest.raises(DatabaseError):
            run(
                "INSERT INTO rights_bite (id, hold, thing_id, again_on) "
                "VALUES (gen_random_uuid(), gen_random_uuid(), %s, '2027-01-01')",
                record,
            )  # fmt: skip


def test_the_whole_way_works_behind_the_wall(world: World) -> None:
    colleague(world, "second", "Police")
    records.enter(ADA, agency=world.agencies["Police"], by=world.reader("officer"))
    raise_for_test()
    with behind_wall(world, "governance"):
        request = requested(world)
        requests.settle_identity(request, how="Seen.", on=today(), by=world.reader("governance"))
    gathering.run()
    ask = the_ask(request)
    with behind_wall(world, "officer"):
        assert [line.id for line in asks.lines(world.reader("officer"))] == [ask.pk]
        ask = prepared(world, ask, phrases=["Rope Street"], exemptions=["third-party"])
    with behind_wall(world, "second"):
        answers.approve(ask, by=world.reader("second"), seen=extracts.mark_of(extracts.handed_in(ask)))
    gathering.run()
    with behind_wall(world, "governance"):
        reader = world.reader("governance")
        assert Part.objects.count() == 1
        requests.compose(request, by=reader)
    gathering.run()
    with behind_wall(world, "governance"):
        requests.close(request, outcome="replied", words="By post.", by=world.reader("governance"))
        assert queries.lines(world.reader("governance"), closed=True)
        published = questions.publish(
            answered(world, question(world)), asked="How many?", answered="Twelve.", by=world.reader("governance")
        )
        held(world)
    disposals.dispose()
    assert Bite.objects.exists()
    with behind_wall(world, "officer"):
        thing = ask.thing.home_id
        assert keeping.beside(world.reader("officer"), [thing])[thing].held_until
    with behind_wall(world, None):
        assert raw_ids("rights_answered") == {published.pk}
