"""The made-up partnership, with a second officer of the police."""

from collections.abc import Iterator

import pytest

from commonweal.portal.audit import anchors
from portal_world import World, make_world
from told_intelligence import colleague


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """As it is, with somebody to read an answer through, and governance's second.

    A test that has what waits for the commit done anchors its chain: the next test's is another.
    """
    anchors.file().unlink(missing_ok=True)
    made = make_world()
    colleague(made, "second", "Police")
    yield made
    anchors.file().unlink(missing_ok=True)
