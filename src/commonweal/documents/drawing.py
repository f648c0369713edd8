"""A chart's specification (Altair) as a drawing: SVG for page and paper, PNG for Word. Nothing is fetched, no browser.

Vega puts everything a drawing needs in attributes, not in style sheets, so the same drawing works in a page under a
strict Content-Security-Policy, in a PDF, and saved on its own. A mark's `description` becomes its `aria-label`, which
the page's script reads out on hover and arrow keys.
"""

import base64
import re
from collections.abc import Mapping
from html import escape
from typing import Any

import vl_convert

from commonweal.documents import layers

PIXELS_PER_INCH = 180  # sharp on paper at a column's width, small in the file
UNSEEN_TARGETS = re.compile(r'<path aria-label="[^"]*"[^>]* opacity="0"/>')
# A drawing is one image with one name; within it only what has words of its own keeps its role.
ROLES_WITHIN = re.compile(r' (?:role="graphics-object"|aria-(?:roledescription="[^"]*"|hidden="true"))')
EMPTY_GROUND = re.compile(r'<path(?: class="(?:background|foreground)"| d="(?:M0,0h0v0h0Z)?"| [a-z-]+="none")+/>')
XML_CANNOT_HOLD = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))


def svg(chart: Any, rows: Mapping[str, Any], title: str) -> str:
    """The chart (Altair's, or the specification it became) over its named `rows` as one image, named by its `title`.

    The same chart and rows give the same bytes. Rows come apart from the chart, for Altair copies what it is given at
    each step, and every word in them is data, never part of the specification.
    """
    specification = chart if isinstance(chart, Mapping) else chart.to_dict(validate=False)
    printable = _printable(dict(rows))
    plain = layers.drawn(specification, printable)
    start, rest = (plain if plain is not None else _by_vega(specification, printable)).split(">", 1)
    return f'{start} role="img">{title_element(title)}{rest}'


def _by_vega(specification: Mapping[str, Any], rows: Mapping[str, Any]) -> str:
    drawn = vl_convert.vegalite_to_svg({**specification, "datasets": rows}, allowed_base_urls=[])
    return EMPTY_GROUND.sub("", ROLES_WITHIN.sub("", drawn))


def title_element(words: str) -> str:
    """The name of a drawing, from words that nobody vouches for."""
    return f"<title>{escape(words.translate(XML_CANNOT_HOLD))}</title>"


def _printable(value: Any) -> Any:
    """Rows without control characters: no picture can hold them, and the library's text shaping ends the process."""
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each) for each in value]
    return value.translate(XML_CANNOT_HOLD) if isinstance(value, str) else value


def still(drawn: str) -> str:
    """The drawing for paper: without the unseen targets that only a pointer needs."""
    return UNSEEN_TARGETS.sub("", drawn)


def data_uri(drawn: str) -> str:
    """The drawing as an address that holds it whole."""
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


def png(drawn: str, pixels_per_inch: float = PIXELS_PER_INCH) -> bytes:
    """The drawing as PNG, for documents that cannot hold vectors."""
    return bytes(vl_convert.svg_to_png(drawn, ppi=pixels_per_inch))
