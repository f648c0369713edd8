"""What a rule of the portal refuses. Every refusal of every room is a subclass, told apart by its class."""

from commonweal.errors import CommonwealError


class Refused(CommonwealError):
    """May not be done: by this person, or to this thing in its state. Carries the reason and what to do next."""


class NotAllowed(Refused):
    """This person's roles do not allow it."""


class NotNow(Refused):
    """The thing's state does not allow it."""
