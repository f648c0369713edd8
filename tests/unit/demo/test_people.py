import numpy as np
import pytest

from commonweal.demo.people import Generated, generated
from commonweal.records.person import SCHEMA


@pytest.fixture(scope="module")
def town() -> Generated:
    return generated(3_000, 4)


def test_the_same_seed_gives_the_same_people(town: Generated) -> None:
    assert generated(3_000, 4).people.equals(town.people)
    assert not generated(3_000, 5).people.equals(town.people)


def test_a_record_each_with_its_truth_beside_it(town: Generated) -> None:
    assert town.people.schema == SCHEMA
    assert town.people.num_rows == town.truth.num_rows == 3_000
    assert len(set(town.people["reference"].to_pylist())) == 3_000


def test_what_makes_people_easy_to_mistake_is_among_them(town: Generated) -> None:
    assert {"twin", "named for a parent"} <= set(town.truth["kin"].to_pylist())
    slips = {slip for of in town.truth["slips"].to_pylist() for slip in of}
    assert {"nickname", "moved", "1 January", "placeholder name", "date of birth missing", "names swapped"} <= slips
    assert 1.3 < 3_000 / len(np.unique(town.truth["person"])) < 1.8
