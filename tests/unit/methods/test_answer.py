import json

import numpy as np
import pytest

from commonweal.methods.answer import Answer, labelled, plain, whole


def test_json_is_strict():
    answer = Answer("change", {"level": 0.95}, ({"p": np.nan, "high": np.inf, "low": -np.inf, "n": np.int64(3)},))
    said = json.loads(answer.to_json(), parse_constant=pytest.fail)
    assert said == {
        "method": "change",
        "parameters": {"level": 0.95},
        "rows": [{"p": None, "high": None, "low": None, "n": 3}],
    }


def test_what_stands_beside_the_rows_is_said_too():
    assert json.loads(Answer("suppress", {}, (), {"proof": [1]}).to_json())["proof"] == [1]


def test_plain_goes_all_the_way_down():
    assert plain({"a": (np.array([1.0, np.nan]), [np.bool_(True)])}) == {"a": [[1.0, None], [True]]}


def test_text_is_kept_as_it_is():
    assert "Café" in Answer("change", {}, ({"ward": "Café"},)).to_json()


@pytest.mark.parametrize("value, said", [(12.0, 12), (0.5, 0.5), (np.nan, None), (np.inf, None)])
def test_whole_numbers_look_whole(value, said):
    assert whole(value) == said and isinstance(whole(value), type(said))


def test_a_label_named_as_an_answer_hides_neither():
    assert labelled({"ward": "Yarm", "p": "x"}, {"p": 0.5}) == {"ward": "Yarm", "p (table)": "x", "p": 0.5}
