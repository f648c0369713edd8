"""What an operation is: what was done where and when, and what it is to be judged by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.figures import Month, Period
from commonweal.records.activity import Activity


@dataclass(frozen=True, slots=True)
class Step:
    """A roll-out's step: these areas had it from this month on."""

    areas: tuple[str, ...]
    since: Month


@dataclass(frozen=True, slots=True)
class Operation:
    """Areas are names or codes of wards, or codes of LSOAs; None, where one may be proposed, asks for the proposal.

    `period`: the months after it began that it is judged by. `before`: those that it is held against; None, the same
    months a year earlier. `area`: a drawn target, a GeoJSON polygon in degrees, instead of `targets`. `steps`: where it
    came to the areas one after the other. `enforcement`: offences that are found by policing rather than reported, so
    that more of them may be the operation itself. `at_risk`: areas to which vulnerable people might be pushed.
    `source`: a dataset of the store; "" asks for the force's own extract where one will do, else police.uk.
    """

    name: str
    partnership: str
    period: Period
    targets: tuple[str, ...] = ()
    area: Mapping[str, Any] | None = None
    before: Period | None = None
    nearby: tuple[str, ...] | None = None
    controls: tuple[str, ...] | None = None
    nearby_controls: tuple[str, ...] | None = None
    steps: tuple[Step, ...] = ()
    offences: tuple[str, ...] = ()
    enforcement: tuple[str, ...] = ()
    at_risk: tuple[str, ...] = ()
    source: str = ""
    aim: str = ""
    problem: str = ""
    lead: str = ""
    partners: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
