"""What the rules of counts refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirTally(NotAllowed):
    """Counts are approved by those who approve papers."""


class NotOver(NotNow):
    """A period is counted once it is over."""
