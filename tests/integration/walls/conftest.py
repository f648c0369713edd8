"""Tests of PostgreSQL's wall: gathered where the suite runs on PostgreSQL (SQLite has no wall to test)."""

import os

collect_ignore_glob = [] if os.environ.get("COMMONWEAL_TEST_DATABASE") == "postgresql" else ["test_walls_*.py"]
