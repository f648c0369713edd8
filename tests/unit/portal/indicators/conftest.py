"""Every test of this room reads what is audited."""

from collections.abc import Iterator

import pytest

from commonweal.portal.audit.recording import gathering


@pytest.fixture(autouse=True)
def _audited(db: None) -> Iterator[None]:
    with gathering():
        yield
