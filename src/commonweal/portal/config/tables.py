"""The portal's tables as this version needs them: a new database is given them whole, any other is migrated.

Between two steps Django draws up anew what every model was like: on an empty database most of a minute, for nothing.
It gets the tables of today's models, and each migration is noted as done; the tests hold both ways against each other.
"""

from django.apps import apps
from django.core.management import call_command
from django.core.management.commands.migrate import Command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def bring_up_to_date() -> None:
    """Make the tables or migrate them; then all that follows a migration: walls, guards, what rooms offer."""
    if not connection.introspection.table_names():
        make_whole()
    call_command("migrate", interactive=False, verbosity=0)


def make_whole() -> None:
    """Give an empty database every table, or none of them."""
    connection.disable_constraint_checking()  # SQLite makes tables only so, and turns it off outside transactions alone
    try:
        with transaction.atomic():
            if connection.introspection.table_names():
                return  # another process was quicker
            command = Command()
            command.verbosity = 0
            command.sync_apps(connection, {room.label for room in apps.get_app_configs()})
            steps = MigrationRecorder(connection)
            steps.ensure_schema()
            for room, name in MigrationLoader(connection).disk_migrations:
                steps.record_applied(room, name)
    finally:
        connection.enable_constraint_checking()
