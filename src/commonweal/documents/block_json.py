"""Blocks to JSON and back, so that what was copied or composed can be kept in a database as it is.

Reading makes these blocks and nothing else: no class is named by the text, so that nothing else can be built from it.
"""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from commonweal.documents.blocks import (
    Block,
    Cell,
    Facts,
    Heading,
    ListBlock,
    ListItem,
    PageBreak,
    PageImage,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    TableBlock,
    TextLine,
)

KINDS: dict[str, type[Any]] = {
    "heading": Heading, "paragraph": Paragraph, "list": ListBlock, "table": TableBlock, "facts": Facts,
    "picture": Picture, "page": PageImage, "break": PageBreak,
}  # fmt: skip
NAMES = {kind: name for name, kind in KINDS.items()}


def to_json(blocks: Iterable[Block]) -> str:
    """The blocks as text; pictures as base64."""
    return json.dumps(as_data(blocks), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> tuple[Block, ...]:
    """The blocks of a text that `to_json` wrote."""
    return from_data(json.loads(text))


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as lists and dictionaries."""
    return [{"block": NAMES[type(block)], **_plain(block)} for block in blocks]


def from_data(data: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    """The blocks of what `as_data` gave."""
    return tuple(_block(dict(one)) for one in data)


def _plain(thing: Any) -> Any:
    if isinstance(thing, bytes):
        return base64.b64encode(thing).decode("ascii")
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    if hasattr(type(thing), "__dataclass_fields__"):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}
    return thing


def _block(one: dict[str, Any]) -> Block:
    kind = KINDS[one.pop("block")]
    made: Block = kind(**{key: READERS.get((kind, key), _same)(value) for key, value in one.items()})
    return made


def _same(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _runs(value: Any) -> Runs:
    return tuple(Run(**run) for run in value)


def _items(value: Any) -> tuple[ListItem, ...]:
    return tuple(ListItem(**{**item, "runs": _runs(item["runs"])}) for item in value)


def _rows(value: Any) -> tuple[Row, ...]:
    return tuple(
        Row(**{**row, "cells": tuple(Cell(**{**cell, "runs": _runs(cell["runs"])}) for cell in row["cells"])})
        for row in value
    )


READERS: dict[tuple[type[Any], str], Callable[[Any], Any]] = {
    (Paragraph, "runs"): _runs,
    (ListBlock, "items"): _items,
    (TableBlock, "rows"): _rows,
    (Facts, "pairs"): lambda value: tuple((label, _runs(runs)) for label, runs in value),
    (Picture, "content"): base64.b64decode,
    (PageImage, "content"): base64.b64decode,
    (PageImage, "lines"): lambda value: tuple(TextLine(**line) for line in value),
}
