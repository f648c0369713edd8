"""The demonstration walks the path of real files, and what it reports is what happened."""

import json
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commonweal.demo import build
from commonweal.demo.incidents import CODES
from commonweal.demo.partners.force import KINDS
from commonweal.demo.plan import EARLIER_RELEASE, RELEASED, TINY
from commonweal.demo.walk import MARK, Walked, demonstrate
from commonweal.errors import WorkspaceRefused
from commonweal.figures import Month, Period
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.released import Released
from commonweal.papers import recorded_crime
from commonweal.papers.recorded_crime import Request
from commonweal.records.offences import ALL_CRIME, ASB, POLICE_UK_CATEGORIES, by_home_office_code, descendants
from commonweal.store import Store
from commonweal.workspace import Workspace

YEAR = Period(Month(2024, 11), Month(2025, 10))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the tiny borough's demonstration in it. Read it only."""
    made = Workspace(tmp_path_factory.mktemp("demonstration") / "demo")
    walked = demonstrate(made, TINY, formats=("json", "html"))
    assert walked.changed
    return made


@pytest.fixture(scope="module")
def truth(workspace: Workspace) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((workspace.root / "published" / "truth.json").read_text(encoding="utf-8"))
    return said


def contents(workspace: Workspace) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in workspace.root.rglob("*") if p.is_file()}


def report(workspace: Workspace, audience: str) -> dict[str, Any]:
    text = (workspace.root / "reports" / audience / "figures.json").read_text(encoding="utf-8")
    said: dict[str, Any] = json.loads(text)
    return said


def value(figures: dict[str, Any], offence: str) -> int:
    """The borough's own figure of the year, the first with that offence."""
    found = next(f for f in figures["figures"] if f["offence"] == offence and f["area"]["code"] == "E06990004")
    return int(found["value"])


def test_the_public_report_counts_the_published_rows(workspace: Workspace, truth: dict[str, Any]) -> None:
    by_node = Counter[str]()
    for month in YEAR:
        for category, count in truth["published"][str(month)].items():
            by_node[POLICE_UK_CATEGORIES[category]] += count
    said = report(workspace, "public")
    assert {node: value(said, node) for node in by_node} == dict(by_node)
    assert value(said, ALL_CRIME) == by_node.total() - by_node[ASB]


def test_the_partners_report_counts_what_happened_to_the_offence_code(
    workspace: Workspace, truth: dict[str, Any]
) -> None:
    by_node = Counter[str]()
    for month in YEAR:
        for code, count in truth["happened"][str(month)].items():
            by_node[KINDS.get(code) or by_home_office_code()[code]] += count
    said = report(workspace, "partners")
    assert {node: value(said, node) for node in by_node} == dict(by_node)
    crimes = sum(count for node, count in by_node.items() if node in descendants(ALL_CRIME))
    assert value(said, ALL_CRIME) == crimes


def test_the_extract_and_the_open_data_differ_by_the_rows_without_a_place(workspace: Workspace) -> None:
    extract, street = (value(report(workspace, a), ALL_CRIME) for a in ("partners", "public"))
    assert 0 < extract - street < 0.01 * extract


def test_the_other_forces_district_is_not_available(workspace: Workspace) -> None:
    hestley = [f for f in report(workspace, "public")["figures"] if f["area"]["name"] == "Hestley"]
    assert hestley
    assert {(f["verdict"], f["value"]) for f in hestley} == {("not available", None)}


def test_every_edition_has_its_release(workspace: Workspace) -> None:
    street = [e for e in Store(workspace).editions("police_uk.street") if e.scope == "wharfshire"]
    assert Counter(e.release for e in street) == {RELEASED: 24, EARLIER_RELEASE: 21}


def test_the_older_edition_still_answers(workspace: Workspace) -> None:
    store, month = Store(workspace), Period(Month(2025, 3), Month(2025, 3))
    where = {"falls_within": ["Wharfshire Police"]}

    def rows(day: date | None) -> int:
        counts = store.view(as_at=day).counts("police_uk.street", by=("month",), where=where, period=month)
        return sum(counts["count"].to_pylist())

    now, then = rows(None), rows(date(2025, 10, 1))
    assert 0 < then < now < 1.05 * then


def test_a_second_walk_changes_nothing(workspace: Workspace) -> None:
    before = contents(workspace)
    walked = demonstrate(workspace, TINY, formats=("json", "html"))
    assert not walked.changed
    assert contents(workspace) == before


def test_a_walk_that_was_cut_short_is_finished_by_the_next(workspace: Workspace, tmp_path: Path) -> None:
    cut = Workspace(tmp_path)
    build.write_files(TINY, tmp_path / "published")
    (tmp_path / MARK).write_text('{"fictional": true}\n')
    ingest_police_uk(Store(cut), [tmp_path / "published" / "police-uk" / build.ARCHIVE], Released(RELEASED))
    walked: Walked = demonstrate(cut, TINY, formats=("json",))
    assert walked.changed
    assert demonstrate(cut, TINY, formats=("json", "html")).changed  # another format was asked for
    assert {e.sha256 for e in Store(cut).editions("police_uk.street")} == {
        e.sha256 for e in Store(workspace).editions("police_uk.street")
    }


def test_a_workspace_with_other_data_is_refused_and_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace(tmp_path)
    ingest_police_uk(Store(other), [workspace.root / "published" / "police-uk" / build.OLDER_ARCHIVE])
    before = contents(other)
    with pytest.raises(WorkspaceRefused, match="holds other data"):
        demonstrate(other, TINY, formats=("json",))
    assert contents(other) == before


def test_a_demonstration_into_which_other_data_came_is_refused(tmp_path: Path) -> None:
    mixed = Workspace(tmp_path)
    published = tmp_path / "published"
    build.write_files(TINY, published)
    (tmp_path / MARK).write_text('{"fictional": true, "editions": []}\n')
    ingest_police_uk(Store(mixed), [published / "police-uk" / build.OLDER_ARCHIVE])
    with pytest.raises(WorkspaceRefused, match="other data were taken in since"):
        demonstrate(mixed, TINY, formats=("json",))


def test_any_codes_of_the_extract_are_in_its_mapping(workspace: Workspace) -> None:
    mapping = (workspace.root / "published" / "partners" / "wharfshire-police-offences.toml").read_text()
    assert all(f'"{code}" = ' in mapping for code in CODES)


def test_the_report_can_be_asked_for_again_by_anyone(workspace: Workspace, tmp_path: Path) -> None:
    """By the partnership's name in words, from the same store, without the demonstration's own walk."""
    paper = recorded_crime.figures(workspace, Request("Tallow", YEAR, source="police_uk.street"))
    assert paper.partnership.name == "Tallow"


def test_a_report_can_be_asked_as_it_would_have_been(workspace: Workspace) -> None:
    spring = Period(Month(2025, 3), Month(2025, 5))
    then, now = (
        recorded_crime.figures(workspace, Request("Tallow", spring, as_at=day, source="police_uk.street"))
        for day in (date(2025, 10, 1), None)
    )
    assert 0 < then.figures[0].value < now.figures[0].value  # type: ignore[operator]


def test_the_archive_is_a_sound_zip(workspace: Workspace) -> None:
    with zipfile.ZipFile(workspace.root / "published" / "police-uk" / build.ARCHIVE) as archive:
        assert archive.testzip() is None
