"""What the rules of agencies' start refuse."""

from commonweal.portal.access.refusals import NotAllowed


class NotTheirAgency(NotAllowed):
    """An agency's officers say it of their own agency, the clerk of any."""
