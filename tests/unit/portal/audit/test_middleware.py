import logging
from collections.abc import Iterator

import pytest
from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.audit.clock import new_id
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.config.urls import urlpatterns as portal_urls
from commonweal.portal.notices.models import MailWish
from portal_world import PASSWORD, World

pytestmark = pytest.mark.django_db
THING = new_id()
ON_POSTGRESQL = connection.vendor == "postgresql"


@recorded
def _wish(request: HttpRequest) -> None:
    """A verb that writes: what stands afterwards shows whether it was taken back."""
    reader = reader_for(request)
    MailWish.objects.update_or_create(person_id=reader.person, defaults={"wish": "never"})
    note("wish", by=reader.account, thing=THING)


def _read(request: HttpRequest) -> HttpResponse:
    note("read", by=reader_for(request).account, thing=THING)
    return HttpResponse("restricted words")


def _public(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("public words")


def _write(request: HttpRequest) -> HttpResponse:
    _wish(request)
    return HttpResponse("done")


def _write_then_raise(request: HttpRequest) -> HttpResponse:
    _wish(request)
    raise ValueError("a fault of ours")


def _write_then_hide(request: HttpRequest) -> HttpResponse:
    _wish(request)
    raise Http404


def _write_then_say(request: HttpRequest) -> HttpResponse:
    _wish(request)
    messages.error(request, "The second thing was refused.")
    return HttpResponse("refused", status=422)


def _hide(_request: HttpRequest, thing: object) -> HttpResponse:
    raise Http404


@recorded
def _forbidden(request: HttpRequest, *, by: object) -> None:
    raise NotAllowed("You may not do this.", "Ask the clerk.")


def _forbid(request: HttpRequest, thing: object) -> HttpResponse:
    _forbidden(request, by=reader_for(request))
    return HttpResponse("never")


def _not_now(_request: HttpRequest) -> HttpResponse:
    raise NotNow("The minutes are approved.", "Ask for a correction.")


def _stream(request: HttpRequest) -> StreamingHttpResponse:
    note("read", by=reader_for(request).account, thing=THING)

    def parts() -> Iterator[bytes]:
        yield f"{Entry.objects.filter(act='read').count()} entered before the first byte".encode()

    return StreamingHttpResponse(parts())


def _stream_unsaid(request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[bytes]:
        note("read", by=reader_for(request).account, thing=THING)
        yield b"restricted words"

    return StreamingHttpResponse(parts())


urlpatterns = [
    *portal_urls,
    path("t/read", _read),
    path("t/public", _public),
    path("t/write", _write),
    path("t/write-raise", _write_then_raise),
    path("t/write-hide", _write_then_hide),
    path("t/write-say", _write_then_say),
    path("t/hide/<uuid:thing>", _hide, name="hidden-page"),
    path("t/forbid/<uuid:thing>", _forbid),
    path("t/not-now", _not_now),
    path("t/stream", _stream),
    path("t/stream-unsaid", _stream_unsaid),
]
handler500 = "commonweal.portal.config.views.errors.failed"


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def member(world: World) -> Client:
    client = world.client("member")
    client.raise_request_exception = False
    return client


def _acts() -> list[str]:
    return list(Entry.objects.exclude(act__startswith="sign").order_by("sequence").values_list("act", flat=True))


def _wrote() -> bool:
    return MailWish.objects.exists()


def test_what_was_read_is_in_the_chain_with_its_reader(member: Client, world: World) -> None:
    assert member.get("/t/read").content == b"restricted words"
    entry = Entry.objects.get(act="read")
    assert (entry.doer, entry.thing) == (str(world.accounts["member"].pk), str(THING))


@pytest.fixture
def _chain_cannot_be_written(db: None) -> Iterator[None]:
    """As where the disk is full: the database refuses the entry."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry RENAME TO audit_entry_gone")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry_gone RENAME TO audit_entry")


def test_where_it_cannot_be_entered_restricted_pages_and_acts_stop_and_public_ones_go_on(
    member: Client, _chain_cannot_be_written: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        restricted, acted = member.get("/t/read"), member.post("/t/write")
        public, hidden = member.get("/t/public"), member.get(f"/t/hide/{THING}")
    assert (restricted.status_code, acted.status_code) == (503, 503)
    assert b"restricted words" not in restricted.content
    assert not _wrote()
    assert (public.status_code, public.content) == (200, b"public words")
    assert hidden.status_code == 404


def test_a_view_that_raises_after_its_verb(member: Client, caplog: pytest.LogCaptureFixture) -> None:
    """On PostgreSQL all of it is taken back; on SQLite the verb stands. Either way the chain says what is so."""
    with caplog.at_level(logging.CRITICAL):
        assert member.post("/t/write-raise").status_code == 500
        assert member.post("/t/write-hide").status_code == 404
    assert _wrote() != ON_POSTGRESQL
    assert _acts() == ([] if ON_POSTGRESQL else ["wish", "wish"])


def test_an_answer_that_is_returned_keeps_what_was_done(member: Client) -> None:
    assert member.post("/t/write-say").status_code == 422
    assert _wrote()
    assert _acts() == ["wish"]


@pytest.mark.parametrize("username", [None, "member", "governance"])
def test_a_refused_address_is_entered_for_whoever_asked(world: World, username: str | None) -> None:
    assert world.client(username).get(f"/t/hide/{THING}").status_code == 404
    entry = Entry.objects.get(act="refused hidden-page")
    assert entry.thing == str(THING)
    assert entry.doer == (str(world.accounts[username].pk) if username else "")


def test_an_address_that_names_nothing_is_not(member: Client) -> None:
    assert member.get("/t/no-such-page").status_code == 404
    assert not _acts()


def test_a_refusal_that_nobody_caught_is_told_in_its_own_words_and_entered_once(member: Client) -> None:
    answer = member.post(f"/t/forbid/{THING}")
    assert answer.status_code == 403
    assert b"You may not do this." in answer.content
    assert b"Ask the clerk." in answer.content
    assert _acts() == ["refused test middleware  forbidden"]


def test_a_thing_in_the_wrong_state_is_no_refusal_of_the_person(member: Client) -> None:
    answer = member.post("/t/not-now")
    assert (answer.status_code, _acts()) == (409, [])
    assert b"The minutes are approved." in answer.content


def test_a_stream_is_entered_before_its_first_byte(member: Client) -> None:
    answer = member.get("/t/stream")
    assert b"".join(answer.streaming_content) == b"1 entered before the first byte"  # type: ignore[attr-defined]


def test_a_stream_that_reads_while_it_is_sent_is_cut_off(member: Client) -> None:
    answer = member.get("/t/stream-unsaid")
    with pytest.raises(LookupError, match="not done inside"):
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_signing_in_and_out_and_failing_are_entered_without_what_was_typed(world: World) -> None:
    client = Client()
    account = str(world.accounts["member"].pk)
    for name, password in (("member", "a wrong one"), ("Wilhelmina", PASSWORD), ("member", PASSWORD)):
        client.post("/account/login/", {"login": name, "password": password})
    client.post("/account/logout/")
    entries = [(e.act, e.doer, e.thing) for e in Entry.objects.order_by("sequence")]
    assert entries == [
        ("refused sign-in", "", account),
        ("refused sign-in", "", ""),
        ("sign in", account, ""),
        ("sign out", account, ""),
    ]
    assert not any("Wilhelmina" in text for text in Entry.objects.values_list("text", flat=True))
