"""Reports placed in wards, where outlines are held and where none are."""

from datetime import UTC, date, datetime

from commonweal.geography import Gazetteer
from commonweal.ingest.open311_table import Placing, table_of
from commonweal.sources.open311 import Asked, Endpoint, Report, Service
from made_places import country

E6 = 1_000_000
ENDPOINT = Endpoint(
    "alder", "Alder Council", "OGL", "P1", date(2025, 1, 1), (Service("Fly-tipping", ("f",), "asb-environmental"),)
)
ASKED = Asked({
    name: Report(name, "f", datetime(2025, 3, 4, 12, tzinfo=UTC), None, "open", x, 50 * E6 + 5)
    for name, x in (("within", E6 // 2), ("beyond", 20 * E6))
})  # fmt: skip


def placed(places: Gazetteer) -> tuple[dict[str, str | None], dict[str, int]]:
    table, told = table_of(ASKED, ENDPOINT, Placing.of(places, "P1"), str)
    return dict(zip(table["id"].to_pylist(), table["ward"].to_pylist(), strict=True)), dict(told)


def test_a_report_is_of_the_ward_that_holds_it_or_elsewhere() -> None:
    assert placed(Gazetteer.from_tables(country())) == ({"within": "W1", "beyond": None}, {"elsewhere": 1})


def test_without_outlines_no_report_is_said_to_be_elsewhere() -> None:
    bare = {name: table for name, table in country().items() if not name.startswith("boundary.")}
    assert placed(Gazetteer.from_tables(bare)) == ({"within": None, "beyond": None}, {})
