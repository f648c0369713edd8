"""An indicator's figures as CSV, with no cell that a spreadsheet would take for a formula."""

import csv
import io

from commonweal.analysis.indicators import Judged
from commonweal.documents.csv_cells import harmless_cell
from commonweal.portal.indicators.models import Indicator

HEADS = (
    "Indicator", "Area", "From", "To", "Figure", "Unit", "Mark", "Count", "Of", "Usual level", "Lower limit",
    "Upper limit", "Unusual",
)  # fmt: skip


def csv_of(row: Indicator, said: Judged) -> bytes:
    """UTF-8 with a mark that Excel needs, comma-separated; empty where a figure is not available."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for point in said.points:
        cells: tuple[str | float | None, ...] = (
            row.name, row.area, str(point.period.start), str(point.period.end), point.value, row.unit, point.mark,
            point.numerator, point.denominator, point.centre, point.low, point.high, "yes" if point.unusual else "",
        )  # fmt: skip
        writer.writerow([harmless_cell(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
