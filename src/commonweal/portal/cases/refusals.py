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
