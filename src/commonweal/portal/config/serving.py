"""Serving the portal: its tables made or brought up to date, its pages by gunicorn, its jobs by a worker beside it."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from commonweal.errors import PortalRefused
from commonweal.workspace import VARIABLE, Workspace

THREADS, TIMEOUT, GRACE = 16, 120, 20  # threads in one process; seconds for an answer; seconds to end in
LOOPBACK = ("127.0.0.1", "::1", "localhost")
OPENS_WITHIN, WORKER_RESTS = 60, 5  # seconds
WORKER = (sys.executable, "-m", "commonweal.portal.config.work")
LOGGED = (
    "PostgreSQL writes statements that fail into its own log, with what people typed in them. "
    "See 'Make the database' in 'Run the portal', and set it for both logins."
)
END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl
PARTS = Path(__file__).parent / "static" / "govuk" / "govuk-frontend.min.css"


def serve(workspace: Workspace, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until asked to stop by Ctrl-C or SIGTERM."""
    prepare(workspace)
    refuse_demo_accounts_beyond_loopback(host)
    refuse_unsafe_keys(tell)
    tell_what_the_database_logs(tell)
    shown = f"[{host}]" if ":" in host else host
    served = Served(shown, port)
    signal.signal(signal.SIGTERM, _asked_to_stop)
    try:
        served.wait_until_open()
        tell(f"The portal is at http://{shown}:{port}/ (Ctrl-C stops it).")
        served.watch()
    except KeyboardInterrupt:
        tell("Stopping.")
    finally:
        served.end()


def _asked_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def prepare(workspace: Workspace, *, pages: bool = True) -> None:
    """Have Django ready for a workspace, its tables as this version needs them, and for `pages` the front-end parts."""
    if pages and not PARTS.exists():
        raise PortalRefused("The portal's styles and scripts are not here.", "Run make, which fetches them.")
    set_up(workspace)
    from django.db import OperationalError

    from commonweal.portal.config.tables import bring_up_to_date  # once Django knows its workspace

    try:
        bring_up_to_date()
    except OperationalError as error:
        raise PortalRefused(
            "The portal's database cannot be reached.", "Check the address in portal.toml, and that it is running."
        ) from error


def set_up(workspace: Workspace) -> None:
    """Have Django know a workspace, and nothing more: its tables stay as they are."""
    os.environ[VARIABLE] = str(workspace.root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
    import django

    django.setup()


def refuse_demo_accounts_beyond_loopback(host: str) -> None:
    """Demonstration accounts have passwords that anyone may know: they are served to this machine alone."""
    from commonweal.portal.config.middleware.sessions import demo_accounts_shut
    from commonweal.portal.partnership.queries import accounts

    if (host not in LOOPBACK or demo_accounts_shut()) and accounts.demo_accounts_exist():
        raise PortalRefused(
            "This workspace holds demonstration accounts, whose passwords anyone may know.",
            "Serve it on 127.0.0.1 and without hosts in portal.toml, or start a workspace of your own.",
        )


def refuse_unsafe_keys(tell: Callable[[str], None]) -> None:
    """Keys that others may read, or another portal's, serve nobody; without any, what is sealed stays sealed."""
    from commonweal.portal.access.sealed import keyfile

    if keyfile.file().exists():
        keyfile.read_own()
    elif keyfile.were_made():
        tell(
            f"The portal's keys are not at {keyfile.file()}: what is sealed cannot be read, and nothing new be entered."
        )


def tell_what_the_database_logs(tell: Callable[[str], None]) -> None:
    """PostgreSQL's own log has a failing statement with its values, unless a superuser tells it otherwise."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('log_min_error_statement'), current_setting('log_error_verbosity')")
        least, verbosity = cursor.fetchone()
    if least not in ("fatal", "panic") or verbosity != "terse":
        tell(LOGGED)


class Served:
    """The two processes: the web's, and the worker's, which is started again where it falls over."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.web = _start(gunicorn(host, port))
        self.worker = _start(WORKER)

    def wait_until_open(self) -> None:
        """Until the web answers; refuse where it cannot."""
        until = time.monotonic() + OPENS_WITHIN
        while time.monotonic() < until and self.web.poll() is None:
            try:
                with socket.create_connection((self.host.strip("[]"), self.port), timeout=1):
                    if self.web.poll() is None:
                        return
            except OSError:
                time.sleep(0.1)
        raise PortalRefused(f"Nothing can be served at {self.host}:{self.port}.", "Free this port or take another.")

    def watch(self) -> None:
        """Until the web's process ends, which it does not by itself."""
        while self.web.poll() is None:
            if self.worker.poll() is not None:
                time.sleep(WORKER_RESTS)
                self.worker = _start(WORKER)
            time.sleep(0.5)
        raise PortalRefused("The portal stopped by itself.", "Its reason stands above; mend that and start it again.")

    def end(self) -> None:
        """Both, in order: the answers and the job in hand are finished first."""
        for process in (self.web, self.worker):
            process.terminate()
        for process in (self.web, self.worker):
            try:
                process.wait(GRACE + 5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def gunicorn(host: str, port: int) -> list[str]:
    """The command that serves the pages: one process, whose threads share what is kept in it."""
    return [
        sys.executable, "-m", "gunicorn", "commonweal.portal.config.wsgi:application",
        "--bind", f"{host}:{port}", "--workers", "1", "--threads", str(THREADS), "--worker-class", "gthread",
        "--timeout", str(TIMEOUT), "--graceful-timeout", str(GRACE), "--log-level", "error",
    ]  # fmt: skip


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    # A session of its own: Ctrl-C reaches this process alone, which then ends the others in order.
    # Our own programs; what `preexec_fn` may hang on is other threads, and this process has none.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=_bound())  # noqa: S603, PLW1509


def _bound() -> Callable[[], None] | None:
    """What has a child end where this process is killed and cannot end it: nothing goes on holding the port.

    Linux alone knows it; elsewhere a killed command leaves its processes behind.
    """
    if not sys.platform.startswith("linux"):
        return None
    library, parent = ctypes.CDLL(None), os.getpid()

    def bound() -> None:
        library.prctl(END_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != parent:  # it was killed in between
            os.kill(os.getpid(), signal.SIGTERM)

    return bound
