"""When a file was published: as stated, else presumed."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from commonweal.errors import EditionRefused
from commonweal.figures import Month
from commonweal.ingest.released import Released, presumed

JUNE, JULY, AUGUST = date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1)


def test_the_longest_folder_wins_then_the_date_for_everything() -> None:
    released = Released.parse(["2024-06-01", "a=2024-07-01", "a/b/=2024-08-01"])
    assert released.stated(PurePosixPath("x.zip/2024-01/f.csv")) == JUNE
    assert released.stated(PurePosixPath("x.zip/a/2024-01/f.csv")) == JULY
    assert released.stated(PurePosixPath("x.zip/a/b/f.csv")) == AUGUST
    assert released.stated(PurePosixPath("x.zip/ab/f.csv")) == JUNE


def test_a_zip_counts_as_a_folder_and_a_file_does_not() -> None:
    released = Released.parse(["inner.zip=2024-07-01", "f.csv=2024-08-01"])
    assert released.stated(PurePosixPath("x.zip/inner.zip/f.csv")) == JULY
    assert released.stated(PurePosixPath("x.zip/f.csv")) is None


def test_nothing_said_is_nothing_stated() -> None:
    assert Released.parse([]).stated(PurePosixPath("x.zip/f.csv")) is None


@pytest.mark.parametrize("options", [["June"], ["a="], ["a=June"], ["2024-06-31"], ["2024-06-01", "2024-07-01"]])
def test_what_is_no_date_is_refused(options: list[str]) -> None:
    with pytest.raises(EditionRefused):
        Released.parse(options)


def test_a_folder_that_is_not_there_is_a_slip_of_the_pen() -> None:
    released = Released.parse(["edition=2024-07-01"])
    with pytest.raises(EditionRefused, match="No file lies in a folder edition"):
        released.check_folders([PurePosixPath("x.zip/editions/f.csv")])
    released.check_folders([PurePosixPath("x.zip/edition/f.csv")])


def test_the_presumption_is_the_end_of_the_month_after_the_newest() -> None:
    assert presumed([Month(2023, 1), Month(2025, 12), Month(2024, 5)]) == date(2026, 1, 31)
