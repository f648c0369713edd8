"""What a file's name says."""

import pytest

from commonweal.figures import Month
from commonweal.sources.police_uk import FileName


@pytest.mark.parametrize(
    ("name", "force", "kind", "dataset"),
    [
        ("2024-03-cleveland-street.csv", "cleveland", "street", "police_uk.street"),
        ("2024-03-avon-and-somerset-outcomes.csv", "avon-and-somerset", "outcomes", "police_uk.outcomes"),
        ("2024-03-city-of-london-stop-and-search.csv", "city-of-london", "stop-and-search", None),
        ("2024-03-btp-street.csv", "btp", "street", "police_uk.street"),
    ],
)
def test_names_of_the_archive(name: str, force: str, kind: str, dataset: str | None) -> None:
    found = FileName.parse(name)
    assert found == FileName(Month(2024, 3), force, kind)
    assert found.dataset == dataset


@pytest.mark.parametrize(
    "name",
    [
        "2024-13-cleveland-street.csv",
        "cleveland.csv",
        "2024-03-street.csv",
        "2024-03-a-street.CSV",
        "._2024-03-a-street.csv",
    ],
)
def test_other_names(name: str) -> None:
    assert FileName.parse(name) is None
