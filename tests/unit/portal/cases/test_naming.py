"""Which of a case's people a text names."""

from uuid import UUID

import pytest

from beside_cases import ALLEGED, VICTIM
from commonweal.portal.cases.naming import Somebody, named_in
from commonweal.portal.people.said import read

PERDITA = Somebody(UUID(int=1), "Perdita Quillfeather", "victim", read(VICTIM))
BAZ = Somebody(UUID(int=2), "Barnaby O'Thistle", "alleged", read(ALLEGED))
BOTH = (PERDITA, BAZ)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Mr OThistle was seen", "their name"),
        ("barnaby was seen", "their name"),
        ("O’THISTLE", "their name"),
        ("your neighbour Baz", "their name"),
        ("call 01632960022", "their telephone number"),
        ("call +44 1632 960 022", "their telephone number"),
        ("he lives at 16 Candle Row", "their address"),
    ],
)
def test_a_name_however_it_is_written(text: str, by: str) -> None:
    (found,) = named_in(text, BOTH, but=PERDITA)
    assert (found.who, found.by) == (BAZ, (by,))


@pytest.mark.parametrize("text", ["Dear Ms Quillfeather", "14 Candle Row, QX1 1AB", "the bazaar in thistledown", ""])
def test_not_what_names_the_recipient_alone_nor_a_part_of_a_word(text: str) -> None:
    assert named_in(text, BOTH, but=PERDITA) == ()


def test_a_family_name_that_both_share_is_the_recipients_too() -> None:
    sister = Somebody(
        UUID(int=3), "Ottoline Quillfeather", "family", read({"given": "Ottoline", "family": "Quillfeather"})
    )
    assert named_in("Dear Ms Quillfeather", (PERDITA, sister), but=PERDITA) == ()
    (found,) = named_in("Ottoline called us", (PERDITA, sister), but=PERDITA)
    assert found.words == "Ottoline Quillfeather (family or household): their name"


def test_it_shows_nothing_of_anybody_where_it_is_printed_by_a_log() -> None:
    assert "Barnaby" not in repr(BAZ) + repr(named_in("Baz", BOTH))
