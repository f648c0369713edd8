"""What a job refuses or ends with."""

from commonweal.portal.access.refusals import NotAllowed, NotNow, Refused


class NobodyAsks(NotAllowed):
    """Background work is done for someone who is signed in and holds a role."""


class NotTheirJob(NotAllowed):
    """Only who asked for a job stops it."""


class AlreadyEnded(NotNow):
    """There is nothing left to stop."""


class AskerGone(Refused):
    """Whoever asked may no longer have it."""


class Stopped(Refused):
    """The asker stopped it while it ran."""


class TakenOver(Refused):
    """This worker was thought dead, and another one took the job."""
