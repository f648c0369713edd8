from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from commonweal.errors import EditionRefused, MappingRefused, RowsRefused
from commonweal.figures import Month
from commonweal.ingest.partner import ingest_partner, read_digest, reference_key
from commonweal.store import Store
from commonweal.workspace import Workspace
from partner_extracts import ROWS, mapping, write_csv

MAPPING = """
publisher = "Anytown Police"
dataset = "force"
licence = "Shared under an agreement"
covers = "2025-01..2025-03"
[columns]
date = "Date"
offence = "Code"
[dates]
formats = ["%d/%m/%Y"]
"""
TODAY = date(2026, 1, 15)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.toml").write_text(MAPPING)
    write_csv(tmp_path / "x.csv")
    return tmp_path


def take(here, path="x.csv", mapping="m.toml", **options):
    workspace = Workspace(here / "ws")
    return ingest_partner(workspace, here / mapping, here / path, today=TODAY, **options), Store(workspace)


def offences(store, **options):
    return store.view(**options).table("partner.force")["category"].to_pylist()


def test_an_extract_is_held_for_partners_under_the_restricted_root(here):
    answer, store = take(here)
    assert (answer.outcome, answer.rows, answer.audience) == ("new", 3, "partners")
    (edition,) = store.editions("partner.force")
    assert edition.scope == "anytown-police"
    assert edition.months == (Month(2025, 1), Month(2025, 2), Month(2025, 3))
    assert edition.quality["read_as"] == "CSV, utf-8, ,"
    assert not list((here / "ws").glob("store/data/*"))
    assert list((here / "ws" / "restricted").rglob("*.parquet"))


def test_published_data_are_held_with_the_public_editions(here):
    said = 'audience = "public"\npublished = "https://example.org/data"\n' + MAPPING
    (here / "m.toml").write_text(said)
    answer, _ = take(here)
    assert answer.audience == "public"
    assert list((here / "ws" / "store").rglob("*.parquet"))
    assert not (here / "ws" / "restricted").exists()


def test_the_same_extract_twice_changes_nothing(here):
    take(here)
    answer, store = take(here)
    assert answer.outcome == "same"
    assert len(store.editions()) == 1


def test_today_stands_in_for_a_date_that_nobody_states(here):
    answer, _ = take(here)
    assert (answer.release, answer.release_stated) == (TODAY, False)
    answer, _ = take(here, released=date(2025, 4, 5))
    assert (answer.outcome, answer.release, answer.release_stated) == ("dated", date(2025, 4, 5), True)


def test_a_newer_extract_speaks_for_now_and_the_older_as_at_its_day(here):
    take(here, released=date(2025, 4, 5))
    write_csv(here / "y.csv", [*ROWS, ("01/03/2025", "92D")])
    _, store = take(here, "y.csv", released=date(2025, 5, 5))
    assert offences(store) == ["8N", "46", "105A", "92D"]
    assert offences(store, as_at=date(2025, 4, 30)) == ["8N", "46", "105A"]


def test_another_extract_without_a_date_is_refused(here):
    take(here)
    write_csv(here / "y.csv", ROWS[:2])
    with pytest.raises(EditionRefused):
        take(here, "y.csv")


def test_a_corrected_mapping_reads_another_edition_out_of_the_same_file(here):
    take(here, released=date(2025, 4, 5))
    (here / "n.toml").write_text(MAPPING + '[offence.values]\n"8N" = "rape"\n"46" = "arson"\n"105A" = "drugs"\n')
    _, store = take(here, mapping="n.toml", released=date(2025, 4, 6))
    assert store.view().table("partner.force")["offence"].to_pylist() == ["rape", "arson", "drugs"]
    assert len({e.quality["file_sha256"] for e in store.editions()}) == 1


def test_a_digest_tells_mappings_apart_by_what_they_mean():
    plain = read_digest("0" * 64, mapping())
    assert len(plain) == 64
    assert plain == read_digest("0" * 64, mapping(covers=None, extracted="2025-04-05"))
    assert plain != read_digest("1" * 64, mapping())
    assert plain != read_digest("0" * 64, mapping(flags={"blank": "no"}))


@pytest.mark.parametrize("named", [None, "back.xlsx"])
def test_a_failed_extract_leaves_the_store_and_hands_back_a_workbook(here, named):
    write_csv(here / "bad.csv", [("05/01/2025", "8Z"), *ROWS])
    with pytest.raises(RowsRefused, match=r"1 thing to mend in its 4 rows") as refusal:
        take(here, "bad.csv", errors=here / named if named else None)
    workbook = here / (named or "bad-errors.xlsx")
    assert workbook.exists()
    assert workbook.name in refusal.value.next_step
    assert not (here / "ws").exists()


def test_a_refused_mapping_makes_nothing(here):
    (here / "m.toml").write_text(MAPPING + 'location = "Home address"\n'.replace("location", "[constants]\nplace"))
    with pytest.raises(MappingRefused):
        take(here)
    assert not (here / "ws").exists()


def test_the_key_of_references_is_made_once_and_is_its_owners(tmp_path):
    workspace = Workspace(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(lambda _: reference_key(workspace), range(8)))
    assert [len(key) for key in keys] == [32]
    (kept,) = (tmp_path / "restricted").iterdir()
    assert kept.stat().st_mode & 0o077 == 0
