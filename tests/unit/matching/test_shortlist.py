from datetime import date

from commonweal.matching.shortlist import shortlist
from made_up_people import ELSEWHERE, HOME, WILLIAM, another


def test_what_agrees_on_anything_is_compared_and_all_are_counted() -> None:
    strange = {"given": "Zofia", "family": "Nowak", "born": date(2001, 5, 6), "addresses": (ELSEWHERE,), "phones": ()}
    near = [
        another(**strange | {"given": "Bill"}),
        another(**strange | {"family": "HARTCROFT"}),
        another(**strange | {"family": "William"}),
        another(**strange | {"born": WILLIAM.born}),
        another(**strange | {"addresses": (ELSEWHERE, HOME)}),
        another(**strange | {"phones": ("+44 7700 900111",)}),
    ]
    assert shortlist(WILLIAM, [another(**strange), *near]) == (near, 8)
