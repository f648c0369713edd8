"""`python -m benchmarks.portal.chain`: a chain of a million entries, verified; JSON to standard output.

The entries are linked as the portal links them, and written in bulk: a third with words beside them. The database is a
workspace's own SQLite, or PostgreSQL where `COMMONWEAL_TEST_DATABASE=postgresql` starts a private server.
"""

import datetime as dt
import json
import logging
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
import portal_database

ENTRIES, BATCH = 1_000_000, 10_000
FIRST = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def main() -> None:
    """Fill, walk, and print the seconds."""
    portal_database.prepare()
    logging.disable(logging.CRITICAL)
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.MIGRATION_MODULES = {room.label: None for room in apps.get_app_configs()}  # the tables as they are now
    call_command("migrate", run_syncdb=True, verbosity=0)
    last = _fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    from commonweal.portal.audit.verification import verify

    began, worked = time.perf_counter(), time.process_time()
    walked = verify()
    took = {"seconds": time.perf_counter() - began, "processor_seconds": time.process_time() - worked}
    assert (walked.entries, walked.hash, walked.broken) == (ENTRIES, last, None), walked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"database": connection.vendor, "entries": ENTRIES, **took, "peak_mib": round(memory)}))


def _fill() -> str:
    """The rows; the last one's hash."""
    from commonweal.portal.audit.models import Aside, Entry, Head

    last = ""
    entries = _entries()
    while made := list(islice(entries, BATCH)):
        Entry.objects.bulk_create([entry for entry, _ in made])
        Aside.objects.bulk_create([aside for _, aside in made if aside is not None])
        last = made[-1][0].hash
    Head.objects.filter(id=1).update(sequence=ENTRIES, hash=last, at=FIRST + dt.timedelta(seconds=20 * ENTRIES))
    return last


def _entries() -> Iterator[tuple[Any, Any]]:
    from commonweal.portal.audit import chain, clock
    from commonweal.portal.audit.models import Aside, Entry

    before, doers = "0" * 64, [str(clock.new_id()) for _ in range(200)]
    for n in range(1, ENTRIES + 1):
        at = FIRST + dt.timedelta(seconds=20 * n)
        words, salt = (f"a reason {n}", f"{n:032x}") if n % 3 == 0 else ("", "")
        doer, thing = doers[n % 200], f"{n:08x}-0000-4000-8000-{n:012x}"
        told = at.isoformat(timespec="microseconds")
        text = chain.canonical(n, told, "read", doer, thing, chain.commitment(salt, words))
        before = chain.link(text, before)
        entry = Entry(
            sequence=n, segment=f"{at:%Y-%m}", at=at, act="read", doer=doer, thing=thing, text=text, hash=before
        )
        yield entry, Aside(entry_id=n, salt=salt, words=words) if words else None


if __name__ == "__main__":
    main()
