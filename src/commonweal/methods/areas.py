"""The areas of a table: each named once, since an area that comes twice would count double."""

from commonweal.errors import RowsRefused
from commonweal.methods.table import InputTable


def check_each_once(table: InputTable) -> None:
    """Raises ColumnsRefused where there is no column `area`, RowsRefused where one is unnamed or comes again."""
    seen: dict[str, int] = {}
    for area, line in zip(table.text("area"), table.line_numbers, strict=True):
        if not area:
            raise RowsRefused(f"{table.name}, line {line}: the area has no name.", "Name each row's area.")
        if area in seen:
            raise RowsRefused(
                f"{table.name}, line {line}: area '{area}' comes a second time (first in line {seen[area]}).",
                "Give each area one row; make a table for each offence or period.",
            )
        seen[area] = line
