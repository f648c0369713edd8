"""What the rules of operations refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirOperation(NotAllowed):
    """Only the lead agency, the chair and the analysts work on an operation."""


class NotTheirActivity(NotAllowed):
    """An agency enters what it did itself."""


class NotTheirScheme(NotAllowed):
    """Only the agency that supports a scheme, the chair and the analysts work on it."""


class NotInState(NotNow):
    """The operation's state does not allow it."""


class NotPublicItself(NotNow):
    """An operation is for the partnership at most: its released report is what everyone reads."""


class NotAKind(NotNow):
    """The kind of activity is there already, or is not offered."""


class NothingToJudge(NotNow):
    """There is nothing yet that an evaluation could be made of."""
