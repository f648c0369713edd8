"""An indicator's figures as CSV, with no cell that a spreadsheet would take for a formula."""

from collections.abc import Iterator

from commonweal.analysis.indicators import Judged
from commonweal.documents.csv_cells import csv_file
from commonweal.portal.indicators.models import Indicator

HEADS = (
    "Indicator", "Area", "From", "To", "Figure", "Unit", "Mark", "Count", "Of", "Usual level", "Lower limit",
    "Upper limit", "Unusual",
)  # fmt: skip


def csv_of(row: Indicator, said: Judged) -> bytes:
    """UTF-8 with a mark that Excel needs, comma-separated; empty where a figure is not available."""
    return csv_file(HEADS, _rows(row, said))


def _rows(row: Indicator, said: Judged) -> Iterator[tuple[str | float | None, ...]]:
    for point in said.points:
        yield (
            row.name, row.area, str(point.period.start), str(point.period.end), point.value, row.unit, point.mark,
            point.numerator, point.denominator, point.centre, point.low, point.high, "yes" if point.unusual else "",
        )  # fmt: skip
