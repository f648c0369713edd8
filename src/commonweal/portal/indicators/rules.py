"""Who may do what with an indicator. Each rule is a pair."""

from uuid import UUID

from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.indicators.models import Indicator
from commonweal.portal.indicators.refusals import NotInState, NotTheirIndicator

ROW = Indicator.TABLE_ROW
ASK = "Ask an analyst, or the agency that owes its figures."


def check_reader_can_add(reader: Reader, *, body: UUID | None, agency: UUID | None = None) -> None:
    """An analyst adds any; a partner's officer what their own agency counts. `agency` None: whether any at all."""
    own = agency in reader.agencies if agency else bool(reader.agencies)
    if not reader.may("W", ROW, body=body, own=own):
        raise NotTheirIndicator("You may add an indicator that your own agency counts.", "Ask an analyst to add this.")


def reader_can_add(reader: Reader, *, body: UUID | None, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_add` lets pass."""
    return allowed(check_reader_can_add, reader, body=body, agency=agency)


def check_reader_can_change(reader: Reader, indicator: Indicator) -> None:
    """The analysts, and the officers of the agency that owes its figures."""
    own = indicator.agency_id in reader.agencies
    if not (opens(reader, indicator.thing) and reader.may("W", ROW, body=indicator.body_id, own=own)):
        raise NotTheirIndicator("Another agency owes this indicator's figures.", ASK)


def reader_can_change(reader: Reader, indicator: Indicator) -> bool:
    """Whether `check_reader_can_change` lets pass."""
    return allowed(check_reader_can_change, reader, indicator)


def check_reader_can_enter(reader: Reader, indicator: Indicator) -> None:
    """Whoever may change it enters its figures, while it is kept up."""
    check_reader_can_change(reader, indicator)
    if indicator.ended_on is not None:
        raise NotInState("This indicator is not kept up any more.", "Have it kept up again, then enter its figures.")


def reader_can_enter(reader: Reader, indicator: Indicator) -> bool:
    """Whether `check_reader_can_enter` lets pass."""
    return allowed(check_reader_can_enter, reader, indicator)
