"""From figures to charts, maps, sentences and finished papers."""

from commonweal.rendering.formats import FORMATS, render

__all__ = ["FORMATS", "render"]
