"""What the rules of papers refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow


class NotTheirPaper(NotAllowed):
    """Only its author, their agency and the clerk work on a paper."""


class AuthorClears(NotBySamePerson):
    """Whoever cleared a paper as its author does not clear it for the chair."""


class WrongState(NotNow):
    """The paper's state does not allow it."""


class NeedsReason(NotNow):
    """Late, sent back and withdrawn papers say why."""


class OwnedByOthers(NotNow):
    """Another body's matter is not meant for the public without its consent."""


class EmptyPaper(NotNow):
    """A paper has a title and something in it."""


class NotAReport(NotNow):
    """Only a report's figures can be worked out again."""
