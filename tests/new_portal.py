"""An empty database given its tables in a process of its own: as the portal does it, or by the migrations."""

import os
import subprocess
import sys
from pathlib import Path

WAYS = {
    "whole": "bring_up_to_date()",
    "migrated": "call_command('migrate', interactive=False, verbosity=0)",
    "cut short": "MigrationRecorder.record_applied = None; bring_up_to_date()",  # the tables stand; to note it fails
}
SCRIPT = """
import django; django.setup()
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder
from commonweal.portal.config.tables import bring_up_to_date
"""


def made(way: str, workspace: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Make the tables in one of the ways."""
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    given |= {
        "COMMONWEAL_WORKSPACE": str(workspace), "DJANGO_SETTINGS_MODULE": "commonweal.portal.config.settings",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", SCRIPT + WAYS[way]], capture_output=True, text=True, env={**given, **settings}
    )
