"""Who is and who is not suggested as one person, through the portal's own way of keeping records."""

from typing import Any

import pytest

from commonweal.portal.people import matching
from known_people import entered
from portal_world import World

pytestmark = pytest.mark.django_db
HOME = {"kind": "home", "lines": "14 Rope Street", "postcode": "QX1 1AB"}
ELSEWHERE = {"kind": "home", "lines": "3 Lantern Yard", "postcode": "QX7 9ZD"}
NO_PHONE: dict[str, Any] = {"phones": []}

ONE_PERSON: dict[str, dict[str, Any]] = {
    "a nickname": {"given": "William", "aliases": [], "other": {"given": "Bill"}},
    "a typing slip in the family name": {"other": {"family": "Candelwick"}},
    "an apostrophe of another kind": {"family": "O'Wick", "other": {"family": "O\u2019Wick"}},
    "a hyphen or none": {"family": "Candle-Wick", "other": {"family": "Candle Wick"}},
    "day and month exchanged": {"other": {"born_day": "5", "born_month": "3"}},
    "a year alone": {"other": {"born_day": "", "born_month": ""}},
    "1 January for a year alone": {"other": {"born_day": "1", "born_month": "1"}},
    "a moved address": {"other": {"addresses": [ELSEWHERE, {**HOME, "kind": "earlier"}], **NO_PHONE}},
    "a move that nobody wrote of": {"other": {"addresses": [ELSEWHERE], **NO_PHONE}},
    "names exchanged": {"other": {"given": "Candlewick", "family": "Ada"}},
    "no fixed abode": {"other": {"addresses": [{"kind": "none", "lines": "", "postcode": ""}]}},
    "a name after marriage, the earlier one an alias": {
        "other": {"family": "Fothergill", "aliases": ["Ada Candlewick"]}
    },
}
TWO_PEOPLE: dict[str, dict[str, Any]] = {
    "twins": {"other": {"given": "Beatrice", "aliases": []}},
    "a parent and a child of one name": {"other": {"born_year": "1962", "born_day": "17", "born_month": "9"}},
    "two of one household": {"other": {"given": "Joseph", "aliases": [], "born_year": "1985", "born_day": "20"}},
    "a stranger of one name": {
        "other": {"born_year": "1951", "born_day": "11", "born_month": "12", "addresses": [ELSEWHERE], **NO_PHONE}
    },
    "placeholders": {
        "given": "Unknown", "family": "Unknown", "aliases": [],
        "other": {"given": "Unknown", "family": "N/K", "addresses": [ELSEWHERE], **NO_PHONE},
    },
}  # fmt: skip


def suggested(world: World, case: dict[str, Any]) -> bool:
    case = dict(case)
    other = case.pop("other")
    assert isinstance(other, dict)
    rows = [entered(world, **case), entered(world, **{**case, **other})]
    return bool(matching.among(rows)) and bool(matching.alike(rows[0], rows))


@pytest.mark.parametrize("case", sorted(ONE_PERSON))
def test_one_person_is_suggested(world: World, case: str) -> None:
    assert suggested(world, ONE_PERSON[case])


@pytest.mark.parametrize("case", sorted(TWO_PEOPLE))
def test_two_people_are_not(world: World, case: str) -> None:
    assert not suggested(world, TWO_PEOPLE[case])
