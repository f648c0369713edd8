"""A hundred thousand cases and a million entries of their chronologies, copied into PostgreSQL: the load test's ground.

Copied, since the verbs would take days to say what this says in minutes; the rows are those that the verbs write: each
case with its group, lock and seats, a subject with its record and keys, and its entries, sealed.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import connection
from django.db.models import Model

from commonweal.portal.access.models import Audience, Lock, Seat, Thing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.cases import references
from commonweal.portal.cases.models import Case, Entry, Need, Subject
from commonweal.portal.partnership.models import Account, Agency, Body, Membership, Person
from commonweal.portal.people.indexing import NAME_AND_BIRTH, birth_key
from commonweal.portal.people.models import Record, RecordKey

CASES, ENTRIES, OFFICERS, SEATS = 100_000, 10, 2_000, 4  # entries and seats a case
KINDS = ("anti-social-behaviour", "prolific-offenders")
STAGES = {"anti-social-behaviour": "working", "prolific-offenders": "adopted"}
OUTCOMES = {"anti-social-behaviour": "ended", "prolific-offenders": "stopped"}
WORDS = "called visited letter patrol neighbour noise gate motorbike shouting repaired housing school fire walk".split()
AGENCIES = ("Police", "Council", "Housing", "Fire brigade", "Probation", "Health", "Youth justice", "Schools")
AT_ONCE = 2_000  # cases that stand in memory


def make(seed: int, copier: psycopg.Connection[Any], tell: Callable[[str], None]) -> list[str]:
    """Write it all; the user names of the officers. `copier`: a superuser, whom no wall keeps from copying."""
    random_ = random.Random(seed)  # noqa: S311 - made-up cases, the same each time
    officers, everyone = _officers(), audiences.public().id
    first = dt.datetime.now(dt.UTC) - dt.timedelta(days=5 * 365)
    left = iter(range(CASES))
    done = 0
    while numbers := list(islice(left, AT_ONCE)):
        rows: dict[Any, list[dict[str, Any]]] = {}
        for number in numbers:
            for model, row in _case(random_, officers, first + dt.timedelta(minutes=26 * number), number, everyone):
                rows.setdefault(model, []).append(row)
        for model in _ORDER:
            _copy(copier, model, rows[model])
        copier.commit()
        done += len(numbers)
        tell(f"{done:,} cases")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [officer.person.account.username for officer in officers]


_THROUGH = Lock.audiences.through
_ORDER = (Audience, Lock, _THROUGH, Seat, Need, Thing, Case, Record, RecordKey, Subject, Entry)


def _officers() -> list[Membership]:
    body = Body.objects.create(name="Safer Tallow Partnership", short_name="STP")
    agencies = [Agency.objects.create(name=name, short_name=name, kind=name.lower()) for name in AGENCIES]
    people = [Person(name=f"Officer {n}", agency=agencies[n % len(agencies)]) for n in range(OFFICERS)]
    Person.objects.bulk_create(people)
    Account.objects.bulk_create(
        Account(username=f"officer{n}", person=person, is_demo=True) for n, person in enumerate(people)
    )
    Membership.objects.bulk_create(
        Membership(person=person, agency=person.agency, body=body, role="partner officer", since=dt.date(2020, 1, 1),
                   recertified_on=dt.date.today())
        for person in people
    )  # fmt: skip
    return list(Membership.objects.select_related("person__account", "agency").order_by("person__account__username"))


def _case(
    random_: random.Random, officers: list[Membership], at: dt.datetime, number: int, everyone: UUID
) -> Iterator[tuple[type[Model], dict[str, Any]]]:
    """Every row of one case, as model and values by column."""
    group, lock, case = uuid4(), uuid4(), uuid4()
    team = random_.sample(officers, SEATS)
    lead = team[0]
    yield Audience, {"id": group, "kind": "group", "key": f"group:{group}"}
    yield Lock, {"id": lock, "key": str(group)}
    yield _THROUGH, {"lock_id": lock, "audience_id": group}
    for member in team:
        seat = uuid4()
        yield Seat, {
            "id": seat, "audience_id": group, "person_id": member.person_id, "agency_id": member.agency_id,
            "lead": member is lead, "glass": False, "since": at,
        }  # fmt: skip
        yield Need, {"seat_id": seat, "words": "Works on it.", "given_by_id": lead.person_id}
    by, kind = lead.person.account.id, KINDS[number % len(KINDS)]
    closed = at.date() + dt.timedelta(days=200) if number % 10 else None
    yield Thing, _thing(case, "cases.case", None, group, lock, at, by)
    yield Case, {
        "thing_id": case, "lock_id": lock, "kind": kind, "reference": references.new(),
        "title": " ".join(random_.sample(WORDS, 4)), "about": " ".join(random_.choices(WORDS, k=60)), "fields": {},
        "stage": STAGES[kind], "opened_on": at.date(), "lead_id": lead.agency_id, "group_id": group,
        "next_review_on": None if closed else dt.date.today() + dt.timedelta(days=number % 60 - 20),
        "closed_on": closed, "outcome": OUTCOMES[kind] if closed else "",
    }  # fmt: skip
    yield from _subject(random_, case, lock, at, lead, number, everyone)
    for n in range(ENTRIES):
        entry, when, who = uuid4(), at + dt.timedelta(days=3 * n, minutes=n), team[n % SEATS]
        yield Thing, _thing(entry, "cases.entry", case, everyone, lock, when, who.person.account.id)
        yield Entry, {
            "thing_id": entry, "lock_id": lock, "case_id": case, "kind": "note", "happened_at": when,
            "precision": "minute", "entered_at": when, "entered_by_id": who.person_id, "agency_id": who.agency_id,
            "text": " ".join(random_.choices(WORDS, k=40)),
        }  # fmt: skip


def _subject(
    random_: random.Random, case: UUID, lock: UUID, at: dt.datetime, lead: Membership, number: int, everyone: UUID
) -> Iterator[tuple[type[Model], dict[str, Any]]]:
    record, subject, by = uuid4(), uuid4(), lead.person.account.id
    given, family = f"Given{number % 900}", f"Family{number % 7_000}"
    born = f"{1950 + number % 55}-03-{1 + number % 28:02}"
    yield Thing, _thing(record, "people.record", case, everyone, lock, at, by)
    yield Record, {
        "thing_id": record, "lock_id": lock, "agency_id": lead.agency_id, "identified": True, "entered_at": at,
        "entered_by": by, "said": {"given": given, "family": family, "born": born, "born_precision": "day"},
    }  # fmt: skip
    yield RecordKey, {"record_id": record, "kind": NAME_AND_BIRTH, "value": birth_key(given, family, born)}
    yield Thing, _thing(subject, "cases.subject", case, everyone, lock, at, by)
    yield Subject, {
        "thing_id": subject, "lock_id": lock, "case_id": case, "record_id": record,
        "role": random_.choice(("victim", "alleged")), "added_on": at.date(),
    }  # fmt: skip


def _thing(
    id: UUID, kind: str, home: UUID | None, audience: UUID, lock: UUID, at: dt.datetime, by: UUID
) -> dict[str, Any]:
    return {
        "id": id, "kind": kind, "home_id": home, "audience_id": audience, "lock_id": lock, "made_at": at, "made_by": by,
    }  # fmt: skip


def _copy(copier: psycopg.Connection[Any], model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Rows into a model's table, each field as it is saved; what is not said is the field's default."""
    fields = [
        field for field in model._meta.concrete_fields if field.get_internal_type() not in ("AutoField", "BigAutoField")
    ]
    names = ", ".join(f'"{field.column}"' for field in fields)
    with copier.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_saved(field, row) for field in fields])


def _saved(field: Any, row: dict[str, Any]) -> Any:
    value = row[field.attname] if field.attname in row else field.get_default()
    if getattr(field, "auto_now_add", False):
        value = dt.datetime.now(dt.UTC)
    return field.get_db_prep_save(value, connection)
