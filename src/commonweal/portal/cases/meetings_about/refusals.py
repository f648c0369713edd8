"""What the rules of meetings about cases refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirMeeting(NotAllowed):
    """Whoever called a meeting says who comes to it."""


class NotInMeeting(NotNow):
    """The meeting, or a case on its agenda, does not allow it now."""
