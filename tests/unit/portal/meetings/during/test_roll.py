import pytest

from commonweal.portal.meetings.roll import Quorum, printed


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"name": "Ann Example", "agency": "Police"}, "Ann Example (Police)"),
        ({"name": "Ann Example", "prefix": "Cllr", "agency": "Council", "role": "Chair"}, "Cllr Ann Example (Chair)"),
        ({"name": "Ann Example", "suffix": "OBE"}, "Ann Example OBE"),
        (
            {"name": "Ann Example", "agency": "Police", "substitute_for": "Bo Example"},
            "Ann Example (Police, substitute for Bo Example)",
        ),
        ({"name": "Jo Example", "agency": "Police", "role": "Vice Chair"}, "Jo Example (Police, Vice Chair)"),
    ],
)
def test_a_name_as_minutes_print_it(given: dict[str, str], line: str) -> None:
    assert printed(**given) == line


def test_a_quorum_needs_people_and_agencies() -> None:
    assert Quorum(4, 3, 4, 3).met
    assert not Quorum(4, 2, 4, 3).met
    assert not Quorum(3, 3, 4, 3).met
    assert (
        Quorum(1, 1, 2, 2).words == "1 member of 1 agency present; the quorum is 2 members of 2 agencies: not quorate."
    )
    assert "no quorum is set" in Quorum(0, 0, 0, 0).words
