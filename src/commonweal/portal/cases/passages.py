"""Passages through the wall: finding what glass is broken for, telling a lead who read their case, taking the lead.

On PostgreSQL they are functions with the owner's rights. The first answers only whoever left, in the same transaction,
a row that says that they tried and why; the second only the lead; the third whoever may take on a case that nobody
leads, with governance's word; the last whoever works on a case, what governance answered to those of it who asked to
lead it, and not in which words. On SQLite, where no wall stands, plain queries.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from commonweal.portal.access.models import SealedFrom, Seat, Thing
from commonweal.portal.access.walls import functions, guards
from commonweal.portal.access.walls.acting import walled
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.models import Entry
from commonweal.portal.cases.models import LEAD, Case, Glass, Need, Subject
from commonweal.portal.people.indexing import NAME_AND_BIRTH
from commonweal.portal.people.models import RecordKey

REFERENCE, PERSON = "reference", "person"
DEEP = 4  # a case, its entry, its former words, a file of them
MOST = 20  # cases that one name and birth opens

GLASS_FINDS = (
    "commonweal_glass_finds(way text, said text, tried uuid) RETURNS TABLE(opened uuid, grp uuid)",
    "me uuid := commonweal_person(); "
    "partner boolean := EXISTS (SELECT 1 FROM commonweal_held() h WHERE h.role = 'partner officer');",
    f"""
  IF partner AND EXISTS (SELECT 1 FROM cases_glass g WHERE g.thing_id = tried AND g.person_id = me AND NOT g.found) THEN
    RETURN QUERY SELECT c.thing_id, c.group_id FROM cases_case c
    WHERE ((way = 'reference' AND c.reference = said) OR (way = 'person' AND c.thing_id IN (
        SELECT s.case_id FROM people_recordkey k JOIN cases_subject s ON s.record_id = k.record_id
        WHERE k.kind = '{NAME_AND_BIRTH}' AND k.value = said AND s.ended_on IS NULL)))
      AND NOT EXISTS (SELECT 1 FROM access_sealedfrom f WHERE f.audience_id = c.group_id AND f.person_id = me)
    ORDER BY c.thing_id LIMIT {MOST};
  END IF;""",  # noqa: S608 - our own words
    "",
)
# `commonweal_leads` asks who I am, so it is asked before these rights are taken on; which locks I open, too. What ties
# something in the case to something elsewhere is told to those who read both ends, here as on every page.
READINGS = (
    "commonweal_case_readings(opened uuid, until bigint, most int) RETURNS TABLE(sequence bigint, at timestamptz, "
    "act varchar, doer varchar, thing varchar, words text)",
    "leads boolean := commonweal_leads((SELECT t.audience_id FROM access_thing t WHERE t.id = opened)); "
    "mine uuid[] := commonweal_open_locks(ARRAY['partner officer'], false);",
    f"""
  IF leads THEN
    RETURN QUERY WITH RECURSIVE inside(id, deep) AS (
      SELECT opened, 0 UNION ALL
      SELECT t.id, i.deep + 1 FROM access_thing t JOIN inside i ON t.home_id = i.id
      WHERE i.deep < {DEEP} AND (t.other_end_id IS NULL OR t.lock_id = ANY (mine)))
    SELECT e.sequence, e.at, e.act, e.doer, e.thing, coalesce(a.words, '')
      FROM audit_entry e LEFT JOIN audit_aside a ON a.entry_id = e.sequence
      WHERE e.thing IN (SELECT i.id::text FROM inside i) AND e.sequence < until
      ORDER BY e.sequence DESC LIMIT most;
  END IF;""",  # noqa: S608 - a number of our own
    "",
)

_LIVES = "NOT s.glass AND (s.until IS NULL OR s.until > clock_timestamp())"
_WORKS = (  # whoever the seat is for is an officer of its agency today, and can sign in
    "EXISTS (SELECT 1 FROM partnership_membership m JOIN partnership_account a ON a.person_id = m.person_id "
    "WHERE a.is_active AND m.person_id = s.person_id AND m.agency_id = s.agency_id AND m.role = 'partner officer' "
    "AND m.since <= (now() AT TIME ZONE 'Europe/London')::date "
    "AND (m.until IS NULL OR m.until >= (now() AT TIME ZONE 'Europe/London')::date))"
)
_OF_CASE = f"SELECT 1 FROM access_seat s WHERE s.audience_id = c.grp AND {_LIVES} AND {_WORKS}"  # noqa: S608
# `lead_rules.check_reader_can_take`, as the database asks it once more; then the seat.
TAKES_LEAD = (
    "commonweal_takes_lead(opened uuid) RETURNS uuid",
    "me uuid := commonweal_person(); mine uuid[] := (SELECT array_agg(h.agency) FROM commonweal_held() h "
    "WHERE h.role = 'partner officer'); c record; mine_there record; given uuid;",
    f"""
  SELECT k.thing_id AS id, k.group_id AS grp, k.lead_id AS agency INTO c FROM cases_case k WHERE k.thing_id = opened;
  IF c.id IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended(c.grp::text, 7)); END IF;
  IF c.id IS NOT NULL AND NOT EXISTS ({_OF_CASE} AND s.lead)
     AND NOT EXISTS (SELECT 1 FROM access_sealedfrom f WHERE f.audience_id = c.grp AND f.person_id = me) THEN
    SELECT s.id, s.agency_id INTO mine_there FROM access_seat s
      JOIN cases_need n ON n.seat_id = s.id JOIN cases_glass g ON g.code = n.glass_code
      WHERE s.audience_id = c.grp AND s.person_id = me AND s.agency_id = ANY (mine)
        AND g.person_id = me AND g.found AND g.until > clock_timestamp() AND g.verdict = 'justified'
        AND CASE WHEN s.glass
          THEN s.until > clock_timestamp() AND s.agency_id = c.agency AND NOT EXISTS ({_OF_CASE})
          ELSE {_LIVES} AND g.way = 'lead'
            AND (s.agency_id = c.agency OR NOT EXISTS ({_OF_CASE} AND s.agency_id = c.agency)) END
      ORDER BY s.agency_id = c.agency DESC, s.id LIMIT 1;
    IF mine_there.id IS NOT NULL THEN
      UPDATE access_seat s SET until = clock_timestamp()
        WHERE s.audience_id = c.grp AND (s.id = mine_there.id OR (s.lead AND {_LIVES}));
      given := gen_random_uuid();
      INSERT INTO access_seat (id, audience_id, person_id, agency_id, lead, glass, since, until)
        VALUES (given, c.grp, me, mine_there.agency_id, true, false, clock_timestamp(), NULL);
    END IF;
  END IF;""",  # noqa: S608 - our own words
    "RETURN given;",
)


LEAD_ANSWERS = (
    "commonweal_lead_answers(opened uuid) RETURNS TABLE(code varchar, verdict varchar, answered timestamptz, "
    "until timestamptz)",
    "mine uuid[] := commonweal_open_locks(ARRAY['partner officer'], false);",
    """
  IF EXISTS (SELECT 1 FROM cases_case c WHERE c.thing_id = opened AND c.lock_id = ANY (mine)) THEN
    RETURN QUERY SELECT g.code, g.verdict, g.reviewed_at, g.until FROM cases_glass g
    WHERE g.way = 'lead' AND g.code IN (SELECT n.glass_code FROM cases_need n
      JOIN access_seat s ON s.id = n.seat_id JOIN cases_case c ON c.group_id = s.audience_id
      WHERE c.thing_id = opened AND n.glass_code <> '');
  END IF;""",
    "",
)


# By plain SQL, too, nobody gives governance's word to themselves, nor changes what it was said of.
VERDICT = (
    "coalesce(OLD.verdict, '') <> '' OR (NEW.verdict <> '' AND NOT (commonweal_holds(ARRAY['governance']) "
    "AND NEW.person_id <> commonweal_person() AND coalesce(NEW.reviewed_by_id = commonweal_person(), false)))"
)
# Nor is a word that governance gave of one case carried to another: a number is put to a seat before it is answered.
CARRIED = (
    "NEW.glass_code <> '' AND NEW.glass_code IS DISTINCT FROM OLD.glass_code AND NOT EXISTS (SELECT 1 "
    "FROM cases_glass g WHERE g.code = NEW.glass_code AND g.person_id = commonweal_person() AND g.verdict = '')"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What governance answered to somebody who asked to lead a case: `verdict` "" while it did not."""

    code: str
    verdict: str
    answered: dt.datetime | None
    until: dt.datetime | None  # until when the request waits, or the answer holds


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the audit that is of a case."""

    sequence: int
    at: Any
    act: str
    doer: str
    thing: str
    words: str


def join() -> None:
    """Have the wall hold these functions."""
    functions.add(*GLASS_FINDS)
    functions.add(*READINGS)
    functions.add(*TAKES_LEAD, volatility="VOLATILE")
    functions.add(*LEAD_ANSWERS)
    guards.add(
        "commonweal_glass_is_reviewed", table="cases_glass", refused=VERDICT, saying="governance reviews this, once"
    )
    guards.add("commonweal_word_stays", table="cases_need", refused=CARRIED, saying="this was said of another seat")


def glass_finds(way: str, said: str, *, tried: UUID, person: UUID) -> list[tuple[UUID, UUID]]:
    """Cases, each with its group, of a reference or of a name and birth (hashed); none that is sealed from them."""
    if _for_somebody():
        with connection.cursor() as cursor:
            cursor.execute("SELECT opened, grp FROM commonweal_glass_finds(%s, %s, %s)", [way, said, tried])
            return list(cursor.fetchall())
    sealed = SealedFrom.objects.filter(person=person).values("audience")
    rows = Case.objects.filter(_named(way, said)).exclude(group__in=sealed).order_by("pk")[:MOST]
    return [(row.pk, row.group_id) for row in rows]


def readings(case: Case, *, until: int, most: int, locks: Collection[UUID]) -> list[Act]:
    """What the audit holds of a case and all that stands in it, before an entry's number, the newest first.

    `locks`: those that the asker opens. What is tied to something that they do not read is left out.
    Whether the asker leads it is the room's rule to ask; behind the wall the database asks it once more.
    """
    if _for_somebody():
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM commonweal_case_readings(%s, %s, %s)", [case.pk, until, most])
            return [Act(*row) for row in cursor.fetchall()]
    rows = Entry.objects.filter(thing__in=[str(id) for id in _inside(case.pk, locks)], sequence__lt=until)
    return [
        Act(row.sequence, row.at, row.act, row.doer, row.thing, row.aside.words if hasattr(row, "aside") else "")
        for row in rows.select_related("aside").order_by("-sequence")[:most]
    ]


def take_lead(case: Case, seat: Seat) -> UUID | None:
    """Make a seat in a case that nobody leads the lead's; None where the database says that it is not so."""
    if _for_somebody():
        with connection.cursor() as cursor:
            cursor.execute("SELECT commonweal_takes_lead(%s)", [case.pk])
            given: UUID | None = cursor.fetchone()[0]
            return given
    moment = now()
    over = Seat.objects.filter(Q(until=None) | Q(until__gt=moment), audience=case.group_id)
    over.filter(Q(pk=seat.pk) | Q(lead=True)).update(until=moment)
    made = Seat.objects.create(
        audience_id=case.group_id, person_id=seat.person_id, agency_id=seat.agency_id, lead=True, since=moment
    )
    return made.pk


def lead_answers(case: Case) -> dict[str, Answer]:
    """What became of each request to lead a case, by its number: for whoever reads the case."""
    if _for_somebody():
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM commonweal_lead_answers(%s)", [case.pk])
            return {row[0]: Answer(*row) for row in cursor.fetchall()}
    codes = Need.objects.filter(seat__audience=case.group_id).exclude(glass_code="").values("glass_code")
    rows = Glass.objects.filter(way=LEAD, code__in=codes)
    return {row.code: Answer(row.code, row.verdict, row.reviewed_at, row.until) for row in rows}


def _for_somebody() -> bool:
    """Whether the wall stands before whoever asks: it does not before the system itself (the worker, a command)."""
    if not walled():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT commonweal_me() IS NOT NULL")
        return bool(cursor.fetchone()[0])


def _named(way: str, said: str) -> Q:
    if way == REFERENCE:
        return Q(reference=said)
    records = RecordKey.objects.filter(kind=NAME_AND_BIRTH, value=said).values("record")
    return Q(pk__in=Subject.objects.filter(record__in=records, ended_on=None).values("case"))


def _inside(root: UUID, locks: Collection[UUID]) -> Iterator[UUID]:
    told = Q(other_end=None) | Q(lock__in=sorted(locks))
    layer = [root]
    for _ in range(DEEP):
        yield from layer
        layer = list(Thing.objects.filter(told, home__in=layer).values_list("pk", flat=True))
    yield from layer
