"""What the rules of rights refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow


class NotGovernance(NotAllowed):
    """Information governance deals with requests, holds and disposal."""


class NotTheirAsk(NotAllowed):
    """Whoever holds it answers for it."""


class SecondPersonNeeded(NotBySamePerson):
    """Somebody else reads what is handed in, and agrees to what is let go."""


class RequestNotInState(NotNow):
    """The request's state does not allow it."""


class AskNotInState(NotNow):
    """The ask's state does not allow it."""


class StillHeld(NotNow):
    """A legal hold keeps it."""


class StillToReview(StillHeld):
    """A share that governance is to review stays until it did."""


class CannotLetGo(NotNow):
    """Something that stays still refers to it."""


class WrongFile(NotNow):
    """The schedule's or the exemptions' file cannot be read."""


class GoesToNobody(NotNow):
    """A code of the unit's lets it go to nobody."""
