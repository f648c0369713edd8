"""Taking youth justice returns in: editions, gaps, dates, and the erasure that an ingest must not undo."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import EditionRefused, FileRefused, MappingRefused, NotHeld, RowsRefused
from commonweal.figures import Period
from commonweal.ingest.erasure_list import erasures_path
from commonweal.ingest.youth_erasure import erase_again, erase_child
from commonweal.ingest.youth_justice import Answer, ingest_youth_justice
from commonweal.records.youth_outcome import DATASET
from commonweal.sources.youth_justice.lists.read import FOLDER
from commonweal.store import Store
from commonweal.workspace import Workspace
from youth_exports import MAPPING, ROW, TODAY, row, write_csv

RELEASED = date(2025, 10, 5)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "ws")


def take_in(workspace: Workspace, *rows: tuple[str, ...], name: str = "x.csv", **options) -> Answer:
    folder = workspace.root.parent
    (folder / "team.toml").write_text(options.pop("mapping", MAPPING))
    path = write_csv(folder / name, rows or (ROW,))
    given = {"released": RELEASED, "today": TODAY, "errors": folder / "errors.xlsx", **options}
    return ingest_youth_justice(workspace, folder / "team.toml", path, **given)


def test_an_edition_is_restricted_and_says_what_it_covers(workspace):
    answer = take_in(workspace, covers=[Period.parse("2020-04..2021-03"), Period.parse("2022-04..2023-09")])
    (edition,) = Store(workspace).editions()
    assert (edition.audience, edition.dataset, edition.scope) == ("partners", DATASET, "anytown")
    assert edition.label == "2020-04..2021-03, 2022-04..2023-09"
    assert [gap.words for gap in answer.gaps] == ["April 2021 to March 2022"]
    assert (answer.rows, answer.children, answer.release_stated) == (1, 1, True)


def test_without_a_date_it_counts_as_drawn_today_and_a_day_to_come_is_refused(workspace):
    assert (take_in(workspace, released=None).release, take_in(workspace, released=None).outcome) == (TODAY, "same")
    with pytest.raises(EditionRefused, match="after today"):
        take_in(workspace, row(outcome="Fine"), released=date(2026, 2, 1))


def test_a_corrected_list_reads_another_edition_out_of_the_same_file(workspace):
    first = take_in(workspace)
    (workspace.root / FOLDER).mkdir()
    (workspace.root / FOLDER / "outcomes.toml").write_text(
        '[youth-caution]\nname = "Youth caution"\ntier = "informal"\n'
    )
    second = take_in(workspace, released=date(2025, 11, 5))
    assert (second.outcome, second.sha256 == first.sha256) == ("new", False)
    assert Store(workspace).view().table(DATASET)["tier"].to_pylist() == ["informal"]


def test_an_export_with_errors_takes_nothing_in(workspace):
    with pytest.raises(RowsRefused, match="1 thing to mend in its 2 rows"):
        take_in(workspace, ROW, row(offence="Spying"))
    assert Store(workspace).editions() == ()
    assert (workspace.root.parent / "errors.xlsx").exists()


def test_a_mapping_cannot_make_them_public(workspace):
    with pytest.raises(MappingRefused, match="for partners alone"):
        take_in(workspace, mapping='audience = "public"\n' + MAPPING)


def test_an_erased_child_is_left_out_of_what_comes_and_it_is_said(workspace):
    take_in(workspace, ROW, row(child="C2"))
    assert erase_child(workspace, " c1 ").rows == 1
    later = take_in(workspace, ROW, row(child="C2"), row(child="C1", offence="Drugs"), released=date(2025, 11, 5))
    assert (later.rows, later.left_out) == (1, 2)
    assert {w.kind.code: w.count for w in later.warnings}["erased"] == 2
    assert erase_again(workspace, erasures_path(workspace)).rows == 0


def test_an_erasure_of_nobody_or_of_no_team_is_refused_and_says_no_name(workspace):
    with pytest.raises(NotHeld, match="Say whose returns"):
        erase_child(workspace, "C1")
    take_in(workspace)
    for reference, scope in (("C9", None), ("C1", "elsewhere"), (" ", None)):
        with pytest.raises(NotHeld) as refused:
            erase_child(workspace, reference, scope)
        assert "C9" not in str(refused.value)
    assert Store(workspace).traces() == ()


@pytest.mark.parametrize(
    "erased", ["", "[]", '[{"dataset": "x"}]', '[{"dataset": "x", "column": "c", "digest": ".."}]']
)
def test_a_list_of_erasures_that_is_none_is_refused(workspace, tmp_path, erased):
    schema = "commonweal/erasures/1" if erased != "[]" else "commonweal/figures/1"
    (tmp_path / "list.json").write_text(f'{{"schema": "{schema}", "erased": {erased}}}')
    with pytest.raises(FileRefused, match="no list of erasures"):
        erase_again(workspace, tmp_path / "list.json")
