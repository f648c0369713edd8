"""The fictional team's returns and the published figures: taken in as any are, they tell the truth that was planted."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from commonweal.demo import plan as plans
from commonweal.demo.partners import youth_justice as files
from commonweal.demo.truth import YOUTH_JUSTICE as PLANTED
from commonweal.demo.youth_lives import AGES, live
from commonweal.figures import Month, Period
from commonweal.ingest.youth_benchmarks import ingest_youth_benchmarks
from commonweal.ingest.youth_justice import Answer, ingest_youth_justice
from commonweal.records import youth_benchmark, youth_outcome
from commonweal.store import Store
from commonweal.workspace import Workspace

RESIDENTS = 190_000


@dataclass(frozen=True)
class Taken:
    answer: Answer
    rows: list[dict[str, Any]]
    published: pa.Table
    truth: dict[str, Any]
    text: str

    def of(self, year: str) -> list[dict[str, Any]]:
        months = Period.parse(year)
        return [row for row in self.rows if Month.of(row["outcome_on"]) in months]


@pytest.fixture(scope="module")
def scene() -> Any:
    places = SimpleNamespace(residents=np.array([RESIDENTS]), district_of=np.array([0]))
    return SimpleNamespace(plan=plans.FULL, places=places)


@pytest.fixture(scope="module")
def taken(scene: Any, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    folder = tmp_path_factory.mktemp("youth")
    text = files.returns_export(scene)
    for name, content in (
        (files.FILE, text), (files.MAPPING, files.returns_mapping(scene)),
        (files.BENCHMARKS, files.benchmarks_table(scene)), (files.BENCHMARKS_MAPPING, files.benchmarks_mapping()),
    ):  # fmt: skip
        (folder / name).write_text(content, encoding="utf-8")
    workspace = Workspace(folder / "ws")
    when = {"released": plans.EXTRACTED, "today": plans.TODAY}
    answer = partial(ingest_youth_justice, **when)(workspace, folder / files.MAPPING, folder / files.FILE)
    partial(ingest_youth_benchmarks, **when)(workspace, folder / files.BENCHMARKS_MAPPING, folder / files.BENCHMARKS)
    view = Store(workspace).view()
    rows = view.table(youth_outcome.DATASET).to_pylist()
    return Taken(answer, rows, view.table(youth_benchmark.DATASET), files.truth_document(scene), text)


def test_every_year_counts_what_happened(taken: Taken) -> None:
    assert len(taken.truth["years"]) == 5
    for year, said in taken.truth["years"].items():
        rows = taken.of(year)
        assert len(rows) == said["offences"]
        assert len({r["child"] for r in rows}) == said["children"]
        assert len({r["child"] for r in rows if r["sex"] == "male"}) == said["boys"]
        assert len({r["child"] for r in rows if r["first"]}) == said["first_time_entrants"]
        custody = {(r["child"], r["outcome_on"]) for r in rows if r["tier"] == "custody"}
        assert len(custody) == said["custodial_sentences"]
        assert sum(r["tier"] == "informal" for r in rows) == said["informal"]


def test_the_lost_year_is_missing_and_not_nought(scene: Any, taken: Taken) -> None:
    assert taken.answer.gaps == (PLANTED.missing,)
    assert not set(PLANTED.missing) & set(taken.answer.months)
    assert [d for d in live(scene.plan, RESIDENTS) if d.month in PLANTED.missing]  # it was not an empty year


def test_ethnicity_is_unknown_mostly_where_the_outcome_is_a_community_resolution(taken: Taken) -> None:
    shares = []
    for informal in (True, False):
        rows = [r for r in taken.rows if (r["outcome"] == "community-resolution") == informal]
        shares.append(sum(r["ethnicity"] is None for r in rows) / len(rows))
    assert shares == pytest.approx(PLANTED.unknown, abs=0.05)


def test_what_is_absent_is_absent_from_its_month_on_and_was_there_before(taken: Taken) -> None:
    for category in PLANTED.absent:
        months = {Month.of(r["outcome_on"]) for r in taken.rows if r["offence"] == category}
        assert months
        assert max(months) < PLANTED.absent_from


def test_more_children_come_since_april_2025(taken: Taken) -> None:
    first = {}
    for row in sorted(taken.rows, key=lambda r: r["outcome_on"]):
        first.setdefault(row["child"], row["outcome_on"])
    before, since = (
        sum(Month.of(day) in Period(Month(year, 5), Month(year, 10)) for day in first.values()) for year in (2024, 2025)
    )
    planted = PLANTED.new_children[2025] / PLANTED.new_children[2024]
    assert since / before == pytest.approx(planted, rel=0.35)


def test_fewer_reoffend_and_those_more_often(taken: Taken) -> None:
    before, after = (taken.truth["cohorts"][y] for y in ("2022-04..2023-03", "2023-04..2024-03"))
    binary = [c["reoffenders"] / c["children"] for c in (before, after)]
    often = [c["reoffences"] / c["reoffenders"] for c in (before, after)]
    assert binary[1] < binary[0]
    assert often[1] > often[0]


def test_every_age_at_the_offence_is_a_childs(taken: Taken) -> None:
    ages = {r["age_at_offence"] for r in taken.rows} - {None}
    assert ages <= set(AGES)
    assert any(r["age"] == 18 for r in taken.rows)


def test_the_export_holds_what_must_not_come_in_and_none_of_it_does(taken: Taken) -> None:
    names = [f"{name}son" for name in files.NAMES]
    assert all(name in taken.text for name in names)
    assert not [name for name in names if name in repr((taken.rows, taken.answer))]
    warned = {w.kind.code: w.count for w in taken.answer.warnings}
    assert warned["left-out"] == files.REMANDS
    assert {"persons-column", "filler-birth", "adult-at-outcome", "ethnicity-unknown"} <= set(warned)


def test_what_is_published_of_the_team_is_what_happened(taken: Taken) -> None:
    rows = {(r["measure"], r["end"]): r["numerator"] for r in taken.published.to_pylist() if r["area_kind"] == "team"}
    for year, said in taken.truth["years"].items():
        end = Period.parse(year).end.last_day
        if date(2023, 1, 1) < end < date(2025, 7, 1):
            assert rows["first-time-entrants", end] == said["first_time_entrants"]
            assert rows["custody", end] == said["custodial_sentences"]
    assert set(taken.published["area_kind"].to_pylist()) == set(youth_benchmark.AREA_KINDS)


def test_the_same_plan_gives_the_same_bytes(scene: Any, taken: Taken) -> None:
    live.cache_clear()
    assert files.returns_export(scene) == taken.text
