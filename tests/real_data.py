"""Where the real published files lie: beside the project, read in place, never copied into it."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("COMMONWEAL_REAL_DATA") or Path(__file__).parents[2] / "shared" / "data")

if not (SHARED / "README.md").exists():
    raise FileNotFoundError(
        f"The real published files are not at {SHARED}. Put them there, or name their folder in COMMONWEAL_REAL_DATA."
    )
