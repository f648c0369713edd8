"""What each row is of: offence, outcome, tier, whether it is a first one, and the district; and the checks on them."""

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.mapping import LEFT_OUT, fold
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, read_truth, unread
from commonweal.sources.partner.where import DISTRICT
from commonweal.sources.youth_justice.lists import Lists
from commonweal.sources.youth_justice.mapping import Mapping


def left_out_by_word(sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    """Which rows the mapping leaves out by their offence or outcome."""
    left = pa.array([False] * len(sheet.rows), pa.bool_())
    for name in ("offence", "outcome"):
        words, text = mapping.words.get(name, {}), sheet.columns[name]
        here = pc.equal(read_each(text, lambda value: words.get(fold(value)), pa.string()), LEFT_OUT)  # noqa: B023
        here = pc.and_(pc.fill_null(here, False), pc.invert(left))
        findings.at("left-out", name, here, text)
        left = pc.or_(left, here)
    return left


def read_what(sheet: Sheet, mapping: Mapping, lists: Lists, findings: Findings) -> dict[str, pa.Array]:
    """Columns `offence`, `outcome`, `tier`, `first` and `district`."""
    offence = _keys(sheet, "offence", {**lists.offence_words, **mapping.words.get("offence", {})}, findings)
    outcome = _keys(sheet, "outcome", {**lists.outcome_words, **mapping.words.get("outcome", {})}, findings)
    tiers = {key: kind.tier for key, kind in lists.outcomes.items()}
    return {
        "offence": offence,
        "outcome": outcome,
        "tier": read_each(outcome, tiers.get, pa.string()),
        "first": _first(sheet, mapping, findings),
        "district": _district(sheet, mapping, findings),
    }


def _keys(sheet: Sheet, name: str, words: dict[str, str], findings: Findings) -> pa.Array:
    text = sheet.columns[name]
    keys = read_each(text, lambda value: words.get(fold(value)), pa.string())
    findings.at("blank", name, text.is_null())
    wrong = unread(text, keys)
    remand = pc.and_(wrong, pc.match_substring(pc.fill_null(text, ""), "remand", ignore_case=True))
    if name == "outcome":
        findings.at("remand", name, remand, text)
        wrong = pc.and_(wrong, pc.invert(remand))
    findings.at(f"unknown-{name}", name, wrong, text)
    return keys


def _first(sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    if "first" not in mapping.columns:
        return nothing(len(sheet.rows), pa.bool_())
    text = sheet.columns["first"]
    told = read_truth(text, mapping.yes, mapping.no)
    findings.at("unknown-flag", "first", unread(text, told), text)
    return pc.fill_null(told, False) if mapping.blank_first == "no" else told


def _district(sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    if "district" not in mapping.columns:
        return pa.array([mapping.district] * len(sheet.rows), pa.string())
    text = sheet.columns["district"]
    codes = read_each(text, lambda v: v.upper() if DISTRICT.fullmatch(v.upper()) else None, pa.string())
    findings.at("not-a-district", "district", unread(text, codes), text)
    return codes
