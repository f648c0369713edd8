"""A season's TOML file, as a partnership writes it."""

from commonweal.sources.season.read import of_table, parse, written

__all__ = ["of_table", "parse", "written"]
