"""Twelve wards of the fictional borough over six years, three of them with bonfires: written once a session.

`from bonfire_borough import bonfire_borough, season` gives the workspace and a season's file over its extracts.
"""

import json

import pytest

from commonweal.demo import build, plan
from commonweal.demo.plan import Plan
from commonweal.figures import Month, Period
from commonweal.ingest.partner import ingest_partner
from commonweal.ingest.reference import ingest_reference
from commonweal.records.season import Season
from commonweal.sources.season import parse
from commonweal.store import Store
from commonweal.workspace import Workspace

PLACE = "E06990004"
TWELVE = Plan(
    period=Period(Month(2019, 9), Month(2025, 10)),
    wards=12,
    lsoas=30,
    neighbour_lsoas=6,
    splits=1,
    residents_per_lsoa=1600,
    outcome_months=1,
    anchors_per_lsoa=6,
)
FILE = """
name = "Bonfire season"
window = "10-25..11-08"
[[look]]
dataset = "partner.fire"
title = "Fires"
[[look]]
dataset = "partner.force"
title = "Nuisance"
kinds = ["asb-nuisance"]
[[activity]]
kind = "bonfire removal"
agency = "Council"
first = 2024-10-27
last = 2024-11-05
wards = ["Kilnside"]
quantity = 14
unit = "bonfires"
"""


def season(more: str = "") -> Season:
    """The season over the borough's extracts, with more said in its file."""
    return parse(FILE + more)


@pytest.fixture(scope="session")
def bonfire_borough(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The workspace: places, the fire service's and the force's extracts. Read it, do not change it."""
    root = tmp_path_factory.mktemp("bonfire-borough")
    published = root / "published"
    build.write_files(TWELVE, published)
    workspace = Workspace(root / "ws")
    ingest_reference(Store(workspace), [published / name for name in build.REFERENCE], plan.REFERENCE_RELEASED)
    for mapping, extract in build.MAPPED:
        if "council" not in extract:
            folder = published / "partners"
            ingest_partner(workspace, folder / mapping, folder / extract, released=plan.EXTRACTED, today=plan.TODAY)
    truth = json.loads((published / "truth.json").read_text(encoding="utf-8"))
    assert truth, "there is something planted"
    return workspace
