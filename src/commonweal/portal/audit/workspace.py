"""Walking the chain of a workspace from outside the portal: for the command line. It reads, and changes nothing."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.db import DatabaseError, connection

from commonweal.errors import NotHeld, PortalRefused
from commonweal.workspace import VARIABLE, Workspace

if TYPE_CHECKING:
    from commonweal.portal.audit.verification import Walked


def verify_in(workspace: Workspace) -> "Walked":
    """Walk the chain of a workspace's portal. Refuses where there is none, or its database is not reached."""
    os.environ[VARIABLE] = str(workspace.root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
    none = NotHeld(f"There is no portal in {workspace.root} yet.", "`commonweal serve` makes one.")
    if not workspace.root.exists():
        raise none
    django.setup()
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        raise none  # opening it would make it
    from commonweal.portal.audit.verification import verify  # models can be imported only once Django is set up

    try:
        if "audit_head" not in connection.introspection.table_names():
            raise none
        return verify()
    except DatabaseError as error:
        raise PortalRefused(
            "The portal's database cannot be read.", "Check the address in portal.toml, and that it is running."
        ) from error
