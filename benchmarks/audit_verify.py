"""A million entries of the audit chain walked from end to end, on SQLite and on PostgreSQL. Target: 10 seconds."""

import json
import os
import subprocess
import sys

TARGET = 10.0


def run() -> list[dict[str, object]]:
    """The seconds of `commonweal audit verify`'s walk."""
    rows: list[dict[str, object]] = []
    for database in ("sqlite", "postgresql"):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.portal.chain"], env={**os.environ, "COMMONWEAL_TEST_DATABASE": database},
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found = json.loads(done.stdout)
        rows.append(
            {
                "what": f"audit chain, {found['database']}: {found['entries']:,} entries verified",
                "ours_seconds": round(found["seconds"], 2),
                "other": "target",
                "other_seconds": TARGET,
                "ratio": round(TARGET / found["seconds"], 1),
                "note": f"{found['processor_seconds']:.1f} s of processor; {found['peak_mib']} MiB",
            }
        )
    return rows
