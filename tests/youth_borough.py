"""The fictional borough's youth justice returns and benchmarks over places of its own: written once a session.

`from youth_borough import youth_borough` gives the workspace. The year 2021/22 is in no file.
"""

from pathlib import Path

import pytest

from commonweal.demo import build, plan
from commonweal.demo.partners import youth_justice
from commonweal.demo.plan import Plan
from commonweal.figures import Month, Period
from commonweal.ingest.reference import ingest_reference
from commonweal.ingest.youth_benchmarks import ingest_youth_benchmarks
from commonweal.ingest.youth_justice import ingest_youth_justice
from commonweal.store import Store
from commonweal.workspace import Workspace

PLACE = "E06990004"
PERIOD = Period.parse("ytd:2025-06")
SMALL = Plan(
    period=Period(Month(2019, 4), Month(2025, 10)),
    wards=6,
    lsoas=24,
    neighbour_lsoas=6,
    splits=1,
    residents_per_lsoa=6000,
    outcome_months=1,
    anchors_per_lsoa=2,
)


def make(root: Path) -> Workspace:
    """A workspace with the places, the returns and what is published of others."""
    published, folder = root / "published", root / "published" / "partners"
    scene = build.imagine(SMALL)
    build._write_reference(scene, published)
    folder.mkdir(parents=True)
    for name, text in (
        (youth_justice.FILE, youth_justice.returns_export(scene)),
        (youth_justice.MAPPING, youth_justice.returns_mapping(scene)),
        (youth_justice.BENCHMARKS, youth_justice.benchmarks_table(scene)),
        (youth_justice.BENCHMARKS_MAPPING, youth_justice.benchmarks_mapping()),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    workspace = Workspace(root / "ws")
    ingest_reference(Store(workspace), [published / name for name in build.REFERENCE], plan.REFERENCE_RELEASED)
    ingest_youth_justice(
        workspace, folder / youth_justice.MAPPING, folder / youth_justice.FILE,
        released=plan.EXTRACTED, today=plan.TODAY,
    )  # fmt: skip
    ingest_youth_benchmarks(
        workspace, folder / youth_justice.BENCHMARKS_MAPPING, folder / youth_justice.BENCHMARKS,
        released=plan.EXTRACTED, today=plan.TODAY,
    )  # fmt: skip
    return workspace


@pytest.fixture(scope="session")
def youth_borough(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read it, do not change it: the session shares it."""
    return make(tmp_path_factory.mktemp("youth-borough"))
