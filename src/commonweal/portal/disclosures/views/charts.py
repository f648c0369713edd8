"""A table of counts as a picture: a panel for each thing that is counted, a period a row."""

from django.utils.safestring import SafeString, mark_safe

from commonweal.portal.disclosures.data_set_tables import Rows
from commonweal.rendering.table_charts.drawing import drawn


def chart_of(table: Rows) -> SafeString | None:
    """Of the columns in which something happened; None where nothing did. Every word in it was escaped."""
    svg = drawn("columns", table.telling, table.heads, table.rows, table.title) if table.telling else None
    return mark_safe(svg) if svg else None  # noqa: S308 - our own drawing
