"""Restricted pages a second at PostgreSQL, each with its entry in the one chain: the head locked last, or first.

A private server (its own folder, loopback, every commit flushed to disk). A page here is the portal's own way of
answering: the reader and their locks looked up, a list read through the filters, rendered, entered, committed, behind
the wall with the web's own login. Two processes share the readers, each with as many threads as the portal is served
with: who comes when all are busy waits their turn. Runs of `SECONDS` in turns, medians of three.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Semaphore

READERS, PROCESSES, SECONDS, RUNS = (8, 50), 2, 6.0, 3
ITEMS = 15  # of a meeting, as one page lists them
PAGES = 1_000  # what the seconds of a row are given for
BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
ROOTLESS = "postgres"  # PostgreSQL refuses to run as root
SETUP = """
CREATE ROLE portal_owner LOGIN; CREATE ROLE portal_web LOGIN; GRANT portal_web TO portal_owner;
CREATE DATABASE portal OWNER portal_owner;
"""


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """A PostgreSQL server of our own, and the environment that leads to it."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cluster, as_user = Path(folder) / "cluster", []
        cluster.mkdir()
        if os.geteuid() == 0:
            shutil.chown(cluster, ROOTLESS)
            as_user = ["setpriv", f"--reuid={ROOTLESS}", f"--regid={ROOTLESS}", "--clear-groups"]
        port = str(40_000 + os.getpid() % 20_000)
        init = ["initdb", "-D", str(cluster), "-U", "super", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8"]
        subprocess.run([*as_user, str(BIN / init[0]), *init[1:]], check=True, capture_output=True)
        control = [*as_user, str(BIN / "pg_ctl"), "-D", str(cluster)]
        options = f"-p {port} -k {cluster} -c listen_addresses=127.0.0.1 -c max_connections=120"
        log = str(cluster / "log")
        subprocess.run([*control, "-o", options, "-l", log, "-w", "start"], check=True, stdout=subprocess.DEVNULL)
        try:
            psql = ["psql", "-h", "127.0.0.1", "-p", port, "-U", "super", "-q", "-v", "ON_ERROR_STOP=1", "postgres"]
            subprocess.run(psql, input=SETUP, text=True, check=True, capture_output=True)
            yield os.environ | {
                "COMMONWEAL_WORKSPACE": str(Path(folder) / "workspace"),
                "COMMONWEAL_DATABASE": f"postgresql://portal_web@127.0.0.1:{port}/portal",
                "COMMONWEAL_DATABASE_OWNER": f"postgresql://portal_owner@127.0.0.1:{port}/portal",
                "DJANGO_SETTINGS_MODULE": "commonweal.portal.config.settings",
            }
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], capture_output=True, check=False)


def fill() -> None:
    """Tables, walls, one account, and a meeting for partners."""
    import django
    from django.apps import apps
    from django.conf import settings

    django.setup()
    from django.core.management import call_command

    settings.MIGRATION_MODULES = {room.label: None for room in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    from commonweal.portal.access.reader import reader_of
    from commonweal.portal.access.verbs import audiences, things
    from commonweal.portal.meetings.models import Item, Meeting, Practice
    from commonweal.portal.partnership.models import Account, Agency, Body, Membership, Person

    body = Body.objects.create(name="Safer Tallow Partnership", short_name="STP")
    agency = Agency.objects.create(name="Council", short_name="Council")
    person = Person.objects.create(name="Clerk Example", agency=agency)
    account = Account.objects.create(username="clerk", person=person)
    Membership.objects.create(person=person, agency=agency, role="clerk", since="2020-01-01")
    by, public, partners = reader_of(account), audiences.public(), audiences.partners()
    practice = things.make(Practice, home=None, audience=public, by=by, body=body)
    meeting = things.make(Meeting, home=practice.thing, audience=public, by=by, body=body, date="2026-03-27")
    for number in range(ITEMS):
        things.make(Item, home=meeting.thing, audience=partners, by=by, meeting=meeting, title=f"Item {number}")


def page(first: bool) -> Callable[[], None]:
    """One restricted page through the portal's own middleware; `first`: the chain's head locked before all else."""
    from django.http import HttpRequest, HttpResponse
    from django.template import engines

    from commonweal.portal.access.middleware import ReaderMiddleware, reader_for
    from commonweal.portal.access.queries import readable, seen
    from commonweal.portal.audit.models import Head
    from commonweal.portal.meetings.models import Item
    from commonweal.portal.partnership.models import Account

    template = engines["django"].from_string("{% for item in items %}<tr><td>{{ item.title }}</td></tr>{% endfor %}")
    account = Account.objects.select_related("person").get()

    def view(request: HttpRequest) -> HttpResponse:
        if first:
            Head.objects.select_for_update().get()
        items = list(readable(reader_for(request), Item))
        assert len(items) == ITEMS
        seen(reader_for(request), items[0])
        return HttpResponse(template.render({"items": items}))

    middleware = ReaderMiddleware(view)

    def ask() -> None:
        request = HttpRequest()
        request.user = account
        assert middleware(request).status_code == 200

    return ask


def read(readers: int, first: bool) -> int:
    """So many readers at once for `SECONDS`, once all processes stand ready; how many pages they were given."""
    import django

    django.setup()
    from commonweal.portal.config.serving import THREADS

    ask, answering = page(first), Semaphore(THREADS)
    begin = Barrier(readers, action=_wait_for_the_others)

    def one() -> int:
        ask()  # each reader's connection stands before the time begins
        begin.wait()
        until, pages = time.monotonic() + SECONDS, 0
        while time.monotonic() < until:
            with answering:
                ask()
            pages += 1
        return pages

    with ThreadPoolExecutor(readers) as threads:
        return sum(threads.map(lambda _: one(), range(readers)))


def _wait_for_the_others() -> None:
    print("ready", flush=True)
    sys.stdin.readline()


def measure(environment: dict[str, str], readers: int, first: bool) -> float:
    """Pages a second, of all processes together."""
    command = [sys.executable, "-m", "benchmarks.audit_readers", "read", str(readers // PROCESSES), str(int(first))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, env=environment, **pipes) for _ in range(PROCESSES)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    pages = sum(json.loads(answer) for answer in _told_to_begin(processes))
    assert all(process.returncode == 0 for process in processes)
    return pages / SECONDS


def _told_to_begin(processes: list[subprocess.Popen[str]]) -> list[str]:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("begin\n")
        process.stdin.flush()
    return [process.communicate()[0] for process in processes]


def run() -> list[dict[str, object]]:
    """Head locked last beside head locked first, for each number of readers."""
    rows: list[dict[str, object]] = []
    with server() as environment:
        subprocess.run([sys.executable, "-m", "benchmarks.audit_readers", "fill"], env=environment, check=True)
        as_web = environment | {"COMMONWEAL_LOGIN": "app"}
        for readers in READERS:
            runs = [(measure(as_web, readers, False), measure(as_web, readers, True)) for _ in range(RUNS)]
            last, before = (statistics.median(rates) for rates in zip(*runs, strict=True))
            rows.append(
                {
                    "what": f"{PAGES:,} restricted pages with their entries, {readers} readers at once",
                    "ours_seconds": PAGES / last,
                    "other": "head locked first",
                    "other_seconds": PAGES / before,
                    "ratio": last / before,
                    "note": f"{last:.0f} entries a second, against {before:.0f}",
                }
            )
    return rows


def main(way: str, *given: str) -> None:
    """A process of its own: fill, or read."""
    if way == "fill":
        fill()
        return
    print(read(int(given[0]), bool(int(given[1]))))


if __name__ == "__main__":
    main(*sys.argv[1:])
