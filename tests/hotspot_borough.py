"""A workspace of the tiny borough with the force's extract: what the tests of hotspots count over."""

from pathlib import Path

import pytest

from commonweal.demo import plan as plans
from commonweal.demo.build import write_files
from commonweal.ingest.partner import ingest_partner
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.reference import ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace

FORCE = "partner.force"
MAPPING, EXTRACT = "partners/wharfshire-police-offences.toml", "partners/wharfshire-police-offences.csv"


@pytest.fixture(scope="module")
def hotspot_borough(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Twelve small areas in three wards, two years of months, and the same with days. Read only."""
    folder, root = tmp_path_factory.mktemp("borough"), tmp_path_factory.mktemp("borough-workspace")
    write_files(plans.TINY, folder)
    workspace = Workspace(root)
    ingest_police_uk(Store(workspace), [folder / "police-uk" / "wharfshire.zip"])
    ingest_reference(Store(workspace), [folder / part for part in ("lookups", "boundaries", "population")])
    ingest_partner(workspace, Path(folder / MAPPING), folder / EXTRACT, released=plans.EXTRACTED, today=plans.TODAY)
    return workspace
