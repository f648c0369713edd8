"""How wide a Word table's columns are: what may not be broken has its room."""

from io import BytesIO

import pytest
from docx import Document

from commonweal.documents.blocks import Row, TableBlock
from commonweal.documents.plain import PlainDocument

HEADS = (
    "Offence",
    "Nov\u00a023 to Oct\u00a024",
    "Nov\u00a024 to Oct\u00a025",
    "Change",
    "%",
    "Likely range",
    "We can say",
)
ROWS = (
    (
        "Violence and sexual offences, " * 3,
        "9,084",
        "8,652",
        "−432",
        "−4.8%",
        "−13% to +106%",
        "within normal variation",
    ),
    ("Robbery", "249", "403", "+154", "+61.8%", "+27% to +106%", "more"),
)
NUMBERS = (False, True, True, True, True, True, False)


def _widths(table: TableBlock) -> list[float]:
    made = Document(BytesIO(PlainDocument("Figures", (table,)).docx()))
    return [column.width.cm for column in made.tables[0].columns]


def test_numbers_and_verdicts_keep_their_room_and_the_labels_share_the_rest() -> None:
    widths = _widths(TableBlock(HEADS, tuple(Row.of(*row) for row in ROWS), numbers=NUMBERS))
    assert sum(widths) == pytest.approx(17.4, abs=0.05)
    points = 8 * 2.54 / 72  # the letters of a table with many columns, in centimetres
    assert widths[4] > len("+61.8%") * 0.55 * points + 0.38 and widths[5] > len("−13% to +106%") * 0.55 * points + 0.38
    assert widths[6] > len("within normal variation") * 0.45 * points + 0.38
    assert widths[0] == pytest.approx(17.4 - sum(widths[1:]), abs=0.05)


def test_a_narrow_table_fills_the_page() -> None:
    assert sum(_widths(TableBlock(("Who", "What"), (Row.of("Police", "Patrols"),)))) == pytest.approx(17.4, abs=0.05)
