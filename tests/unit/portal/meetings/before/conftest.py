"""The day on which the tests of preparing meetings happen."""

import datetime as dt
from collections.abc import Iterator

import pytest

from commonweal.portal.audit import clock
from commonweal.portal.audit.recording import gathering
from round_world import TODAY


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", lambda: dt.datetime.combine(TODAY, dt.time(9), dt.UTC))
    with gathering():
        yield
