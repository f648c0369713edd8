"""From figures to charts, maps, sentences and finished papers."""

from commonweal.rendering.formats import FORMATS, render, render_page

__all__ = ["FORMATS", "render", "render_page"]
