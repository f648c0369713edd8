"""Names of Word's own markup."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"


def name_of(element: Any) -> str:
    """An element's own name, without its namespace; empty for what is no element."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def value(element: Any, path: str) -> str | None:
    """The `w:val` of a child, None where there is no such child; "" where it says nothing."""
    found = element.find(W + path) if element is not None else None
    return None if found is None else found.get(f"{W}val", "")


def switched(element: Any, path: str) -> bool | None:
    """Whether a switch is on, off, or not spoken of."""
    said = value(element, path)
    return None if said is None else said.lower() not in ("0", "false", "off", "none")
