"""A small team's quarter: counts are said, and no percentage of three offences; a chart of nothing shown is none."""

from pathlib import Path

import pytest

from commonweal.figures import Audience
from commonweal.papers import youth_justice
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.youth_justice import looks, pictures, said, so_far, tables, too_sure, year_ahead
from commonweal.workspace import Workspace

PAGE = """
period = "2025-04..2025-06"
offences = {all}
children = 2
[offences_by_kind]
"Arson" = 2
"Violence against the person" = {other}
"""


def lookup(root: Path, offences: int, audience: Audience = "partners") -> Lookup:
    totals = PAGE.format(all=offences, other=offences - 2)
    asked = youth_justice.Request("Anywhere", audience=audience, totals=totals)
    return Lookup.of(youth_justice.figures(Workspace(root), asked))


def test_of_few_offences_no_share_is_said(tmp_path: Path) -> None:
    few = lookup(tmp_path, 19)
    grid, picture = tables.of_slice(few, "offence"), pictures.of_mix(few)
    assert grid is not None and picture is not None
    assert "%" not in repr(grid) + picture.title and "No shares are given of fewer than 20" in grid.note
    assert [column.head for column in grid.columns] == ["Kind of offence", "Offences"]
    assert so_far.most(few, "offence") == "Violence against the person 17 and Arson 2"


def test_of_twenty_there_is(tmp_path: Path) -> None:
    grid = tables.of_slice(lookup(tmp_path, 20), "offence")
    assert grid is not None and [cell.text for cell in grid.lines[-1].cells] == ["Arson", "2", "10%"]
    assert looks.share_of(3.0, None) is None


@pytest.mark.parametrize(
    ("percent", "words"),
    [(0.0, "0%"), (0.36, "under 1%"), (0.5, "under 1%"), (34.4, "34%"), (99.7, "over 99%"), (100, "100%")],
)
def test_one_of_many_is_not_printed_as_none(percent: float, words: str) -> None:
    assert said.share(percent) == words


def test_where_every_kind_is_hidden_there_is_no_chart(tmp_path: Path) -> None:
    assert pictures.of_mix(lookup(tmp_path / "p", 4)) is not None, "there is something to draw"
    public = lookup(tmp_path / "q", 4, "public")
    assert pictures.of_mix(public) is None and tables.of_slice(public, "offence") is not None


def test_of_one_child_in_one_month_it_is_said_in_the_singular(tmp_path: Path) -> None:
    totals = """
        period = "2025-04..2025-04"
        offences = 1
        children = 1
        [[year]]
        name = "2024/25"
        offences = 12
        children = 5
        [first_time_entrants]
        quarter = 1
        same_quarter_a_year_before = 3
    """
    asked = youth_justice.Request("Anywhere", totals=totals)
    one = Lookup.of(youth_justice.figures(Workspace(tmp_path), asked))
    words = " ".join([*year_ahead.ahead(one), *year_ahead.entrants(one), *too_sure.too_sure(one)])
    assert "from 1 offence in a month" in words and "from 1 first-time entrant in a month" in words
    assert "1 child in 1 month is not 12 in twelve" in words and "A few children may have many" not in words
    assert "1, against 3 in the same month a year before" in words
