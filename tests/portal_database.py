"""Which database the portal's tests run on: SQLite, or a private PostgreSQL server started for the run.

`COMMONWEAL_TEST_DATABASE=postgresql` starts a server of its own (loopback, its own folder, as an unprivileged user),
so that the suite needs no server that someone set up.
"""

import atexit
import getpass
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import django

from free_port import free_port

ROOTLESS = "postgres"  # the user that Debian's package makes; PostgreSQL refuses to run as root


def prepare() -> None:
    """Point Django at a workspace of the tests' own, and at PostgreSQL where that is asked for."""
    folder = Path(tempfile.mkdtemp(prefix="commonweal-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    workspace = folder / "workspace"
    workspace.mkdir()
    (workspace / "demonstration.json").write_text('{"fictional": true}')  # made-up people: SQLite may hold them
    os.environ["COMMONWEAL_WORKSPACE"] = str(workspace)
    os.environ["DJANGO_SETTINGS_MODULE"] = "commonweal.portal.config.settings"
    os.environ.pop("COMMONWEAL_DATABASE", None)
    if os.environ.get("COMMONWEAL_TEST_DATABASE") == "postgresql":
        os.environ["COMMONWEAL_DATABASE"] = _start(folder / "cluster")
    django.setup()
    # A process of pytest-xdist inherits the environment, and would load the settings before it has its own workspace.
    del os.environ["DJANGO_SETTINGS_MODULE"]
    from django.db import connections

    from paid_once import pay_once

    pay_once()
    # In a file, as the portal's is: SQLite's databases in memory know no waiting, and threads of a test would refuse.
    if connections["default"].vendor == "sqlite":
        connections.settings["default"]["TEST"]["NAME"] = str(folder / "tests.sqlite3")
        _hold_to_lengths()


def _hold_to_lengths() -> None:
    """SQLite keeps what is too long for its column, which PostgreSQL refuses: here it is refused on both."""
    from django.db.models import CharField, Model
    from django.db.models.signals import pre_save

    def fits(sender: type[Model], instance: Model, **_: object) -> None:
        for field in sender._meta.concrete_fields:
            said = getattr(instance, field.attname) if isinstance(field, CharField) else None
            if isinstance(said, str) and field.max_length is not None and len(said) > field.max_length:
                raise AssertionError(f"{field} holds {field.max_length} letters: {said!r} has {len(said)}")

    pre_save.connect(fits, weak=False)


def _start(cluster: Path) -> str:
    bin_dir = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: int(found.parent.name))
    cluster.mkdir(parents=True)
    as_user = []
    if getpass.getuser() == "root":
        shutil.chown(cluster, ROOTLESS)
        cluster.parent.chmod(0o755)
        as_user = ["setpriv", f"--reuid={ROOTLESS}", f"--regid={ROOTLESS}", "--clear-groups"]
    port = free_port()
    subprocess.run(
        [*as_user, bin_dir / "initdb", "-D", cluster, "-U", "owner", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8"],
        check=True,
        capture_output=True,
    )
    options = f"-p {port} -k {cluster} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=150"
    subprocess.run(
        [*as_user, bin_dir / "pg_ctl", "-D", cluster, "-o", options, "-l", cluster / "log", "-w", "start"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    atexit.register(
        subprocess.run, [*as_user, bin_dir / "pg_ctl", "-D", cluster, "-m", "immediate", "stop"], capture_output=True
    )
    return f"postgresql://owner@127.0.0.1:{port}/postgres"
