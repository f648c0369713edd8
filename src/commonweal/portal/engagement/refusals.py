"""What the rules of engagement refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirEvent(NotAllowed):
    """Only agencies that hold it or take part, the chair, the clerk and the analysts work on an event."""


class NotTheirList(NotAllowed):
    """The chair, the clerk and the analysts keep the partnership's lists."""


class NotInState(NotNow):
    """The event's state does not allow it."""


class NotATheme(NotNow):
    """The theme is there already, or is not offered."""
