"""What the rules about people refuse. `access`, which has the other rooms' refusals, stands above this room.

::

    PeopleRefused
    ├── NotForThisPerson      this person's roles do not allow it
    │   └── SecondPerson      someone else has to do it
    └── NotAsItStands         the membership, account or agency does not allow it
        └── AdministratorOnly an administrator holds no other role
"""

from commonweal.errors import CommonwealError


class PeopleRefused(CommonwealError):
    """May not be done. Carries the reason and what to do next."""

    enters_audit = False


class NotForThisPerson(PeopleRefused):
    """This person's roles do not allow it."""

    enters_audit = True


class SecondPerson(NotForThisPerson):
    """Someone else has to do it."""


class NotAsItStands(PeopleRefused):
    """The membership, account or agency does not allow it."""


class AdministratorOnly(NotAsItStands):
    """An administrator holds no other role, so that whoever runs the system reads nothing."""
