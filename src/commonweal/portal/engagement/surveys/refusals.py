"""What the rules of surveys refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotTheirSurvey(NotAllowed):
    """Only an analyst takes a survey in, and only those named read what people wrote."""


class NotADraft(NotNow):
    """It was taken in or dropped already."""


class NothingCoded(NotNow):
    """No text has a theme yet."""


class NotATheme(NotNow):
    """The theme is there already, or has no name."""


class TellsWhoWrote(NotNow):
    """The words could tell who wrote them."""


class OwnRedaction(NotAllowed):
    """Whoever redacted a quotation does not approve it."""
