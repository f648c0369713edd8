"""Writes the fictional partnership's files: a plan in, a folder of what publishers and partners would have sent."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from commonweal.demo import papers
from commonweal.demo import plan as plans
from commonweal.demo.anchors import place_anchors
from commonweal.demo.answers import truth_text
from commonweal.demo.formats.packed import write_text
from commonweal.demo.formats.police_uk import write_archive
from commonweal.demo.incidents import happen
from commonweal.demo.partners import council, fire, force, youth_justice
from commonweal.demo.places import settle_places
from commonweal.demo.plan import Plan
from commonweal.demo.publication import publish
from commonweal.demo.reference.boundaries import boundary_files
from commonweal.demo.reference.estimates import deprivation_files, population_files
from commonweal.demo.reference.lookups import lookup_files
from commonweal.demo.street import Scene, outcome_files, railway_files, street_files
from commonweal.figures import Period

ARCHIVE, OLDER_ARCHIVE = "wharfshire.zip", "wharfshire-older-edition.zip"
REGISTER, WORDS = "counting-rules.toml", "cover-and-paragraphs.toml"
OLDER_MONTHS = 24  # the older edition's months
OLDER_BY = 3  # its newest month is so many before the archive's
REFERENCE = ("lookups", "boundaries", "population", "deprivation")
MAPPED = ((force.MAPPING, force.FILE), (council.MAPPING, council.FILE), (fire.MAPPING, fire.FILE))


def imagine(plan: Plan) -> Scene:
    """Everything that the files are written from: places, anchor points, incidents and their publication."""
    places = settle_places(plan)
    anchors = place_anchors(plan, places)
    incidents = happen(plan, places, anchors)
    return Scene(plan, places, anchors, incidents, publish(plan, incidents))


def write_files(plan: Plan, folder: Path) -> Scene:
    """Write every file below `folder`, which need not exist. The same plan gives the same bytes."""
    scene = imagine(plan)
    _write_police_uk(scene, folder / "police-uk")
    _write_reference(scene, folder)
    _write_partners(scene, folder / "partners")
    write_text(folder / REGISTER, papers.register_text())
    write_text(folder / WORDS, papers.WORDS)
    write_text(folder / "truth.json", truth_text(scene))
    return scene


def older_months(plan: Plan) -> Period:
    """The months of the older edition."""
    end = plan.period.end - OLDER_BY
    return Period(max(plan.period.start, end - (OLDER_MONTHS - 1)), end)


def _write_police_uk(scene: Scene, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    plan = scene.plan
    told = Period(plan.period.end - (plan.outcome_months - 1), plan.period.end)
    files = chain(street_files(scene, plan.period, plan.period.end), outcome_files(scene, told), railway_files(scene))
    write_archive(folder / ARCHIVE, sorted(files, key=lambda f: f[0]))
    older = older_months(plan)
    name = f"edition-{plans.EARLIER_RELEASE:%Y-%m}"
    early = street_files(scene, older, older.end, early=True)
    write_archive(folder / OLDER_ARCHIVE, ((f"{name}/{file}", table) for file, table in early))


def _write_reference(scene: Scene, folder: Path) -> None:
    for name, files in zip(REFERENCE, _reference(scene), strict=True):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, text in files:
            write_text(folder / name / file, text)


def _reference(scene: Scene) -> Iterator[Iterator[tuple[str, str]]]:
    yield lookup_files(scene.places)
    yield boundary_files(scene.places)
    yield population_files(scene.plan, scene.places)
    yield deprivation_files(scene.plan, scene.places)


def _write_partners(scene: Scene, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / force.FILE).write_bytes(force.force_extract(scene))
    write_text(folder / force.MAPPING, force.force_mapping(scene))
    (folder / council.FILE).write_bytes(council.council_workbook(scene))
    write_text(folder / council.MAPPING, council.council_mapping(scene))
    write_text(folder / fire.FILE, fire.fire_extract(scene))
    write_text(folder / fire.MAPPING, fire.fire_mapping(scene))
    write_text(folder / youth_justice.FILE, youth_justice.returns_export(scene))
    write_text(folder / youth_justice.MAPPING, youth_justice.returns_mapping(scene))
    write_text(folder / youth_justice.BENCHMARKS, youth_justice.benchmarks_table(scene))
    write_text(folder / youth_justice.BENCHMARKS_MAPPING, youth_justice.benchmarks_mapping())
