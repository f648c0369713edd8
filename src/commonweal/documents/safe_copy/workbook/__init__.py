"""Excel workbooks: the sheets, rows, columns and values that are shown, as tables."""

from commonweal.documents.safe_copy.workbook.read import read

__all__ = ["read"]
