"""What the rules of a case's files refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirFile(NotAllowed):
    """A file of a case is confirmed by whoever added it, and withdrawn by them or the case's lead."""


class NotInState(NotNow):
    """The file's state does not allow it."""
