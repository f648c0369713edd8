"""The migrations make the tables that the models describe: a field added without one would break every page."""

import os
import subprocess
import sys
from pathlib import Path


def test_no_model_is_ahead_of_its_migrations(tmp_path: Path) -> None:
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    given |= {
        "COMMONWEAL_WORKSPACE": str(tmp_path / "workspace"),
        "DJANGO_SETTINGS_MODULE": "commonweal.portal.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        capture_output=True, text=True, env=given,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
