"""Without any filter of ours, PostgreSQL's wall keeps indicators and drafts from who may not read them."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.indicators.models import Paragraph, Version
from commonweal.portal.indicators.queries import latest_of
from commonweal.portal.indicators.queries import paragraphs as queries
from commonweal.portal.indicators.verbs import paragraphs
from kept_indicators import asked, given, handed_in, kept, paragraph_of, public
from portal_world import World
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def test_their_rows_are_given_to_their_readers_alone(world: World) -> None:
    ours = kept(world, audience=audiences.agencies([world.agencies["Police"].pk, world.agencies["Council"].pk]))
    theirs, everyone = kept(world, "Dwelling fires", agency="Fire brigade"), public(world)
    for row in (ours, theirs, everyone):
        given(world, row)
    raise_for_test()
    seen = {
        None: {everyone.pk}, "administrator": {everyone.pk}, "fire": {theirs.pk, everyone.pk},
        "officer": {ours.pk, theirs.pk, everyone.pk},
    }  # fmt: skip
    for who, rows in seen.items():
        with behind_wall(world, who):
            assert raw_ids("indicators_indicator") == rows
            assert len(raw_ids("indicators_edition")) == len(rows)


def test_a_paragraph_is_asked_for_drafted_handed_in_and_cleared_behind_the_wall(world: World) -> None:
    raise_for_test()
    with behind_wall(world, "clerk"):
        call = asked(world, due_on=today())
    with behind_wall(world, "officer"):
        officer = world.reader("officer")
        paragraphs.draft(paragraph_of(call), title="A", text="Not yet", reach="public", by=officer)
        handed_in(world, call)
        assert Version.objects.count() == 2
    with behind_wall(world, "fire"):
        assert len(raw_ids("indicators_version")) == 1, "the draft is the police's alone"
    with behind_wall(world, "clerk"):
        paragraphs.clear(Paragraph.objects.get(), seen=1, by=world.reader("clerk"))
        with recording():
            assert [agency for agency, _ in queries.cleared(world.reader("clerk"), call.pk)] == ["Police"]
    for who in (None, "administrator"):
        with behind_wall(world, who):
            assert (
                raw_ids("indicators_call") == raw_ids("indicators_paragraph") == raw_ids("indicators_version") == set()
            )


def test_an_indicator_is_kept_and_given_figures_behind_the_wall(world: World) -> None:
    raise_for_test()
    with behind_wall(world, "officer"):
        row = kept(world, by="officer")
        given(world, row, by="officer")
        with recording():
            found = latest_of(world.reader("officer"), [row.pk]).get(row.pk)
        assert found is not None and found.value == 48.0
