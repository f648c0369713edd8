"""A comparison that projects the year's end is worked out again from what it names, and a changed figure is found."""

import json

import pyarrow as pa
import pytest

from alder import add, edition
from commonweal.figures import Month, Period
from commonweal.figures.document import to_json
from commonweal.papers import comparison
from commonweal.papers.verification import verify
from commonweal.workspace import Workspace
from many_districts import code, workspace

SIZE = 8
HELD = Period(Month(2023, 4), Month(2025, 6))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two whole financial years before, three months of this one, and a list of groups."""
    counts = {m: {(i, "burglary"): (60 + 6 * i) * (1 if 4 <= m.month <= 6 else 2) for i in range(SIZE)} for m in HELD}
    found = workspace(tmp_path_factory.mktemp("years"), [100_000 + 10_000 * i for i in range(SIZE)], counts)
    others = [code(i) for i in range(1, SIZE)]
    add(found, [edition("group.alike", "EW", pa.table({"partnership": [code(0)] * len(others), "member": others}), ())])
    return found


@pytest.fixture(scope="module")
def written(place: Workspace) -> str:
    """The paper's figures.json."""
    period = Period(Month(2025, 4), Month(2025, 6))
    return to_json(comparison.figures(place, comparison.Request(code(0), period, group="alike")))


def test_the_projection_comes_out_the_same(place: Workspace, written: str) -> None:
    assert any(f["id"].endswith("/projection") for f in json.loads(written)["figures"]), "there is one to work out"
    found = verify(place, written)
    assert not found.differences and found.same > 0


def test_a_changed_projection_is_found(place: Workspace, written: str) -> None:
    changed = json.loads(written)
    one = next(f for f in changed["figures"] if f["id"] == f"{code(0)}/burglary/projection")
    one["interval"] = [one["interval"][0], one["interval"][1] * 1.01]
    found = verify(place, json.dumps(changed))
    assert [d.id for d in found.differences] == [one["id"]]
