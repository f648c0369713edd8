"""Rows beside other rows: those that repeat one, offences that come twice, and children who are told in two ways."""

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.repeats import repeats
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.youth_justice.mapping import Mapping

INFORMAL = "informal"
SAME = ("child", "offence", "offence_on", "outcome_on", "outcome")  # what two rows have in common to be one twice


def read_repeats(sheet: Sheet, mapping: Mapping, columns: dict[str, pa.Array], findings: Findings) -> pa.Array:
    """Which rows are dropped because they repeat another.

    With references of offences, these tell what is the same; two counts of one charge then have one each.
    """
    nothing = pa.array([False] * len(sheet.rows), pa.bool_())
    if "reference" in mapping.columns:
        text = sheet.columns["reference"]
        again = repeats(pa.table({"reference": text}), ("reference",), text.is_valid())
        findings.at("repeated-reference", "reference", again)
        return nothing
    again = repeats(pa.table({name: columns[name] for name in SAME}), SAME)
    if mapping.repeated == "drop":
        findings.at("repeat-dropped", "", again)
        return again
    findings.at("repeated-row", "", again)
    return nothing


def tell_of_children(columns: dict[str, pa.Array], born: pa.Array, findings: Findings) -> None:
    """Note rows on which a child is told in another way than on its first one."""
    findings.at("two-births", "date_of_birth", _differs(columns["child"], born))
    findings.at("two-sexes", "sex", _differs(columns["child"], columns["sex"]))
    findings.at("two-ethnicities", "ethnicity", _differs(columns["child"], columns["ethnicity"]))
    first = pc.fill_null(columns["first"], False)
    days = pc.if_else(first, columns["outcome_on"], pa.scalar(None, pa.date32()))
    findings.at("two-firsts", "first", _differs(columns["child"], days))
    informal = pc.fill_null(pc.equal(columns["tier"], INFORMAL), False)
    findings.at("first-without-record", "first", pc.and_(first, informal))


def _differs(child: pa.Array, told: pa.Array) -> pa.Array:
    """Where a child's value, if told, is not the first one told of that child."""
    first: dict[object, object] = {}
    pairs = zip(child.to_pylist(), told.to_pylist(), strict=True)
    answers = [who is not None and value is not None and first.setdefault(who, value) != value for who, value in pairs]
    return pa.array(answers, pa.bool_())
