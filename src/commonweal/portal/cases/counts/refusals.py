"""What the rules of counts refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirTally(NotAllowed):
    """Counts are approved by those who approve papers."""


class NotThePeriod(NotNow):
    """Exact numbers are of whole periods that share no day."""


class NotOver(NotNow):
    """A period is counted once it is over."""
