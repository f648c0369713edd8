"""CSV as the Office for National Statistics and others publish lookups and estimates."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], *, ends: str = "\n", bom: bool = False) -> str:
    """A heading and rows; quoted only where a value holds a comma or a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=ends)
    writer.writerow(header)
    writer.writerows(rows)
    return ("\ufeff" if bom else "") + out.getvalue()
