"""What the rules of cases refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirCase(NotAllowed):
    """Only those with a seat in a case work on it, and only its lead says who they are."""


class NotAPartner(NotNow):
    """Who is to have a seat is no partner officer of that agency today."""


class NotInCase(NotNow):
    """The case, or what is in it, does not allow it now."""


class NoLeadLeft(NotNow):
    """A case keeps a lead."""


class TooManyTries(NotNow):
    """The glass was broken in vain too often within the hour."""


class NotTheirsToReview(NotAllowed):
    """Information governance reviews the breaking of the glass, and nobody reviews their own."""


class NotTheirReview(NotAllowed):
    """Only those with a seat in a case review work on it, and only its lead says who they are."""


class NotInReview(NotNow):
    """The state of a case review does not allow it."""


class NotTheirFile(NotAllowed):
    """A file of a case is confirmed by whoever added it, and withdrawn by them or the case's lead."""


class NotInMeeting(NotNow):
    """The meeting, or a case on its agenda, does not allow it now."""


class NotTheirMeeting(NotAllowed):
    """Whoever called a meeting says who comes to it."""


class OthersNamed(NotNow):
    """A letter holds other people's particulars, and nobody has looked at that."""


class NotTheirTally(NotAllowed):
    """Counts are approved by those who approve papers."""
