"""The portal's database into one file, consistent while it is used, and back.

SQLite: `VACUUM INTO`. PostgreSQL: its own `pg_dump` and `pg_restore`, as the tables' owner.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from commonweal.errors import PortalRefused

SQLITE, POSTGRESQL = "portal/portal.sqlite3", "portal.dump"


def dump(folder: Path) -> Path:
    """Write the database into a folder; the file's name tells its kind."""
    from django.db import connection

    if connection.vendor == "sqlite":
        out = folder / Path(SQLITE).name
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(out)])
        return out
    out = folder / POSTGRESQL
    _run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={out}",
        settings=connection.settings_dict,
    )
    return out


def load(dumped: Path) -> None:
    """Fill an empty PostgreSQL database; the walls are raised anew by the next migration."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise PortalRefused(
                "The database that portal.toml names is not empty.", "Make an empty one, and name it there."
            )
    _run(
        "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
        f"--dbname={connection.settings_dict['NAME']}", str(dumped), settings=connection.settings_dict,
    )  # fmt: skip


def _run(program: str, *words: str, settings: dict[str, Any]) -> None:
    """The password goes by the environment, never by the command line, which others on the machine can see."""
    found = shutil.which(program)
    if found is None:
        raise PortalRefused(f"{program} is not on this machine.", "Install PostgreSQL's client programs.")
    given = {
        "PGHOST": settings["HOST"], "PGPORT": settings["PORT"], "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
    }  # fmt: skip
    database = () if program == "pg_restore" else (f"--dbname={settings['NAME']}",)
    env = {**os.environ, **{key: str(value) for key, value in given.items() if value}}
    command = [found, *words, *database]
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True)  # noqa: S603 - ours
    if done.returncode:
        raise PortalRefused(f"{program} failed: {_reason(done.stderr)}", "Mend that, and run it again.")


def _reason(said: str) -> str:
    """The first line that names an error. Those below it (DETAIL, CONTEXT) quote rows, which may be of people."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if "error:" in line), "no reason given")
