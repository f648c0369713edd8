import io
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from commonweal import cli
from commonweal.maintenance.database import _reason
from commonweal.portal.config.logs import CodeOnly, Nameless, guard_standard_error, masked
from commonweal.portal.config.serving import LOGGED, tell_what_the_database_logs


@pytest.fixture
def guarded() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def test_addresses_lose_their_questions_and_secrets_and_keep_their_things() -> None:
    assert masked("GET /search/?words=Robin+Example") == "GET /search/"
    assert masked("/feeds/kR3x9LmQ0aZ7pT5vB2nC8dF4gH6jK1sW0eY/c.ics") == "/feeds/…/c.ics"
    kept = "/meetings/0b0f7c1e-3f54-4d7f-9d3e-2b6b1f0f7a11/"
    assert masked(kept) == kept


def test_a_failure_is_logged_by_place_and_kind_never_by_what_was_typed() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Nameless())
    handler.setFormatter(CodeOnly("{levelname} {message}", style="{"))
    log = logging.Logger("apart")
    log.addHandler(handler)
    try:
        raise ValueError("Robin Example, born 1 May 1990")
    except ValueError:
        log.exception("Failed: %s", "/people/?words=Robin", extra={"request": "GET by Robin"})
    said = out.getvalue()
    assert "builtins.ValueError" in said and "test_logs.py" in said
    assert "Robin" not in said and "1990" not in said


def test_gunicorns_own_log_and_fallen_threads_say_no_more(guarded: None, capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    log = logging.getLogger("gunicorn.error")
    handler = logging.StreamHandler(out)
    log.addHandler(handler)
    guard_standard_error()
    try:
        raise ValueError("Robin Example")
    except ValueError:
        log.exception("Error handling request %s", "/meetings/feeds/kR3x9LmQ0aZ7pT5vB2nC8dF4gH6jK1sW0eY/?words=Robin")
    finally:
        log.removeHandler(handler)

    def fall() -> None:
        raise ValueError("Robin Example")

    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    for said in (out.getvalue(), capsys.readouterr().err):
        assert "builtins.ValueError" in said and "test_logs.py" in said
        assert "Robin" not in said and "kR3x9" not in said


@pytest.mark.parametrize("process", ["commonweal.portal.config.wsgi", "commonweal.portal.config.work"])
def test_the_portals_processes_are_guarded(process: str) -> None:
    """Each in a process of its own: it sets what the whole process writes."""
    seen = "import sys, threading; print(sys.excepthook.__module__, threading.excepthook.__module__)"
    load = f"import {process}" if process.endswith("wsgi") else (
        "import runpy, django, commonweal.portal.config.settings; django.setup(); "
        "from commonweal.portal.jobs import worker; worker.run = lambda: None; "
        f"runpy.run_module('{process}', run_name='__main__')"
    )  # fmt: skip
    done = subprocess.run([sys.executable, "-c", f"{load}; {seen}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["commonweal.portal.config.logs"] * 2


def test_a_command_that_fails_unforeseen_tells_where_and_not_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall() -> None:
        raise ValueError("Robin Example, born 1 May 1990")

    monkeypatch.setattr(cli, "app", fall)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert ended.value.code == 1 and "builtins.ValueError" in said and "test_logs.py" in said
    assert "Robin" not in said and "1990" not in said


def test_what_a_restore_fails_on_is_told_without_its_rows() -> None:
    said = (
        'pg_restore: error: COPY failed for table "partnership_person": ERROR:  value too long\n'
        'CONTEXT:  COPY partnership_person, line 3, column name: "Robin Example"\n'
    )
    assert _reason(said) == 'pg_restore: error: COPY failed for table "partnership_person": ERROR:  value too long'
    assert _reason("") == "no reason given"


@pytest.mark.django_db
def test_serving_says_where_the_database_would_log_what_people_typed() -> None:
    told: list[str] = []
    with connection.cursor() as cursor, transaction.atomic():
        if connection.vendor == "postgresql":
            tell_what_the_database_logs(told.append)
            assert told == [LOGGED]
            cursor.execute("SET LOCAL log_min_error_statement = 'panic'")
            cursor.execute("SET LOCAL log_error_verbosity = 'terse'")
            told.clear()
        tell_what_the_database_logs(told.append)
    assert told == []
