"""What the rules of records refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirRecord(NotAllowed):
    """An agency writes and corrects its own records."""


class NotTheirLink(NotAllowed):
    """Only who may read and write both records decides whether they are of one person."""


class NotInLinkState(NotNow):
    """The link's state does not allow it."""


class RecordGone(NotNow):
    """It may not be read any more."""
