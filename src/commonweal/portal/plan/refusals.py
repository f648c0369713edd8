"""What the rules of the plan refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirPlan(NotAllowed):
    """An agency writes what it owns; the chair, the clerk and the analysts the rest."""


class NotTheirResponses(NotAllowed):
    """The clerk and the analysts read what people answered."""


class NotInState(NotNow):
    """Its state does not allow it."""


class NotForEveryone(NotAllowed):
    """A paper for everyone tells no figure that is for partners alone."""


class LooksLikePerson(NotNow):
    """Issues are scored, never people; the words look as if they named one."""
