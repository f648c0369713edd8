"""The files that take longest, in seconds: begun first, so that no core waits at the end for the other.

Measured on two cores, and rough. A file that is missing here is begun later, and nothing else changes. pytest-xdist
keeps to this order with `--no-loadscope-reorder`; by itself it begins with what has the most tests.
"""

from pathlib import Path

SECONDS = {
    "browser/test_every_page.py": 340,
    "integration/proofs/test_addresses.py": 260,
    "integration/proofs/test_canaries_in_files.py": 140,
    "integration/test_matching.py": 100,
    "integration/test_demo_cli.py": 90,
    "browser/test_rights.py": 55,
    "integration/walls/test_walls_backup.py": 55,
    "integration/proofs/test_purge.py": 50,
    "integration/test_migrations.py": 45,
    "integration/test_sealed_backup.py": 40,
    "unit/portal/test_query_counts.py": 40,
    "browser/test_tutorial.py": 40,
    "browser/test_sharing.py": 30,
    "browser/test_taking_minutes.py": 30,
    "integration/test_engines.py": 30,
    "integration/test_rights_restored.py": 30,
    "integration/walls/test_walls_new_portal.py": 30,
    "browser/test_intelligence.py": 30,
    "integration/test_iquanta_export.py": 30,
    "browser/test_plan.py": 30,
    "browser/test_round.py": 25,
    "integration/test_ingest_kills.py": 25,
    "browser/test_cases.py": 25,
    "browser/test_sign_in.py": 25,
    "browser/test_operations.py": 20,
    "integration/proofs/test_random_readers.py": 20,
}
TESTS = Path(__file__).parent


def seconds(file: Path) -> int:
    """What a file takes; 0 where it is not among the longest."""
    return SECONDS.get(file.relative_to(TESTS).as_posix(), 0) if file.is_relative_to(TESTS) else 0
