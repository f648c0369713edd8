"""What the rules of indicators and paragraphs refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirIndicator(NotAllowed):
    """Only the analysts and the agency that owes its figures work on an indicator."""


class NotTheirParagraph(NotAllowed):
    """A paragraph is written by the agency that it was asked of, and cleared by another."""


class NotInState(NotNow):
    """The indicator's or paragraph's state does not allow it."""


class ReadingRefused(NotNow):
    """A figure that cannot be right, or that would write over another without a reason."""
