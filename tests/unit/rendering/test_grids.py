from commonweal.rendering import grids, month_tables, wards
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import plain
from sample_figures import tallow

LOOKUP = Lookup.of(tallow())


def lines(table_id):
    grid = grids.grid(LOOKUP.figures.table(table_id), LOOKUP)
    heads = [c.head.replace("\u00a0", " ") for c in grid.columns]
    return {line.cells[0].text: dict(zip(heads, [c.text for c in line.cells], strict=True)) for line in grid.lines}


def test_a_row_is_printed_as_a_committee_reads_it():
    assert lines("offences")["Vehicle crime"] == {
        "Offence": "Vehicle crime",
        "Oct 23 to Sep 24": "1,471",
        "Oct 24 to Sep 25": "1,016",
        "Change": "−455",
        "%": "−30.9%",
        "Likely range": "−40% to −21%",
        "What we can say": "fewer",
        "Months": "",
    }


def test_hidden_missing_and_tiny_are_each_said():
    assert lines("offences")["Arson"]["%"] == "small base"
    assert lines("offences")["Theft of a vehicle"]["Oct 24 to Sep 25"] == "not available"
    assert lines("housing")["Stalking and harassment"]["Oct 24 to Sep 25"] == "not shown"
    assert lines("housing")["Evictions for anti-social behaviour"]["%"] == "from zero"


def test_columns_in_which_nothing_stands_are_not_printed():
    assert list(lines("neighbours")["Wickham Vale"]) == [
        "District",
        "Oct 24 to Sep 25",
        "Likely range",
        "What we can say",
    ]
    assert lines("neighbours")["Wickham Vale"]["Likely range"] == "116.4 to 120.4"
    assert list(lines("revisions")["Robbery"])[1:3] == ["As last reported", "Now"]
    assert lines("earlier")["All crime"]["Average of earlier years"] == "21,779.5"


def test_a_figures_own_note_stands_with_its_row():
    grid = grids.grid(LOOKUP.figures.table("neighbours"), LOOKUP)
    assert grid.lines[-1].note == "Rushlight's police force did not publish these months"


def test_the_first_page_has_the_headings_and_what_stands_right_below_them():
    shown = [f.offence for _, f in LOOKUP.main_offences()]
    assert shown[0] == "all-crime" and shown[-1] == "anti-social-behaviour"
    assert "arson" not in shown and "theft-of-a-vehicle" not in shown and len(shown) == 17


def test_the_wards_that_carry_a_change_add_up_to_it():
    grid = wards.matrix(["vehicle-crime", "robbery"], LOOKUP)
    assert [c.text for c in grid.lines[-1].cells] == ["All together", "−455", "+74"]
    assert plain(wards.carried_by("vehicle-crime", LOOKUP)).startswith("The largest parts: Town Centre −106, ")
    assert wards.carried_by("burglary", LOOKUP) == ()


def test_months_side_by_side_mark_the_unusual_and_the_missing():
    grid = month_tables.side_by_side(["vehicle-crime", "robbery"], LOOKUP)
    rows = {line.cells[0].text: [c.text for c in line.cells[1:]] for line in grid.lines}
    assert rows["January 2025"][0] == "▼ 70"
    assert rows["March 2024"] == ["not available", "not available"]
    assert len(rows) == 24
