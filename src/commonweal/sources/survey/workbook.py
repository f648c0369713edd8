"""The rows of one sheet of an Excel workbook (.xlsx) as text."""

from commonweal.sources.partner.workbook import cell_text, check_packed, choose, opened

UNPACKED_LIMIT = 500_000_000  # bytes of all its parts


def rows_of_workbook(content: bytes, name: str, sheet: str | None, rows: int, columns: int) -> list[list[str]]:
    """The named sheet, or the only visible one. Raises FileRefused (or below it) in words."""
    check_packed(content, name, UNPACKED_LIMIT)
    with opened(content, name, values=True) as book:
        chosen = book[choose(book, sheet, name)[0]]
        chosen.reset_dimensions()
        found = chosen.iter_rows(max_row=rows + 3, max_col=columns, values_only=True)
        return [[cell_text(cell) or "" for cell in row] for row in found]
