"""An answer's bytes, JSON or XML, to plain rows of the keys that are wanted. All else goes no further than this file.

The keys that may point at a person (description, address, media, names, e-mail, telephone, account) are not dropped
later: they are never taken up, neither from JSON, whose objects keep the wanted keys alone, nor from XML.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from commonweal.sources.open311.faults import NoAnswer, refusal

MOST_ROWS = 100_000
WRAPPERS = ("service_requests", "requests", "request", "services", "service", "endpoints", "endpoint")
Row = dict[str, str]


def rows_of(content: bytes, wanted: Collection[str], element: str) -> list[Row]:
    """The rows of an answer: objects of a JSON list, or elements of an XML document of that name.

    Values are text; one that is a list or an object is none. NoAnswer where the answer is cut off or is none at all.
    """
    text = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        raise NoAnswer("The endpoint answered with nothing.")
    return _xml(text, wanted, element) if text.startswith(b"<") else _json(text, wanted)


def _json(text: bytes, wanted: Collection[str]) -> list[Row]:
    keys = {*wanted, *WRAPPERS, "code"}

    def kept(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {key: value for key, value in pairs if key in keys}

    try:
        found = json.loads(text.decode("utf-8"), object_pairs_hook=kept, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        raise NoAnswer("The endpoint's answer was cut off, or is no JSON.") from None
    found = _unwrapped(found)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise NoAnswer("The endpoint answered with something else than a list.", again=False)
    _check_no_error(found, wanted)
    return [{key: _text(value) for key, value in one.items() if key in wanted} for one in found[:MOST_ROWS]]


def _unwrapped(found: Any) -> Any:
    """Some endpoints put the list into an object of one name, or two, as their XML has it."""
    for _ in range(len(WRAPPERS)):
        inner = found[0] if isinstance(found, list) and len(found) == 1 else found
        name = next((name for name in WRAPPERS if isinstance(inner, dict) and name in inner), None)
        if name is None:
            break
        found = inner[name]
    return found


def _xml(text: bytes, wanted: Collection[str], element: str) -> list[Row]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NoAnswer("The endpoint's answer was cut off, or is no XML.") from None
    if root.getroottree().docinfo.doctype or etree.QName(root).localname.casefold() == "html":
        raise NoAnswer("The endpoint answered with a page for people, not with a list.", again=False)
    found = [{_name(part): _said(part) for part in one if _name(part) in wanted} for one in root.iter(element)]
    errors = [{"code": _said(part)} for one in root.iter("error") for part in one if _name(part) == "code"]
    _check_no_error([*errors, *found], wanted)
    return [*found[:MOST_ROWS]]


def _check_no_error(found: Sequence[dict[str, Any]], wanted: Collection[str]) -> None:
    """The specification's errors are a list like any other, of code and description."""
    first = found[0] if found else {}
    if "code" in first and not any(key in wanted for key in first):
        code = _text(first["code"])
        raise refusal(int(code) if code.isdigit() and len(code) == 3 else 400)


def _name(part: Any) -> str:
    return part.tag if isinstance(part.tag, str) else ""


def _said(part: Any) -> str:
    return (part.text or "").strip() if not len(part) else ""


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
