"""A dozen wards of the fictional borough over two years: enough for an operation to be judged against others."""

from dataclasses import replace
from pathlib import Path

from commonweal.demo import plan as plans
from commonweal.demo.build import write_files
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.reference import ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace

PLAN = replace(plans.TINY, wards=12, lsoas=36)


def wharf_borough(folder: Path) -> Workspace:
    """Its files written, and taken into a workspace beside them: some four seconds."""
    write_files(PLAN, folder / "files")
    workspace = Workspace(folder / "workspace")
    workspace.root.mkdir()
    ingest_police_uk(Store(workspace), [folder / "files" / "police-uk" / "wharfshire.zip"])
    ingest_reference(Store(workspace), [folder / "files" / part for part in ("lookups", "boundaries", "population")])
    return workspace
