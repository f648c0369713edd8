"""`python -m benchmarks.portal.groups`: the question that every page asks first, among 100,000 groups; JSON.

Which locks open to a reader with 30, 300 and 3,000 seats: by `access.locks`, by the wall's function where the database
is PostgreSQL (`COMMONWEAL_TEST_DATABASE=postgresql`), and the wall's answer as part of a statement on cases.
"""

import json
import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
import portal_database

GROUPS, SEATS, TURNS, BATCH = 100_000, (30, 300, 3_000), 15, 5_000


def main() -> None:
    """Make the groups, ask, and print the medians."""
    portal_database.prepare()
    logging.disable(logging.CRITICAL)
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.MIGRATION_MODULES = {room.label: None for room in apps.get_app_configs()}  # the tables as they are now
    call_command("migrate", run_syncdb=True, verbosity=0)
    from portal_world import make_world

    world = make_world()
    readers = _fill(world)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    if connection.vendor == "postgresql":
        _raise_walls()
    rows = []
    for seats, account in readers.items():
        for way, ask in _ways(account).items():
            took = [_seconds(ask) for _ in range(TURNS)]
            rows.append({"seats": seats, "way": way, "seconds": statistics.median(took), "slowest": max(took)})
    print(json.dumps({"groups": GROUPS, "database": connection.vendor, "rows": rows}, indent=1))


def _seconds(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _raise_walls() -> None:
    """Before a login that owns nothing."""
    from django.db import connection

    from commonweal.portal.access.walls.raising import raise_walls

    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE web LOGIN")
        raise_walls(connection, "web")


def _ways(account: Any) -> dict[str, Callable[[], Any]]:
    from django.db import connection

    from commonweal.portal.access.reader import reader_of

    ways: dict[str, Callable[[], Any]] = {"reader_of": lambda: reader_of(account)}
    if connection.vendor == "postgresql":
        ways["the wall's open locks"] = lambda: _behind(account, _OPEN)
        ways["a count of cases behind the wall"] = lambda: _behind(account, "SELECT count(*) FROM cases_case")
    return ways


_OPEN = "SELECT commonweal_open_locks(ARRAY['partner officer'], false)"


def _behind(account: Any, statement: str) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.uid', %s, true), set_config('role', 'web', true)", [str(account.pk)])
        cursor.execute(statement)
        cursor.fetchall()


def _fill(world: Any) -> dict[int, Any]:
    """Groups of five seats each, a case in each; three officers with 30, 300 and 3,000 of them."""
    from commonweal.portal.access.models import Audience, Lock, Seat, Thing
    from commonweal.portal.audit.clock import new_id, now
    from commonweal.portal.cases.models import Case
    from commonweal.portal.partnership.models import Account, Membership, Person

    police, moment = world.agencies["Police"], now()
    people = [Person(name=f"Officer {n}") for n in range(500)]
    Person.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(person=person, agency=police, role="partner officer", since="2020-01-01") for person in people
    )
    for begin in range(0, GROUPS, BATCH):
        ids = [new_id() for _ in range(BATCH)]
        groups = [Audience(id=id, kind="group", key=f"group:{id}") for id in ids]
        locks = [Lock(id=new_id(), key=str(id)) for id in ids]
        things = [
            Thing(id=new_id(), kind="cases.case", audience=group, lock=lock, made_at=moment)
            for group, lock in zip(groups, locks, strict=True)
        ]
        Audience.objects.bulk_create(groups)
        Lock.objects.bulk_create(locks)
        through = Lock.audiences.through
        through.objects.bulk_create(
            through(lock_id=lock.id, audience_id=group.id) for group, lock in zip(groups, locks, strict=True)
        )
        Thing.objects.bulk_create(things)
        Case.objects.bulk_create(
            Case(
                thing=thing, lock=thing.lock, kind="k", reference="K7-4QF", title="", stage="s", opened_on="2026-01-01",
                lead=police, group=group,
            )
            for thing, group in zip(things, groups, strict=True)
        )  # fmt: skip
        seated = [
            Seat(audience=group, person=people[(begin + n * 7 + k * 97) % len(people)], agency=police, since=moment)
            for n, group in enumerate(groups)
            for k in range(5)
        ]
        Seat.objects.bulk_create(seated)
    every = list(Audience.objects.filter(kind="group").order_by("id")[: max(SEATS)])
    readers = {}
    for seats in SEATS:
        person = Person.objects.create(name=f"Officer of {seats}")
        readers[seats] = Account.objects.create(username=f"of{seats}", person=person)
        Membership.objects.create(person=person, agency=police, role="partner officer", since="2020-01-01")
        Seat.objects.bulk_create(
            Seat(audience=group, person=person, agency=police, since=moment) for group in every[:seats]
        )
    return readers


if __name__ == "__main__":
    main()
