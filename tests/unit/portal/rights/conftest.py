"""The made-up partnership, with a second officer of the police."""

import pytest

from portal_world import World, make_world
from told_intelligence import colleague


@pytest.fixture
def world(db: None) -> World:
    """As it is, with somebody to read an answer through, and governance's second."""
    made = make_world()
    colleague(made, "second", "Police")
    return made
