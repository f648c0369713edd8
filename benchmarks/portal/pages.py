"""`python -m benchmarks.portal.pages`: time the portal's list and search pages over a decade; JSON to standard output.

A process of its own, since Django's settings are chosen once a process. The database is a workspace's own SQLite, or
PostgreSQL where `COMMONWEAL_TEST_DATABASE=postgresql` starts a private server.
"""

import json
import logging
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
import portal_database

TURNS = 15
SEARCH = "/meetings/search/"
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "first screen": ("/", {}),
    "meetings": ("/meetings/", {}),
    "register, a year": ("/meetings/register/", {"year": str(time.localtime().tm_year - 2)}),
    "register, all years": ("/meetings/register/", {}),
    "all actions": ("/actions/register/", {}),
    "papers": ("/papers/", {}),
    "search, a common word": (SEARCH, {"words": "burglary"}),
    "search, two words": (SEARCH, {"words": "motorbike review"}),
    "search, no such word": (SEARCH, {"words": "xylophone"}),
}


def main() -> None:
    """Make the decade, ask each page as a resident and as the clerk, and print the medians."""
    portal_database.prepare()
    logging.disable(logging.CRITICAL)
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.MIGRATION_MODULES = {room.label: None for room in apps.get_app_configs()}  # the tables as they are now
    call_command("migrate", run_syncdb=True, verbosity=0)
    from benchmarks.portal.decade import make_decade
    from portal_world import make_world

    world = make_world()
    made = make_decade(world.body, list(world.agencies.values()), list(world.people.values()))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the portal's worker does at night, and PostgreSQL by itself
    rows = []
    for who in (None, "clerk"):
        client = world.client(who)
        for name, (address, given) in PAGES.items():
            ask = client.post if who and address == SEARCH else client.get  # who is signed in searches by POST
            seconds, processor = [], []
            for _ in range(TURNS):
                began, worked = time.perf_counter(), time.process_time()
                ask(address, given)
                seconds.append(time.perf_counter() - began)
                processor.append(time.process_time() - worked)
            with CaptureQueriesContext(connection) as asked:
                status = ask(address, given).status_code
            rows.append(
                {"page": name, "reader": who or "resident", "seconds": statistics.median(seconds),
                 "processor_seconds": statistics.median(processor), "queries": len(asked), "status": status}
            )  # fmt: skip
    json.dump({"database": connection.vendor, "made": made, "rows": rows}, sys.stdout)


if __name__ == "__main__":
    main()
