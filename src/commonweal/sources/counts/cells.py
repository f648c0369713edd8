"""From a cell's text to a count: a whole number, or null where the publisher tells none."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.records.counts import MOST
from commonweal.sources.counts.mapping import Mapping
from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.mapping import fold
from commonweal.sources.partner.values import read_each

WHOLE = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?:\.0{1,6})?")
NOTED = ("not-a-count", "too-large", "count-missing", "negative-count")


def read_cells(text: pa.Array, field: str, mapping: Mapping, findings: Findings) -> pa.Array:
    """The counts (int64); null where blank, suppressed or below nought, which is noted, as is what is no count."""
    kinds = pc.fill_null(read_each(text, lambda value: trouble(value, mapping.missing) or "", pa.string()), NOTED[2])
    for code in NOTED:
        findings.at(code, field, pc.equal(kinds, code), text)
    sound = pc.equal(kinds, "")
    return read_each(pc.if_else(sound, text, pa.scalar(None, pa.string())), number, pa.int64())


def number(text: str) -> int:
    """`1,234` and `1234.0` are both 1234; only for text without `trouble`."""
    return int(text.replace(",", "").partition(".")[0])


def trouble(text: str, missing: frozenset[str]) -> str | None:
    """The code of what keeps a cell from being a count; None where it is one."""
    if fold(text) in missing:
        return "count-missing"
    if not WHOLE.fullmatch(text):
        return "not-a-count"
    if number(text) < 0:
        return "negative-count"
    return "too-large" if number(text) > MOST else None
