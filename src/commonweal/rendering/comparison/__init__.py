"""The comparison with similar partnerships as a paper: what it says first, its charts, its tables, its workbook."""

from commonweal.rendering.comparison.country import PAGES
from commonweal.rendering.comparison.country import parts as country_parts
from commonweal.rendering.comparison.parts import parts, parts_in_brief

__all__ = ["PAGES", "country_parts", "parts", "parts_in_brief"]
