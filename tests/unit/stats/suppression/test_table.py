import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.suppression import suppress_table


def test_one_row_and_one_column_are_tables_too():
    assert np.isnan(suppress_table(np.array([[3, 40, 50]]), totals=True).values[0, 0])
    assert np.isnan(suppress_table(np.array([[3], [40], [50]]), totals=True).values[0, 0])


def test_a_table_of_zeros_is_shown_whole():
    found = suppress_table(np.zeros((2, 3)), totals=True)
    assert found.values.tolist() == [[0, 0, 0], [0, 0, 0]]
    assert found.grand_total == 0


def test_the_only_count_there_is_hides_every_total_above_it():
    found = suppress_table(np.array([[3, 0], [0, 0]]), totals=True)
    assert np.isnan([found.values[0, 0], found.row_totals[0], found.column_totals[0], found.grand_total]).all()
    assert found.values[1].tolist() == [0, 0]
    assert np.isinf(found.high[0, 0])


def test_ranges_of_shown_cells_are_their_values():
    found = suppress_table(np.array([[3, 40], [50, 60], [70, 80]]), totals=True)
    shown = ~np.isnan(found.values)
    assert np.array_equal(found.low[:-1, :-1][shown], found.values[shown])


@pytest.mark.parametrize("counts", [[[1.5, 2]], [[-1, 2]], [[np.nan, 2]], [1, 2]])
def test_what_is_no_table_of_counts_is_refused(counts):
    with pytest.raises(MethodRefused, match="counts only"):
        suppress_table(np.array(counts))
