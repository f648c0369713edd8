"""A table's class as SQL: its policies, and what the web's login may do with it.

Policies are written `lock_id = ANY (...)` of an array that is worked out once a query: measured on a million rows, that
was twenty times as fast as `IN (SELECT ...)`.
"""

from collections.abc import Iterator

from commonweal.portal.access.reader import UNIT
from commonweal.portal.access.table import ROWS
from commonweal.portal.access.walls.classes import Beside, Chain, Class, Locked, OnlyFor, Open, Seats, Vocabulary

AUDITORS = tuple(role for role, cell in ROWS["audit"].items() if cell.get("R") == "")
CHECKS = {  # what a new row must satisfy
    "access_thing": "commonweal_lawful(home_id, audience_id, draft, lock_id, other_end_id) "
    "AND commonweal_writes_in(home_id) AND commonweal_writes_in(other_end_id)",
    "access_face": "commonweal_lawful(home_id, NULL, commonweal_is_draft(thing_id), lock_id, NULL)",
}
NOT_GLASSED = "NOT commonweal_glassed(lock_id)"  # what only broken glass opened is read, and nothing is put in it
SYSTEM = "current_setting('app.uid', true) = 'system'"


def grants(known: Class) -> str:
    """What the web's login may do with a table, before its policies are asked."""
    if isinstance(known, Vocabulary):
        return "SELECT, INSERT"
    if isinstance(known, Chain):
        return {
            "audit_head": "SELECT, UPDATE",
            "audit_entry": "SELECT, INSERT, DELETE",
            "audit_aside": "SELECT, INSERT, DELETE",
        }.get(known.table, "SELECT, INSERT, UPDATE, DELETE")
    if isinstance(known, Seats):  # a seat is ended, and nothing else about it changes
        return "SELECT, INSERT, UPDATE (until)" if known.table == "access_seat" else "SELECT, INSERT, DELETE"
    return "SELECT, INSERT, UPDATE, DELETE"


def policies(known: Class, owner: str) -> Iterator[tuple[str, str]]:
    """Name and words of each policy of a table; none for a table that is open."""
    if isinstance(known, Open):
        return
    yield "system", f"TO {owner} USING ({SYSTEM}) WITH CHECK ({SYSTEM})"
    if isinstance(known, Locked):
        opened, writable = _opened(known), _opened(known, writing=True)
        check = CHECKS.get(known.table, f"lock_id = commonweal_lock_of({known.key})")
        yield "reads", f"FOR SELECT USING ({opened})"
        yield "makes", f"FOR INSERT WITH CHECK (commonweal_me() IS NOT NULL AND {check} AND {NOT_GLASSED})"
        yield "changes", f"FOR UPDATE USING ({writable}) WITH CHECK (commonweal_me() IS NOT NULL)"
        yield "removes", f"FOR DELETE USING (commonweal_me() IS NOT NULL AND ({writable}))"
    elif isinstance(known, Seats):
        yield from _seats(known)
    elif isinstance(known, Beside):
        read = f"SELECT 1 FROM {known.parent} p WHERE p.{known.parent_key} = {known.table}.{known.column}"  # noqa: S608
        yield "reads", f"FOR SELECT USING (EXISTS ({read}))"
        write = f"{read} AND ({_opened(known.above, writing=True)})" if isinstance(known.above, Locked) else read
        for name, words in (("makes", "INSERT WITH CHECK"), ("changes", "UPDATE USING"), ("removes", "DELETE USING")):
            yield name, f"FOR {words} (commonweal_me() IS NOT NULL AND EXISTS ({write}))"
    elif isinstance(known, OnlyFor):
        mine = f"{known.column} = (SELECT commonweal_person())"
        yield "reads", f"FOR SELECT USING ({mine})"
        yield "tells", "FOR INSERT WITH CHECK (true)"
        yield "changes", f"FOR UPDATE USING ({mine})"
        yield "removes", f"FOR DELETE USING ({mine})"
    elif isinstance(known, Vocabulary):
        yield "reads", "FOR SELECT USING (true)"
        yield "makes", f"FOR INSERT WITH CHECK ({known.check})"
    else:
        yield from _chain(known)


def _seats(known: Seats) -> Iterator[tuple[str, str]]:
    """Who sits in a group is read by those who sit in it; its lead gives and takes seats, and seals it."""
    mine = "person_id = (SELECT commonweal_person())"
    inside = "audience_id = ANY (ARRAY(SELECT commonweal_my_groups()))"
    if known.table == "access_seat":
        yield "reads", f"FOR SELECT USING ({mine} OR {inside})"
        yield "gives", "FOR INSERT WITH CHECK (commonweal_may_seat(audience_id, person_id, glass, until, lead))"
        mine_to_end = f"commonweal_leads(audience_id) OR ({mine} AND NOT lead)"  # one leaves; a lead hands over
        yield (
            "ends",
            f"FOR UPDATE USING ((until IS NULL OR until > clock_timestamp()) AND ({mine_to_end})) "
            "WITH CHECK (until <= clock_timestamp() + interval '1 minute')",
        )
        return
    yield "reads", "FOR SELECT USING (commonweal_leads(audience_id))"
    yield "seals", "FOR INSERT WITH CHECK (commonweal_leads(audience_id) AND sealed_by = commonweal_me())"
    yield "opens", "FOR DELETE USING (commonweal_leads(audience_id))"


def _opened(known: Locked, *, writing: bool = False) -> str:
    how = ", true" if writing else ""
    opened = f"lock_id = ANY ((SELECT commonweal_open_locks({_array(known.roles)}, {known.residents}{how}))::uuid[])"
    if not known.own:
        return opened
    own = f"lock_id = ANY ((SELECT commonweal_open_locks({_array(known.own)}, false{how}))::uuid[])"
    made = f"{known.key} IN (SELECT t.id FROM access_thing t WHERE t.made_by = commonweal_me())"  # noqa: S608 - our own
    unit = f"(SELECT EXISTS (SELECT 1 FROM commonweal_held() h WHERE h.duty = '{UNIT}'))"  # noqa: S608 - our own
    return f"({opened}) OR ({own} AND ({made} OR {unit if known.unit else 'false'}))"


def _chain(known: Chain) -> Iterator[tuple[str, str]]:
    """Everyone's acts are appended; governance reads; a month goes and words are erased by governance alone."""
    auditor = f"(SELECT commonweal_holds({_array(AUDITORS)}))"
    me = "(SELECT commonweal_me())"
    if known.table == "audit_head":
        yield "moves", "USING (true) WITH CHECK (true)"
        return
    yield "reads", f"FOR SELECT USING ({auditor})"
    if known.table == "audit_disposal":
        yield "asks", f"FOR INSERT WITH CHECK ({auditor} AND asked_by = {me} AND approved_by IS NULL)"
        yield "approves", f"FOR UPDATE USING ({auditor}) WITH CHECK (approved_by = {me} AND asked_by <> {me})"
    else:
        yield "appends", "FOR INSERT WITH CHECK (true)"
    yield "removes", f"FOR DELETE USING ({auditor})"


def _array(words: tuple[str, ...]) -> str:
    quoted = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
    return f"ARRAY[{quoted}]::text[]"
