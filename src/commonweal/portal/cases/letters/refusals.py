"""What the rules of letters refuse."""

from commonweal.portal.access.refusals import NotNow


class OthersNamed(NotNow):
    """A letter holds other people's particulars, and nobody has looked at that."""


class NoSuchTemplate(NotNow):
    """No letter of this kind is offered."""
