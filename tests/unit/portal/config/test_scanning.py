"""The site's own scanner: it sees every file before a page does, and nothing is taken without its word."""

import sys
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from commonweal.portal.access.models import Document
from commonweal.portal.audit.models import Entry
from portal_world import World

pytestmark = pytest.mark.django_db
# A scanner as clamdscan answers: 1 where it finds the mark, 0 where it does not.
READS = "import sys; sys.exit(1 if b'MARKED AS BAD' in sys.stdin.buffer.read() else 0)"
ADDRESS = "/papers/new/upload/"
LARGE = 3 * 1024 * 1024  # above what Django keeps in the process
WHO = {"who-kind": "partners"}


def _scanned_by(settings: Settings, *command: str) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, scanner=command)


def _send(world: World, content: bytes, username: str | None = "officer") -> tuple[int, str]:
    file = SimpleUploadedFile("secret name.txt", content, "text/plain")
    answer = world.client(username).post(ADDRESS, {"title": "A paper", "file": file, **WHO})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("padding", [b"", b" " * LARGE], ids=["small", "large"])
def test_what_it_finds_is_refused_before_any_page_and_entered(world: World, settings: Settings, padding: bytes) -> None:
    _scanned_by(settings, sys.executable, "-c", READS)
    status, page = _send(world, b"Some words. MARKED AS BAD" + padding)
    assert status == 422 and "The virus scanner found something in it" in page and "secret name" not in page
    assert not Document.objects.exists()
    assert Entry.objects.get(act="refused infected file").doer == str(world.accounts["officer"].pk)


def test_what_is_clean_goes_to_its_form_whole(world: World, settings: Settings) -> None:
    before, _ = _send(world, b"Some words.")
    kept = Document.objects.count()
    assert kept
    _scanned_by(settings, sys.executable, "-c", READS)
    after, _ = _send(world, b"Some words.")
    assert (before, after) == (302, 302) and Document.objects.count() == 2 * kept


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/clamdscan", "-"),
        (sys.executable, "-c", "import sys; sys.exit(2)"),
        (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"),
    ],
    ids=["absent", "fails", "killed"],
)
def test_without_its_answer_nothing_is_taken(
    world: World, settings: Settings, command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    _scanned_by(settings, *command)
    status, page = _send(world, b"Some words.")
    assert status == 503 and "cannot be done" in page and not Document.objects.exists()
    assert "secret name" not in caplog.text and "Some words" not in caplog.text


def test_a_visitors_file_reaches_no_page_unseen(world: World, settings: Settings) -> None:
    _scanned_by(settings, "/nowhere/clamdscan")
    status, _ = _send(world, b"Some words.", None)
    assert status == 404 and not Document.objects.exists()


def test_a_form_without_files_asks_no_scanner(world: World, settings: Settings) -> None:
    _scanned_by(settings, "/nowhere/clamdscan")
    assert world.client("clerk").post("/account/where-signed-in/end/", {"session": "others"}).status_code == 302
