"""A page of a youth justice team's totals, where no returns are held: what an old report printed."""

from commonweal.sources.youth_totals.read import of_table, parse

__all__ = ["of_table", "parse"]
