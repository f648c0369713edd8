"""The unit grades an item, and grades it anew. What became too strict to be out is called back in the same act."""

from collections.abc import Iterable

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.intelligence import enforcement, fixing, rules
from commonweal.portal.intelligence.codes import GRADES, Codes
from commonweal.portal.intelligence.grading import Grading
from commonweal.portal.intelligence.models import OUT, WAITING, Grade, Item, Sanitised
from commonweal.portal.intelligence.refusals import NotInTable
from commonweal.portal.intelligence.verbs import withdrawals

REGRADED = "What this rests on was graded anew, and is not to be used any more."


@recorded
def grade(item: Item, said: Grading, *, by: Reader) -> Grade:
    """Give an item its grade, in place of an earlier one. It is for the unit alone, like the report."""
    item = held(item, "report__thing__lock")
    rules.check_reader_is_unit(by, item.report)
    table = enforcement.table()
    check_sound(said, table)
    before = Grade.objects.filter(item=item, replaced_at=None).first()
    if before is not None:
        changed(before, "replace grade", by, replaced_at=now())
    made = things.make(
        Grade, home=item.thing, audience=audiences.public(), by=by, item=item, source=said.source,
        assessment=said.assessment, handling=said.handling, codes=sorted(said.codes),
        instructions=said.instructions.strip(), table=f"{table.name} {table.version}"[:80], graded_at=now(),
        graded_by_id=by.person,
    )  # fmt: skip
    _call_back(item, by)
    return made


def check_sound(said: Grading, table: Codes) -> None:
    """A code of each part; under conditions the codes that say which, with the instructions that they ask for."""
    for part in GRADES:
        if (part, getattr(said, part)) not in table.codes:
            raise NotInTable(f"The {part} has no such code.", "Choose one of the table.")
    known = {code.key: code for code in table.conditions()}
    if unknown := sorted(said.codes - set(known)):
        raise NotInTable(f"There is no code {unknown[0]}.", "Choose among those of the table.")
    handling = table.code("handling", said.handling)
    if handling.needs_codes and not _of_each_part(said.codes, table):
        raise NotInTable(
            f"{handling.label}: the conditions are missing.", "Choose an action code and a sanitisation code."
        )
    if not handling.needs_codes and said.codes:
        raise NotInTable(
            f"{handling.label} has no conditions, but codes are chosen.", "Take the codes out, or choose the other."
        )
    if any(known[key].asks_instructions for key in said.codes):
        check_said(said.instructions, "how it is to be handled")


def _of_each_part(codes: Iterable[str], table: Codes) -> bool:
    chosen = set(codes)
    return all(chosen & {code.key for code in table.of(part)} for part in ("action", "sanitisation"))


def _call_back(item: Item, by: Reader) -> None:
    """Take back what is out and waits, where what it rests on is stricter now than when it was fixed."""
    rows = Sanitised.objects.filter(report=item.report_id, state__in=(OUT, WAITING)).select_related("thing__lock")
    for text in rows.order_by("pk"):
        if fixing.is_stricter_now(text):
            withdrawals.call_back(text, words=REGRADED, by=by)
