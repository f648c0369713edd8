"""The quarter's data set as a paper: what was shared, reported and opened, as the set that is out tells it."""

from commonweal.portal.disclosures import data_set_tables
from commonweal.portal.disclosures.counting import words_of
from commonweal.portal.disclosures.data_set_tables import Rows
from commonweal.portal.disclosures.models import DataSet
from commonweal.portal.library import tabled


def title_of(row: DataSet) -> str:
    """What it is called."""
    return f"What was shared and dealt with, {words_of(row.quarter)}"


def draft(row: DataSet) -> str:
    """Its text, in the library's way of writing."""
    months, agencies = data_set_tables.by_month(row.figures), data_set_tables.by_agency(row.figures)
    counted = zip(agencies.heads[1:], agencies.rows[0][1:], strict=True)
    parts = [
        f"In {words_of(row.quarter)}: {'; '.join(f'{name.lower()}, {count}' for name, count in counted)}.",
        f"## {months.title}",
        _table(months, chart=f"columns of {'; '.join(months.telling)}" if months.telling else ""),
        f"## {agencies.title}",
        _table(agencies),
        "## How to read this",
        f"These are the totals of the quarter's data set, edition {row.edition}; partners may have its files.",
        "\n".join(f"- {line}" for line in (data_set_tables.READING, *row.left_out)),
    ]
    return "\n\n".join(parts)


def _table(rows: Rows, chart: str = "") -> str:
    return tabled.text_of(
        rows.heads, rows.rows, title=rows.title, chart=chart, under=data_set_tables.UNDER if chart else ""
    )
