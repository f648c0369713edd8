from datetime import date

import pytest

from alder import workspace
from commonweal.errors import EditionRefused, RowsRefused
from commonweal.ingest.home_office import ingest_home_office
from commonweal.store import Store
from home_office_tables import row, write_csv

FOREST = "Forest & Heath"


def here(code="46", count=5, quarter=1):
    return row(code, count, quarter, place=FOREST)


def test_a_file_becomes_an_edition_of_its_level_and_the_same_file_nothing_more(tmp_path):
    place = workspace(tmp_path / "ws", [])
    path = write_csv(tmp_path / "prc-pfa.csv", [here(), here("44", 0)])
    (first,) = ingest_home_office(place, [path])
    assert (first.outcome, first.dataset, first.rows, first.release_stated) == (
        "new",
        "counts.home-office-force",
        2,
        False,
    )
    assert first.release == date(2023, 7, 31)
    assert ingest_home_office(place, [path])[0].outcome == "same"
    (edition,) = Store(place).editions("counts.home-office-force")
    assert (edition.publisher, edition.audience, len(edition.months)) == ("Home Office", "public", 3)


def test_a_later_edition_of_the_same_quarters_speaks_and_the_earlier_is_kept(tmp_path):
    place = workspace(tmp_path / "ws", [])
    old = write_csv(tmp_path / "old.csv", [here(count=5), here("44", 0)])
    new = write_csv(tmp_path / "new.csv", [here(count=8), here("44", 0)])
    ingest_home_office(place, [old], released=date(2023, 10, 19))
    with pytest.raises(EditionRefused, match="differs from the file already held"):
        ingest_home_office(place, [new])
    ingest_home_office(place, [new], released=date(2024, 1, 25))
    store = Store(place)
    counted = [
        store.view(as_at=day).counts("counts.home-office-force", ("month",), of="count")["count"].to_pylist()
        for day in (date(2023, 12, 1), date(2024, 2, 1))
    ]
    assert counted == [[5], [8]]


def test_one_bad_file_keeps_all_out(tmp_path):
    place = workspace(tmp_path / "ws", [])
    good = write_csv(tmp_path / "good.csv", [here()])
    bad = write_csv(tmp_path / "bad.csv", [here(quarter=9)])
    with pytest.raises(RowsRefused, match=r"bad\.csv was not taken in"):
        ingest_home_office(place, [good, bad])
    assert Store(place).editions("counts.home-office-force") == ()


def test_the_editions_digest_is_the_files_own_unless_something_was_kept_apart(tmp_path):
    files = {"whole": [here()], "apart": [here(), row("46", 9, place="Elsewhere")]}
    own = {}
    for name, rows in files.items():
        place = workspace(tmp_path / name, [])
        (answer,) = ingest_home_office(place, [write_csv(tmp_path / f"{name}.csv", rows)])
        (edition,) = Store(place).editions("counts.home-office-force")
        own[name] = answer.sha256 == edition.quality["file_sha256"]
    assert own == {"whole": True, "apart": False}
