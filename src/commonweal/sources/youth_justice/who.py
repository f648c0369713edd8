"""The child of each row: pseudonym, ages, sex and ethnicity, and the checks on them."""

from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.records.youth_outcome import AGES, SEXES
from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.mapping import fold
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import nothing, read_each, unread
from commonweal.sources.youth_justice.lists import Lists
from commonweal.sources.youth_justice.mapping import UNKNOWN, Mapping
from commonweal.sources.youth_justice.when import ages

MOST_YEARS = 120
DAYS_IN_YEAR = 365.25
SEX_WORDS = {
    **{word: sex for sex in SEXES for word in (sex, sex[0])},
    "girl": "female", "boy": "male", **dict.fromkeys(
        ("unknown", "u", "not known", "not stated", "not recorded", "x", "other", "indeterminate"), UNKNOWN),
}  # fmt: skip


def pseudonym(reference: str, scope: str, key: bytes) -> str:
    """A child's name in the records: 32 hexadecimal digits under the workspace's own key, the same in every export.

    Case and blanks of the case system's reference do not count.
    """
    return blake2b(f"{scope}\nchild\n{fold(reference)}".encode(), digest_size=16, key=key).hexdigest()


def read_children(sheet: Sheet, mapping: Mapping, key: bytes, findings: Findings) -> pa.Array:
    """Column `child`; a row without a reference is wrong, since nobody could say whose it is."""
    text = sheet.columns["child"]
    findings.at("blank", "child", text.is_null())
    return read_each(text, lambda value: pseudonym(value, mapping.scope, key), pa.string())


def read_ages(
    sheet: Sheet, mapping: Mapping, days: dict[str, pa.Array], born: pa.Array, findings: Findings
) -> tuple[dict[str, pa.Array], pa.Array]:
    """Columns `age` and `age_at_offence` (int8), and which rows are left out by age.

    An age that the file tells itself is of one day; on the other day of the row it is known only where both are one.
    """
    if "date_of_birth" in mapping.columns:
        at_outcome, at_offence = ages(born, days["outcome_on"]), ages(born, days["offence_on"])
    else:
        at_outcome, at_offence = _told(sheet, mapping, days, findings)
    findings.at("no-age", "age", pc.and_(at_outcome.is_null(), at_offence.is_null()))
    young, old = _outside(at_outcome, at_offence, days)
    left_out = pa.array([False] * len(sheet.rows), pa.bool_())
    if mapping.outside == "leave-out":
        left_out = pc.or_(young, old)
        findings.at("left-out-by-age", "age", left_out)
    else:
        findings.at("too-young", "age", young)
        findings.at("too-old", "age", old)
    grown = pc.and_(pc.fill_null(pc.greater_equal(at_outcome, AGES.stop), False), pc.invert(old))
    findings.at("adult-at-outcome", "age", grown)
    return {"age": at_outcome, "age_at_offence": at_offence}, left_out


def _outside(at_outcome: pa.Array, at_offence: pa.Array, days: dict[str, pa.Array]) -> tuple[pa.Array, pa.Array]:
    """Where the age at the offence is below and above 10 to 17; where it is not known, where it must be.

    An age at the outcome and the years since the offence leave two ages that the child may have had at it.
    """
    since = pc.fill_null(pc.days_between(days["offence_on"], days["outcome_on"]), 0)
    oldest = pc.subtract(at_outcome, pc.floor(pc.divide(since, DAYS_IN_YEAR)))
    oldest = pc.coalesce(at_offence.cast(pa.float64()), oldest)
    youngest = pc.coalesce(at_offence.cast(pa.float64()), pc.subtract(oldest, 1))
    young, old = pc.less(oldest, AGES.start), pc.greater_equal(youngest, AGES.stop)
    return pc.fill_null(young, False), pc.fill_null(old, False)


def _told(sheet: Sheet, mapping: Mapping, days: dict[str, pa.Array], findings: Findings) -> tuple[pa.Array, pa.Array]:
    none = nothing(len(sheet.rows), pa.int8())
    if "age" not in mapping.columns:
        return none, none
    text = sheet.columns["age"]

    def years(value: str) -> int | None:
        whole = value.removesuffix(".0")  # as a spreadsheet may write a whole number
        return int(whole) if whole.isascii() and whole.isdigit() and int(whole) <= MOST_YEARS else None

    told = read_each(text, years, pa.int8())
    findings.at("not-an-age", "age", unread(text, told))
    same_day = pc.fill_null(pc.equal(days["outcome_on"], days["offence_on"]), False)
    on_the_other = pc.if_else(same_day, told, none)
    return (told, on_the_other) if mapping.age_on == "outcome" else (on_the_other, told)


def read_sex(sheet: Sheet, mapping: Mapping, findings: Findings) -> pa.Array:
    """Column `sex`; null where it is not told."""
    return _listed(sheet, "sex", {**SEX_WORDS, **mapping.words.get("sex", {})}, findings)


def read_ethnicity(sheet: Sheet, mapping: Mapping, lists: Lists, findings: Findings) -> pa.Array:
    """Column `ethnicity`, one of the five groups; null where it is not told, which is never guessed."""
    of_lists = {word: key or UNKNOWN for word, key in lists.ethnicity_words.items()}
    return _listed(sheet, "ethnicity", {**of_lists, **mapping.words.get("ethnicity", {})}, findings)


def _listed(sheet: Sheet, name: str, words: dict[str, str], findings: Findings) -> pa.Array:
    if name not in sheet.columns:
        findings.whole(f"{name}-unknown", name, len(sheet.rows))
        return nothing(len(sheet.rows), pa.string())
    text = sheet.columns[name]
    read = read_each(text, lambda value: words.get(fold(value)), pa.string())
    findings.at(f"unknown-{name}", name, unread(text, read), text)
    told = pc.if_else(pc.equal(read, UNKNOWN), pa.scalar(None, pa.string()), read)
    findings.at(f"{name}-unknown", name, pc.and_(told.is_null(), pc.invert(unread(text, read))))
    return told
