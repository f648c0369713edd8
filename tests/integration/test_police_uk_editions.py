"""The same months as published at different dates: nothing is overwritten, and every date can be asked for."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import EditionRefused
from commonweal.figures import Period
from commonweal.ingest.police_uk import Answer, ingest_police_uk
from commonweal.ingest.released import Released
from commonweal.store import Store
from commonweal.workspace import Workspace
from police_uk_samples import packed, street, street_row, write
from real_data import SHARED

STREET = "police_uk.street"
OTHER = SHARED / "police-uk" / "cleveland-other-editions.zip"
OLDER, NEWER = date(2024, 6, 15), date(2026, 2, 20)
DATES = Released.parse([f"edition-2024-06={OLDER}", f"edition-2026-02-or-later={NEWER}"])


@pytest.fixture
def copy(cleveland_store: Path, tmp_path: Path) -> Store:
    """A workspace of one's own that begins as the shared one: its files are never written over, so links will do."""
    for path in cleveland_store.rglob("*.*"):
        to = tmp_path / path.relative_to(cleveland_store)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.hardlink_to(path)
    return Store(Workspace(tmp_path))


def outcomes(store: Store, month: str, as_at: date | None = None) -> dict[str | None, int]:
    counts = store.view(as_at).counts(STREET, ("outcome",), period=Period.parse(month)).to_pylist()
    return {row["outcome"]: row["count"] for row in counts}


def test_other_editions_are_refused_until_they_say_their_dates(copy: Store) -> None:
    before = copy.editions()
    with pytest.raises(EditionRefused, match=r"2024-01-cleveland-street\.csv differs .*January 2024.*--released"):
        ingest_police_uk(copy, [OTHER])
    half = Released.parse([f"edition-2024-06={OLDER}"])
    with pytest.raises(EditionRefused, match=r"2025-10-cleveland-street\.csv differs"):
        ingest_police_uk(copy, [OTHER], half)
    assert copy.editions() == before


def test_an_older_edition_loaded_last_replaces_nothing(copy: Store) -> None:
    january, october = outcomes(copy, "2024-01"), outcomes(copy, "2025-10")
    answer = ingest_police_uk(copy, [OTHER], DATES)
    assert answer.outcomes == {"new": 6, "same": 0, "dated": 0, "left": 0}
    assert outcomes(copy, "2024-01") == january  # the older one is held and does not speak
    assert outcomes(copy, "2025-10") != october  # the newer one does
    assert outcomes(copy, "2025-10", as_at=date(2026, 1, 31)) == october
    older = outcomes(copy, "2024-01", as_at=OLDER)
    assert older != january and sum(older.values()) == sum(january.values())
    assert len(copy.editions(STREET)) == 53 + 6


def test_the_order_of_loading_does_not_matter(copy: Store, tmp_path: Path) -> None:
    ingest_police_uk(copy, [OTHER], DATES)
    other = Store(Workspace(tmp_path / "other"))
    ingest_police_uk(other, [OTHER], DATES)
    ingest_police_uk(other, [SHARED / "police-uk" / "cleveland.zip"], Released(date(2026, 1, 31)))
    for month in ("2024-01", "2025-10", "2025-12"):
        assert outcomes(copy, month) == outcomes(other, month)


def test_the_whole_archive_again_is_the_same(copy: Store) -> None:
    before = copy.editions()
    answer = ingest_police_uk(copy, [SHARED / "police-uk" / "cleveland.zip"])
    assert answer.outcomes == {"new": 0, "same": 76, "dated": 0, "left": 46}
    assert answer.commit is None and copy.editions() == before


def test_a_date_said_later_is_kept(copy: Store) -> None:
    answer = ingest_police_uk(copy, [SHARED / "police-uk" / "cleveland.zip"], Released(date(2026, 2, 3)))
    assert answer.outcomes["dated"] == 76 and answer.commit
    assert {(e.release, e.release_stated) for e in copy.editions()} == {(date(2026, 2, 3), True)}


def ingest(store: Store, path: Path) -> Answer:
    return ingest_police_uk(store, [path])


def test_an_archive_is_one_release_presumed_from_its_newest_month(tmp_path: Path) -> None:
    files = {f"{m}/{m}-a-street.csv": street([street_row(Month=m)]) for m in ("2023-11", "2024-02")}
    store = Store(Workspace(tmp_path))
    ingest(store, write(tmp_path / "a.zip", packed(files)))
    assert {(e.release, e.release_stated) for e in store.editions()} == {(date(2024, 3, 31), False)}


def test_two_versions_of_a_month_in_one_ingest_need_dates_too(tmp_path: Path) -> None:
    files = {f"{n}/2024-03-a-street.csv": street([street_row(n)]) for n in (1, 2)}
    store = Store(Workspace(tmp_path))
    path = write(tmp_path / "a.zip", packed(files))
    with pytest.raises(EditionRefused):
        ingest(store, path)
    assert store.editions() == ()
    ingest_police_uk(store, [path], Released.parse(["1=2024-05-01", "2=2024-06-01"]))
    assert len(store.editions()) == 2 and store.view().counts(STREET, ()).to_pydict() == {"count": [1]}
