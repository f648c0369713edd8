"""What the rules of actions refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirAction(NotAllowed):
    """Only its owner, their agency, the chair and the clerk work on an action."""


class OnlyForTheBody(NotAllowed):
    """Only the chair and the clerk may let go of what was promised to their body."""


class NotOpen(NotNow):
    """The action was closed already."""


class StillOpen(NotNow):
    """The action is open: there is nothing to open again."""


class NothingSaid(NotNow):
    """Closing, dropping and putting off each need words that others can check."""


class NobodyOwnsIt(NotNow):
    """An action has an owner: a person, an agency, or whoever was printed."""


class SaidElsewhere(NotNow):
    """Its words are sealed where it was set: what is said of it is said there."""
