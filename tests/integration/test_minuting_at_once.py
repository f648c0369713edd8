"""Two people, or five, minute one item at the same moment, in threads of their own: no word is lost."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections
from django.db.utils import OperationalError

from commonweal.portal.access.queries import one
from commonweal.portal.meetings.models import Item, Minute, Minutes, Revision
from commonweal.portal.meetings.verbs import minute
from portal_minuting import Sitting, make_sitting
from portal_world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
SAVINGS = 12


@pytest.fixture
def sitting() -> Sitting:
    return make_sitting(make_world())


def _at_once(*writers: Callable[[], None]) -> None:
    """Run in threads that start together; what fails in one fails the test."""
    barrier, failures = threading.Barrier(len(writers)), []

    def run(writer: Callable[[], None]) -> None:
        try:
            barrier.wait(timeout=20)
            writer()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert failures == []


def _writer(sitting: Sitting, name: str) -> Callable[[], None]:
    """Someone who types a word, saves, and goes on in their own words, as the page does while they type."""

    def write() -> None:
        by = sitting.world.reader("clerk")
        text, version, typed = "", 0, False
        for count in range(SAVINGS):
            text = f"{text} {name}{count}".strip() if text else f"{name}{count}"
            item = one(by, Item, sitting.items["update"].pk)
            saved = _patiently(
                lambda i=item, t=text, v=version, b=typed: minute.save(i, text=t, version=v, typed_base=b, by=by)
            )
            version, typed = saved.own_version, saved.own_typed

    return write


def _patiently(save: Callable[[], minute.Saved]) -> minute.Saved:
    """A page tries again when the database is busy; so does this."""
    for attempt in range(20):
        try:
            return save()
        except OperationalError:
            connection.close()
            time.sleep(0.05 * (attempt + 1))
    return save()


@pytest.mark.parametrize("names", [("anna", "bo"), ("anna", "bo", "cy", "dee", "eve")], ids=["two", "five"])
def test_every_word_of_all_stands_in_order(sitting: Sitting, names: tuple[str, ...]) -> None:
    _at_once(*(_writer(sitting, name) for name in names))
    words = Minute.objects.get(item=sitting.items["update"]).text.replace("[", " ").replace("]", " ").split()
    for name in names:
        assert [word for word in words if word.startswith(name)] == [f"{name}{n}" for n in range(SAVINGS)]


def test_versions_count_up_without_a_gap(sitting: Sitting) -> None:
    _at_once(*(_writer(sitting, name) for name in ("anna", "bo", "cy")))
    versions = list(Revision.objects.order_by("version").values_list("version", flat=True))
    assert versions == list(range(1, len(versions) + 1))
    assert Minute.objects.get(item=sitting.items["update"]).version == versions[-1]


def test_two_who_begin_different_items_at_once_begin_one_set_of_minutes(sitting: Sitting) -> None:
    def begin(key: str) -> Callable[[], None]:
        by = sitting.world.reader("clerk")
        item = sitting.items[key]

        def write() -> None:
            _patiently(lambda: minute.save(item, text=key, version=0, by=by))

        return write

    _at_once(begin("update"), begin("strategy"))
    assert Minutes.objects.count() == 1 and Minute.objects.count() == 2
