"""What the portal's own database needs now and then, so that it finds the shortest way to what is asked."""

from django.db import connection

from commonweal.portal.jobs import schedule

ROWS = 400  # of each index that are looked at: enough to tell a lock, which few values have, from a key


def register() -> None:
    """Have the worker do it at night."""
    schedule.daily("database", count_what_is_kept, hour=4)


def count_what_is_kept() -> None:
    """SQLite plans by counts that it takes only when told to; PostgreSQL takes its own."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
            cursor.execute("ANALYZE")
