"""What the rules of case reviews refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirReview(NotAllowed):
    """Only those with a seat in a case review work on it, and only its lead says who they are."""


class NotApart(NotAllowed):
    """An appeal is decided by somebody who had no part in what it is against."""


class NotInReview(NotNow):
    """The state of a case review does not allow it."""


class NotTakenIn(NotNow):
    """An application cannot be taken in by this form now."""
