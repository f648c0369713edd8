"""What tests of several rooms share."""

import fcntl
import gc
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import portal_database

portal_database.prepare()  # before anything asks Django for its settings

from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.store import Store
from commonweal.workspace import Workspace
from longest_files import seconds
from real_data import SHARED

if TYPE_CHECKING:
    from portal_world import World

# A busy machine is no fault of a rule. Where `CI` is set, Hypothesis takes the same examples every time besides.
settings.register_profile("commonweal", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("commonweal")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected, and all that it imports, stays to the end: nothing goes through it for garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first; within a file, and among the others, the order stays."""
    items.sort(key=lambda item: -seconds(item.path))


@pytest.fixture(scope="session")
def cleveland_store(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A workspace with `cleveland.zip` taken in, made once a run. Read only: copy it to change it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "cleveland-store"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        store = Store(Workspace(shared))
        if not store.commits():
            ingest_police_uk(store, [SHARED / "police-uk" / "cleveland.zip"])
    return shared


@pytest.fixture(autouse=True)
def _emptied_after_a_transactional_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """The audit's tables refuse to be emptied: their guards step aside before the database is, and stand after it."""
    marker = request.node.get_closest_marker("django_db")
    transactional = {"transactional_db", "live_server", "django_db_reset_sequences"} & set(request.fixturenames)
    if not (transactional or (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    from commonweal.portal.audit import anchors, guards  # models can be imported only once Django is set up

    anchors.file().unlink(missing_ok=True)  # this test's chain is another than the last one's
    yield
    guards.lower_guards()
    anchors.file().unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _nobody_has_tried_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often someone tried to sign in, or asked for what is not there, is kept in the process and would add up."""
    from django.core.cache import cache

    from commonweal.portal.access import middleware
    from commonweal.portal.audit.visitors import Allowance

    cache.clear()
    monkeypatch.setattr(middleware, "visitors", Allowance())


@pytest.fixture
def world(db: None) -> "World":
    """A made-up partnership in the portal's database: one account for each role."""
    from portal_world import make_world  # models can be imported only once Django is set up

    return make_world()
