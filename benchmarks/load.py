"""Fifty officers at work over 100,000 cases and a million entries: how long each page takes them, at PostgreSQL.

The portal as `commonweal serve` serves it, behind its wall, every commit flushed to disk; the officers in a process of
their own, each thinking for five seconds on average between pages. There is nothing to hold it beside: what a
partnership uses today is closed. What is asked of it: a median below 200 ms, 95 in 100 below 500 ms, no error.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

import httpx
import psycopg

from benchmarks.audit_readers import server

USERS, THINK = 50, 5.0
WARM_UP, SECONDS = (
    float(os.environ.get(name, default)) for name, default in (("LOAD_WARM_UP", "30"), ("LOAD_SECONDS", "180"))
)
HOST = "127.0.0.1"
PORT = int(os.environ.setdefault("LOAD_PORT", str(20_000 + os.getpid() % 20_000)))
# What an officer does next, and how often: mostly reads a case of their own.
DOES = {"first screen": 1, "my cases": 3, "a case": 8, "older entries": 2, "find by reference": 1, "write an entry": 2}


def fill(cases: int) -> None:
    """Tables, walls and rows; then the sessions of so many officers and a few cases of each, as JSON."""
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.MIGRATION_MODULES = {room.label: None for room in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    from benchmarks.portal import many_cases
    from commonweal.portal.access.models import Seat
    from commonweal.portal.cases.models import Case
    from commonweal.portal.partnership.models import Account

    many_cases.CASES = cases
    copier = psycopg.connect(os.environ["COMMONWEAL_DATABASE_OWNER"].replace("//portal_owner@", "//super@"))
    names = many_cases.make(20_261_123, copier, tell=lambda words: print(words, file=sys.stderr, flush=True))
    users = []
    for name in random.Random(1).sample(names, USERS):  # noqa: S311 - the same ones each time
        account = Account.objects.get(username=name)
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        groups = Seat.objects.filter(person=account.person).values("audience")
        own = Case.objects.filter(group__in=groups).values_list("pk", "reference", "closed_on")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        users.append(
            {"session": session, "cases": [[str(id), reference, closed is None] for id, reference, closed in own]}
        )
    json.dump(users, sys.stdout)


class Officer:
    """One who works: thinks, asks for a page, reads it, thinks."""

    def __init__(self, number: int, user: dict[str, object], until: float, took: "Took") -> None:
        self.random = random.Random(number)  # noqa: S311 - what somebody does next
        self.user, self.until, self.took = user, until, took
        self.client = httpx.Client(
            base_url=f"http://{HOST}:{PORT}", cookies={"session": str(user["session"])}, timeout=60
        )

    def work(self) -> None:
        """Until the time is over."""
        time.sleep(self.random.uniform(0, THINK))
        while time.monotonic() < self.until:
            (what,) = self.random.choices(list(DOES), list(DOES.values()))
            getattr(self, f"_{what.replace(' ', '_')}")()
            time.sleep(self.random.uniform(0.5 * THINK, 1.5 * THINK))

    def _first_screen(self) -> None:
        self._get("first screen", "/")

    def _my_cases(self) -> None:
        self._get("my cases", "/cases/")

    def _a_case(self) -> None:
        self._get("a case", f"/cases/{self._case()[0]}/")

    def _older_entries(self) -> None:
        self._get("older entries", f"/cases/{self._case()[0]}/?until=2025-01-01")

    def _find_by_reference(self) -> None:
        self._post("find by reference", "/cases/search/", "/cases/search/", {"reference": self._case()[1]})

    def _write_an_entry(self) -> None:
        address = f"/cases/{self._case(running=True)[0]}/entries/"
        said = {"kind": "note", "text": "Called, nobody there.", "on": "2026-01-05", "who": "all"}
        self._post("write an entry", address, address, said)

    def _case(self, *, running: bool = False) -> list[Any]:
        cases: list[list[Any]] = self.user["cases"]  # type: ignore[assignment]
        return self.random.choice([case for case in cases if case[2]] or cases if running else cases)

    def _get(self, what: str, address: str) -> httpx.Response:
        began = time.perf_counter()
        answer = self.client.get(address)
        self.took.tell(what, time.perf_counter() - began, answer.status_code)
        return answer

    def _post(self, what: str, form: str, address: str, said: dict[str, str]) -> None:
        self._get(what, form)
        token = self.client.cookies.get("csrf") or ""
        began = time.perf_counter()
        headers = {"X-CSRFToken": token, "Referer": f"http://{HOST}:{PORT}/"}
        answer = self.client.post(address, data=said, headers=headers)
        self.took.tell(what, time.perf_counter() - began, answer.status_code)


class Took:
    """What was asked, how long it took and what came; nothing of the time in which the portal warms up."""

    def __init__(self, since: float) -> None:
        self.since, self.lock = since, Lock()
        self.rows: list[tuple[str, float, int]] = []

    def tell(self, what: str, seconds: float, status: int) -> None:
        """One answer."""
        if time.monotonic() >= self.since:
            with self.lock:
                self.rows.append((what, seconds, status))


def use(users: list[dict[str, object]]) -> list[tuple[str, float, int]]:
    """Have them all work at once."""
    began = time.monotonic()
    took = Took(began + WARM_UP)
    officers = [Officer(n, user, began + WARM_UP + SECONDS, took) for n, user in enumerate(users)]
    with ThreadPoolExecutor(len(officers)) as threads:
        list(threads.map(Officer.work, officers))
    return took.rows


def run(cases: int = 100_000) -> list[dict[str, object]]:
    """Fill, serve, use; a row for all pages and one for each."""
    with server() as environment:
        filled = subprocess.run(
            [sys.executable, "-m", "benchmarks.load", "fill", str(cases)], env=environment, stdout=subprocess.PIPE,
            check=True, text=True,
        ).stdout  # fmt: skip
        from commonweal.portal.config.serving import gunicorn

        with subprocess.Popen(gunicorn(HOST, PORT), env=environment, start_new_session=True) as web:
            try:
                _wait()
                used = subprocess.run(
                    [sys.executable, "-m", "benchmarks.load", "use"], input=filled, stdout=subprocess.PIPE, text=True,
                    check=True, cwd=Path.cwd(),
                )  # fmt: skip
            finally:
                web.terminate()
    rows = [(what, seconds, status) for what, seconds, status in json.loads(used.stdout)]
    return [_row("all pages", rows), *(_row(what, [row for row in rows if row[0] == what]) for what in DOES)]


def _row(what: str, rows: list[tuple[str, float, int]]) -> dict[str, object]:
    took = [seconds for _, seconds, _ in rows]
    wrong = Counter(status for _, _, status in rows if status >= 400)
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else float("nan")
    note = f"p95 {p95 * 1000:.0f} ms of {len(took)}; {dict(wrong) or 'no error'}"
    return {"what": f"load, {what}: median", "ours_seconds": statistics.median(took), "note": note}


def _wait() -> None:
    for _ in range(600):
        try:
            if httpx.get(f"http://{HOST}:{PORT}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError("the portal did not open")


def main(way: str, *given: str) -> None:
    """A process of its own: fill, or use."""
    if way == "fill":
        fill(int(given[0]))
    else:
        json.dump(use(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
