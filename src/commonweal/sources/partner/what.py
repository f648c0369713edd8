"""The columns of what happened: offence, flags, outcome and the reference, and the checks on them."""

from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.mapping import FLAGS, LEFT_OUT, WORDS, Mapping, fold
from commonweal.sources.partner.offence import node_of_code
from commonweal.sources.partner.personal import house_address, personal_value
from commonweal.sources.partner.repeats import repeats
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, read_truth, unread


def read_offence(sheet: Sheet, mapping: Mapping, findings: Findings) -> dict[str, pa.Array]:
    """Columns `offence` (a node, or LEFT_OUT) and `category` (the partner's own word or code)."""
    count = len(sheet.rows)
    if "offence" not in mapping.columns:
        constant = pa.array([mapping.constants["offence"]] * count, pa.string())
        return {"offence": constant, "category": nothing(count, pa.string())}
    text = sheet.columns["offence"]
    values = mapping.offence_values

    def node(value: str) -> str | None:
        return node_of_code(value) if values is None else values.get(fold(value))

    nodes = read_each(text, node, pa.string())
    findings.at("blank", "offence", text.is_null())
    findings.at("unknown-offence", "offence", unread(text, nodes), text)
    left = pc.fill_null(pc.equal(nodes, LEFT_OUT), False)
    findings.at("left-out", "offence", left, text)
    return {"offence": nodes, "category": text}


def read_flags(sheet: Sheet, mapping: Mapping, findings: Findings) -> dict[str, pa.Array]:
    """Columns `domestic_abuse`, `hate` and `knife`; null where the extract does not tell."""
    return {name: _flag(name, sheet, mapping, findings) for name in FLAGS}


def _flag(name: str, sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    if name not in mapping.columns:
        return pa.array([mapping.constants.get(name)] * len(sheet.rows), pa.bool_())
    text = sheet.columns[name]
    flags = read_truth(text, mapping.yes, mapping.no)
    findings.at("unknown-flag", name, unread(text, flags), text)
    return pc.fill_null(flags, False) if mapping.blank_flag == "no" else flags


def read_words(sheet: Sheet, mapping: Mapping, findings: Findings) -> dict[str, pa.Array]:
    """Columns `location`, `outcome`, `reported_by` and `falls_within`: free words, held against persons' forms.

    Who reported, and whose area it is, is the publisher where the mapping says nothing else.
    """
    read = {}
    for name in ("location", *WORDS):
        if name in mapping.columns:
            read[name] = sheet.columns[name]
            unfit = read_each(read[name], lambda v: personal_value(v) or house_address(v), pa.bool_())
            findings.at("persons-data", name, pc.fill_null(unfit, False))
        else:
            default = mapping.publisher if name in ("reported_by", "falls_within") else None
            read[name] = pa.array([mapping.constants.get(name, default)] * len(sheet.rows), pa.string())
    return read


def read_references(sheet: Sheet, mapping: Mapping, key: bytes, findings: Findings) -> pa.Array:
    """Column `incident_id`: 16 bytes of BLAKE2b keyed with the workspace's own key; null where a row has none.

    A bare digest of a crime number could be undone by trying them all; without the key this one cannot. The
    reference itself is in no finding.
    """
    if "reference" not in mapping.columns:
        return nothing(len(sheet.rows), pa.binary())
    text = sheet.columns["reference"]
    again = repeats(pa.table({"reference": text}), ("reference",), text.is_valid())
    findings.at("repeated-reference", "reference", again)
    start = f"{mapping.scope}\n{mapping.dataset}\n".encode()

    def digest(value: str) -> bytes:
        return blake2b(start + value.encode(), digest_size=16, key=key).digest()

    return read_each(text, digest, pa.binary())
