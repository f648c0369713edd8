"""The portal's list and search pages over ten years of meetings, on SQLite and on PostgreSQL. Target: 150 ms each.

Seconds are by the clock, so a machine that does other work shows in them; the processor's are beside them (at
PostgreSQL without the server's own).
"""

import json
import os
import subprocess
import sys

TARGET = 0.150


def run() -> list[dict[str, object]]:
    """The median seconds of each page, for a resident and for the clerk."""
    rows: list[dict[str, object]] = []
    for database in ("sqlite", "postgresql"):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.portal.pages"],
            env={**os.environ, "COMMONWEAL_TEST_DATABASE": database},
            check=True,
            capture_output=True,
            text=True,
        )
        found = json.loads(done.stdout)
        size = f"{found['made']['Item']:,} items, {found['made']['Paper']:,} papers"
        for row in found["rows"]:
            work = 1000 * row["processor_seconds"]
            if row["status"] != 200:
                raise RuntimeError(f"{row['page']} answered {row['status']}")
            rows.append(
                {
                    "what": f"portal, {found['database']}: {row['page']} ({row['reader']})",
                    "ours_seconds": round(row["seconds"], 4),
                    "other": "target",
                    "other_seconds": TARGET,
                    "ratio": round(TARGET / row["seconds"], 1),
                    "note": f"{row['queries']} queries; {work:.0f} ms of processor; {size}",
                }
            )
    return rows
