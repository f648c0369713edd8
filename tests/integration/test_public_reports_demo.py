"""The demonstration's reports from the public tell, after the door, what was planted in them."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bonfire_borough import bonfire_borough  # noqa: F401  a fixture
from commonweal.demo import public_reports, truth
from commonweal.geography import Gazetteer
from commonweal.records.public_report import DATASET
from commonweal.store import Store
from commonweal.workspace import Workspace


def test_bonfire_material_is_found_where_and_when_it_was_planted(
    bonfire_borough: Workspace,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = Workspace(Path(shutil.copytree(bonfire_borough.root, tmp_path / "ws")))
    monkeypatch.setattr(public_reports, "SINCE", date(2025, 6, 1))
    made = public_reports.requests(workspace)
    assert public_reports.requests(workspace) == made and "example.org" in made[0]["email"]
    answer = public_reports.take_in(workspace)
    assert answer.reports == len(made)
    rows = Store(workspace).view().table(DATASET).to_pylist()
    window = (date(2025, 10, 22), date(2025, 11, 5))
    wards = Counter(
        row["ward"] for row in rows if row["category"] == "Bonfire material" and window[0] <= row["day"] <= window[1]
    )
    names = {ward.code: ward.name for ward in Gazetteer.of(Store(workspace).view()).wards("E06990004")}
    most = [names[str(code)] for code, _ in wards.most_common(3)]
    assert set(most) == set(truth.BONFIRES.wards)
    assert all(count >= public_reports.IN_EACH for _, count in wards.most_common(3))
    assert sum(count for _, count in wards.most_common()[3:]) < public_reports.IN_EACH
    held = b"".join(path.read_bytes() for path in workspace.restricted.rglob("*") if path.is_file())
    assert b"example.org" not in held and b"Made-up Row" not in held
