"""Tests of PostgreSQL's wall: gathered where the suite runs on PostgreSQL (SQLite has no wall to test)."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings

collect_ignore_glob = [] if os.environ.get("COMMONWEAL_TEST_DATABASE") == "postgresql" else ["test_walls_*.py"]


@pytest.fixture(autouse=True)
def _no_login_outlives_its_test() -> Iterator[None]:
    """The web's login that a test raises the wall before goes with that test: its role does, too."""
    before = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = before
