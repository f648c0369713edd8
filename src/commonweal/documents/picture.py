"""A drawing as pixels, for documents that cannot hold vectors."""

import vl_convert

PIXELS_PER_INCH = 180  # sharp on paper at a column's width, small in the file


def png(svg: str, pixels_per_inch: float = PIXELS_PER_INCH) -> bytes:
    """The drawing as PNG."""
    return bytes(vl_convert.svg_to_png(svg, ppi=pixels_per_inch))
