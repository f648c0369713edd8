"""The demonstration's walk: write the publishers' files, take them in as real ones are, make the reports.

A workspace that holds the demonstration says so in `demonstration.json`; one that holds anything else is refused, so
that made-up figures never stand beside real ones. A second walk finds everything as it was, and changes nothing.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import commonweal
from commonweal.demo import build
from commonweal.demo import plan as plans
from commonweal.demo.districts import TALLOW
from commonweal.demo.partners import youth_justice
from commonweal.demo.plan import FULL, Plan
from commonweal.errors import WorkspaceRefused
from commonweal.figures import Audience, Period
from commonweal.ingest.partner import ingest_partner
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.reference import ingest_reference
from commonweal.ingest.released import Released
from commonweal.ingest.youth_benchmarks import ingest_youth_benchmarks
from commonweal.ingest.youth_justice import ingest_youth_justice
from commonweal.papers import recorded_crime
from commonweal.papers.recorded_crime import FORMATS, Request
from commonweal.store import Store
from commonweal.workspace import Workspace

MARK = "demonstration.json"
PUBLISHED, REPORTS = "published", "reports"
# What its own portal gives the store while people use it: no other data than the demonstration's.
BORN_IN_THE_PORTAL = ("survey.", "reports.public", "indicator.")
# What each report rests on: the public's on open data, the partners' on the force's own extract.
SOURCES: dict[Audience, str] = {"public": "police_uk.street", "partners": "partner.force"}
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Walked:
    """`changed` False: everything was there already. `reports`: the folder of each report, by its audience."""

    changed: bool
    published: Path
    reports: dict[Audience, Path]


def demonstrate(
    workspace: Workspace, plan: Plan = FULL, tell: Tell = lambda _: None, formats: tuple[str, ...] = FORMATS
) -> Walked:
    """Build the fictional partnership in a workspace. Raises WorkspaceRefused where it holds anything else."""
    root = workspace.root
    walked = Walked(True, root / PUBLISHED, {audience: root / REPORTS / audience for audience in SOURCES})
    said = _mark(root)
    _refuse_other_data(workspace, said)
    made = {"software": commonweal.__version__, "formats": list(formats), "digests": _digests(root)}
    if made.items() <= said.items():
        return Walked(False, walked.published, walked.reports)
    root.mkdir(parents=True, exist_ok=True)
    (root / MARK).write_text(json.dumps({"fictional": True}) + "\n", encoding="utf-8")
    tell("Writing what the publishers and partners of a fictional borough would have sent ...")
    build.write_files(plan, walked.published)
    _take_in(workspace, walked.published, tell)
    workspace.register.write_bytes((walked.published / build.REGISTER).read_bytes())
    for audience, out in walked.reports.items():
        tell(f"Making the report for the {audience} ...")
        recorded_crime.build(workspace, _request(plan, walked.published, audience), out, formats)
    mark = {
        "fictional": True,
        "software": commonweal.__version__,
        "formats": list(formats),
        "editions": _editions(workspace),
        "digests": _digests(root),
    }
    (root / MARK).write_text(json.dumps(mark, indent=1) + "\n", encoding="utf-8")
    return walked


def _take_in(workspace: Workspace, published: Path, tell: Tell) -> None:
    """The older edition first, as it came; each step is one commit."""
    store = Store(workspace)
    tell("Taking in lookups, outlines, residents and deprivation ...")
    ingest_reference(store, [published / name for name in build.REFERENCE], plans.REFERENCE_RELEASED)
    for archive, released in ((build.OLDER_ARCHIVE, plans.EARLIER_RELEASE), (build.ARCHIVE, plans.RELEASED)):
        tell(f"Taking in the police.uk archive {archive} ...")
        ingest_police_uk(store, [published / "police-uk" / archive], Released(released))
    for mapping, extract in build.MAPPED:
        tell(f"Taking in {extract} ...")
        folder = published / "partners"
        ingest_partner(workspace, folder / mapping, folder / extract, released=plans.EXTRACTED, today=plans.TODAY)
    _take_in_youth_justice(workspace, published / "partners", tell)


def _take_in_youth_justice(workspace: Workspace, folder: Path, tell: Tell) -> None:
    tell("Taking in the youth justice team's returns, and what is published of others ...")
    ingest_youth_justice(
        workspace, folder / youth_justice.MAPPING, folder / youth_justice.FILE,
        released=plans.EXTRACTED, today=plans.TODAY,
    )  # fmt: skip
    ingest_youth_benchmarks(
        workspace, folder / youth_justice.BENCHMARKS_MAPPING, folder / youth_justice.BENCHMARKS,
        released=plans.EXTRACTED, today=plans.TODAY,
    )  # fmt: skip


def _request(plan: Plan, published: Path, audience: Audience) -> Request:
    """The last twelve months, with the partnership's own register, cover and paragraphs."""
    return Request(
        TALLOW.code,
        Period(plan.period.end - 11, plan.period.end),
        audience=audience,
        source=SOURCES[audience],
        register=(published / build.REGISTER).read_text(encoding="utf-8"),
        words=(published / build.WORDS).read_text(encoding="utf-8"),
    )


def _mark(root: Path) -> dict[str, Any]:
    """What the mark says; nothing where there is none, or where a walk was cut short while writing it."""
    try:
        said = json.loads((root / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _refuse_other_data(workspace: Workspace, said: dict[str, Any]) -> None:
    held = set(_editions(workspace))
    if held and not said.get("fictional"):
        raise WorkspaceRefused(
            f"{workspace.root} holds other data, and the demonstration's made-up figures never stand beside real ones.",
            "Choose another folder: commonweal demo --workspace demo-partnership",
        )
    if held - set(said.get("editions", held)):
        raise WorkspaceRefused(
            f"{workspace.root} is the demonstration's, but other data were taken in since.",
            "Choose a new folder for one of the two: commonweal demo --workspace another-demo",
        )


def _editions(workspace: Workspace) -> list[str]:
    """What publishers and partners sent."""
    return sorted({e.sha256 for e in Store(workspace).editions() if not e.dataset.startswith(BORN_IN_THE_PORTAL)})


def _digests(root: Path) -> dict[str, str]:
    """SHA-256 of every file written beside the store."""
    files = sorted(p for folder in (PUBLISHED, REPORTS) for p in (root / folder).rglob("*") if p.is_file())
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
