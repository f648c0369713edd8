"""The comparison with similar partnerships as a paper: what it says first, its charts, its tables, its workbook."""

from commonweal.rendering.comparison.parts import parts

__all__ = ["parts"]
