"""The invented country in a workspace: its files beside the store, and in the store where that is asked for."""

import json
from pathlib import Path

from commonweal.demo import plan as plans
from commonweal.demo.national.plan import NationalPlan
from commonweal.demo.national.write import ARCHIVE, REFERENCE, Tell, Written, write_nation
from commonweal.errors import WorkspaceRefused
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.reference import ingest_reference
from commonweal.ingest.released import Released
from commonweal.store import Store
from commonweal.workspace import Workspace

FOLDER, MARK = "national", "national.json"


def make_nation(
    workspace: Workspace, plan: NationalPlan, *, take_in: bool = False, tell: Tell = lambda _: None
) -> Written:
    """Write the country's files below `national/` of a workspace, and take them in as real ones are.

    WorkspaceRefused where the folder holds other files, or the store that should take them in holds other data.
    """
    if take_in:
        _refuse_other_data(workspace)
    written = write_nation(plan, workspace.root / FOLDER, tell)
    if take_in:
        _take_in(workspace, written.folder, tell)
    return written


def _take_in(workspace: Workspace, folder: Path, tell: Tell) -> None:
    mark, store = workspace.root / MARK, Store(workspace)
    if not mark.exists():
        mark.write_text(json.dumps({"fictional": True}) + "\n", encoding="utf-8")
    tell("Taking in lookups, residents, census and outlines ...")
    ingest_reference(store, [folder / name for name in REFERENCE], plans.REFERENCE_RELEASED)
    tell("Taking in the police.uk archive ...")
    ingest_police_uk(store, [folder / ARCHIVE], Released(plans.RELEASED))
    held = sorted({e.sha256 for e in Store(workspace).editions()})
    mark.write_text(json.dumps({"fictional": True, "editions": held}) + "\n", encoding="utf-8")


def _refuse_other_data(workspace: Workspace) -> None:
    """What is held must be this country's: made-up figures never stand beside real ones, nor beside others made up."""
    held = {e.sha256 for e in Store(workspace).editions()}
    try:
        own = set(json.loads((workspace.root / MARK).read_text(encoding="utf-8")).get("editions", held))
    except (OSError, ValueError):
        own = set()
    if held - own:
        raise WorkspaceRefused(
            f"{workspace.root} holds other data, and a made-up country's figures never stand beside them.",
            "Choose another folder: commonweal demo --national --ingest --workspace made-up-country",
        )
