"""Scalable vector graphics as text: elements, escaped, with numbers short enough to keep a page small.

Everything a drawing needs stands in attributes, not in style sheets, so that the same drawing works in a page under a
strict Content-Security-Policy, in a PDF, and saved on its own.
"""

import base64
import re
from collections.abc import Iterable
from html import escape

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
UNSEEN_TARGETS = re.compile(r'<rect[^>]* fill-opacity="0" data-say="[^"]*"/>')
WORDS_FOR_POINTERS = re.compile(r' data-say="[^"]*"')
XML_CANNOT_HOLD = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element. `stroke_width=1` becomes `stroke-width="1"`; children are SVG already."""
    given = "".join(f' {_key(k)}="{_value(v)}"' for k, v in attributes.items())
    inner = "".join(children)
    return f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"


def text(words: str, x: float, y: float, **attributes: str | float) -> str:
    """Words at a point, escaped."""
    return element("text", words_of(words), x=x, y=y, **attributes)


def still(svg: str) -> str:
    """The drawing for paper: without what only a pointer needs (`data-say`), and unseen targets."""
    return WORDS_FOR_POINTERS.sub("", UNSEEN_TARGETS.sub("", svg))


def data_uri(svg: str) -> str:
    """The drawing as an address that holds it whole."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def words_of(words: str) -> str:
    """Untrusted words, safe inside an element."""
    return escape(words.translate(XML_CANNOT_HOLD), quote=True)


def drawing(width: float, height: float, title: str, parts: Iterable[str], **attributes: str | float) -> str:
    """The whole picture; `title` is its text alternative and comes first."""
    return element(
        "svg",
        element("title", words_of(title)),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {short(width)} {short(height)}",
        width=width,
        height=height,
        role="img",
        font_family=FONT,
        **attributes,
    )


def path(points: Iterable[tuple[float, float]], close: bool = False) -> str:
    """Path data through points."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points) + ("Z" if close else "")


def short(value: float) -> str:
    """At most one decimal, none where it is zero."""
    return f"{value:.1f}".removesuffix(".0")


def _key(name: str) -> str:
    return name.rstrip("_") if name == "viewBox" else name.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return words_of(value) if isinstance(value, str) else short(value)
