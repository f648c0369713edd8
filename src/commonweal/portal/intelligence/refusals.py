"""What the rules of intelligence refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotNow


class NotForThem(NotAllowed):
    """Intelligence is told by partners' officers, and worked on by the force's unit."""


class NotTheirReport(NotAllowed):
    """A report is its writer's, and the unit's once it is sent."""


class NotTheirGuide(NotAllowed):
    """The guide is kept by the clerk and the force's unit; whose unit it is, by the administrator."""


class NoForce(NotNow):
    """It is not said which agency is the force: a report would go to nobody."""


class NotInReportState(NotNow):
    """The report's state does not allow it."""


class NotComplete(NotNow):
    """Something that the unit needs is missing."""


class GuideUnsound(NotNow):
    """A guide without its 999 row, or without the form, would mislead."""


class KeptOut(NotNow):
    """It carries a code that lets it go nowhere."""


class NotGraded(NotNow):
    """Nothing is known of how sure it is and how it is to be handled."""


class OriginatorNotAsked(NotNow):
    """The agency that handed it in has not agreed."""


class OriginatorRefused(NotNow):
    """The agency that handed it in said no."""


class TakenBack(NotNow):
    """It was withdrawn."""


class NotSanitised(NotNow):
    """It still holds what must not go out."""


class NotInTable(NotNow):
    """The table of codes has no such code, or the code asks for more."""


class NotOurFile(NotNow):
    """A receipt that belongs to no export of ours."""
