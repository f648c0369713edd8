import numpy as np

from commonweal.matching.commonness import BANDS, bands


def band(count: int, listed: bool, records: int) -> str:
    return BANDS[bands(np.array([count]), [listed], records)[0]]


def test_a_file_of_two_records_says_nothing_of_how_common_a_name_is() -> None:
    assert band(2, False, 2) == "rare"
    assert band(2, True, 2) == "common"


def test_a_large_file_speaks_for_itself() -> None:
    assert band(500, False, 100_000) == "common"
    assert band(30, False, 100_000) == "middling"
    assert band(2, False, 100_000) == "rare"


def test_a_name_never_gets_rarer_as_more_bear_it() -> None:
    counts = np.arange(0, 5_000)
    assert (np.diff(bands(counts, [False] * len(counts), 50_000)) >= 0).all()
