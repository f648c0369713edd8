"""What is about people is not given where its reading cannot be entered; the public's pages go on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.urls import reverse

from commonweal.portal.access.verbs import audiences, documents
from commonweal.portal.audit.models import Entry
from grouped_world import Grouped, found
from portal_world import World

pytestmark = pytest.mark.django_db
TITLE, FILE = b"The square", b"words of a file"


@contextmanager
def _chain_cannot_be_written() -> Iterator[None]:
    """As where the disk is full: the database refuses the entry."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry RENAME TO audit_entry_gone")
        yield
        cursor.execute("ALTER TABLE audit_entry_gone RENAME TO audit_entry")


def _pages(world: World, of: Grouped) -> dict[str, bytes]:
    """Addresses, with what each shows that nobody may have without an entry."""
    kept = documents.keep(
        FILE, name="a.pdf", media_type="application/pdf", role="case file", home=of.case.thing,
        audience=audiences.public(), by=world.reader("officer"),
    )  # fmt: skip
    return {
        reverse("cases:case", args=[of.case.pk]): TITLE,
        reverse("people:person", args=[of.record.pk]): b"Quillfeather",
        reverse("access:document", args=[kept.pk]): FILE,
    }


def test_a_case_a_person_and_a_file_are_given_with_an_entry_or_not_at_all(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    of = found(world)
    pages, client = _pages(world, of), world.client("officer")
    for address, words in pages.items():
        before = Entry.objects.count()
        answer = client.get(address)
        assert (answer.status_code, words in answer.content) == (200, True), address  # there is something to give
        assert Entry.objects.count() > before, address
        assert Entry.objects.filter(act="read", doer=str(world.accounts["officer"].pk)).exists()
    with _chain_cannot_be_written(), caplog.at_level(logging.CRITICAL):
        for address, words in pages.items():
            answer = client.get(address)
            assert answer.status_code == 503, address
            assert words not in answer.content
        assert world.client(None).get("/meetings/").status_code == 200
    assert client.get(reverse("cases:case", args=[of.case.pk])).status_code == 200
