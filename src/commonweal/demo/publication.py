"""What publication makes of incidents: Crime IDs, outcomes that come in over months, late and changed rows."""

from dataclasses import dataclass

import numpy as np

from commonweal.demo import truth
from commonweal.demo.arrays import Flags, Ints
from commonweal.demo.incidents import Incidents
from commonweal.demo.plan import Plan

NO_SUSPECT = "Investigation complete; no suspect identified"
UNABLE = "Unable to prosecute suspect"
CHARGED, AWAITING, COURT = "Suspect charged", "Awaiting court outcome", "Court result unavailable"
OPEN = "Under investigation"
MINOR = (
    "Local resolution", "Offender given a caution", "Action to be taken by another organisation",
    "Further action is not in the public interest", "Formal action is not in the public interest",
)  # fmt: skip
OUTCOMES = (NO_SUSPECT, UNABLE, CHARGED, *MINOR)  # what an outcomes file may say, in this order of index
LAST = (*OUTCOMES, AWAITING, COURT, OPEN, "")  # what a street file may say; empty for anti-social behaviour

# No suspect, unable to prosecute, charged; the rest is minor. As such offences end in a northern force.
ENDS = {
    "Bicycle theft": (0.86, 0.12, 0.01), "Burglary": (0.69, 0.18, 0.10),
    "Criminal damage and arson": (0.65, 0.27, 0.05),
    "Drugs": (0.14, 0.17, 0.36), "Other crime": (0.15, 0.50, 0.15), "Other theft": (0.69, 0.26, 0.03),
    "Possession of weapons": (0.05, 0.37, 0.45), "Public order": (0.37, 0.52, 0.08), "Robbery": (0.37, 0.43, 0.17),
    "Shoplifting": (0.52, 0.22, 0.24), "Theft from the person": (0.64, 0.31, 0.04), "Vehicle crime": (0.82, 0.13, 0.04),
    "Violence and sexual offences": (0.16, 0.69, 0.10), truth.ASB: (1.0, 0.0, 0.0),
}  # fmt: skip

LATE = 0.008  # share of rows that an edition a few months old does not have yet
RECLASSIFIED = 0.004  # share that it has under another category
FIRST_GUESS = "Other crime"  # which category that is


@dataclass(frozen=True, slots=True)
class Publication:
    """Fixed for every incident, whichever edition prints it. `lag`: months to its outcome; `court`: to its end."""

    crime_id: np.ndarray  # (n,) bytes of 64 hexadecimal digits
    outcome: Ints  # into OUTCOMES
    lag: Ints
    court: Ints
    late: Flags
    reclassified: Flags

    def last_outcome(self, incidents: Incidents, known_to: int) -> Ints:
        """Into LAST: what an edition whose newest month is `known_to` (index) prints beside each incident."""
        age = known_to - incidents.month
        charged = self.outcome == OUTCOMES.index(CHARGED)
        last = np.where(charged, np.where(age >= self.court, LAST.index(COURT), LAST.index(AWAITING)), self.outcome)
        last = np.where(age >= self.lag, last, LAST.index(OPEN))
        return np.where(is_asb(incidents), LAST.index(""), last)


def is_asb(incidents: Incidents) -> Flags:
    """Which are anti-social behaviour: no Crime ID, no outcome."""
    return np.asarray(incidents.category == 0)


def publish(plan: Plan, incidents: Incidents) -> Publication:
    """Draw ids, ends and delays. The same plan gives the same publication."""
    rng = np.random.default_rng([plan.seed, 4])
    size = len(incidents)
    ids = np.frombuffer(rng.bytes(32 * size).hex().encode(), dtype="S64")
    ends = np.array([ENDS[level.category] for level in truth.LEVELS]).cumsum(axis=1)
    which = (ends[incidents.category] <= rng.random(size)[:, None]).sum(axis=1)
    outcome = np.where(which == 3, 3 + rng.integers(0, len(MINOR), size), which)
    lag = rng.geometric(0.55, size) - 1
    return Publication(
        crime_id=ids,
        outcome=outcome,
        lag=lag,
        court=lag + 2 + rng.geometric(0.2, size),
        late=rng.random(size) < LATE,
        reclassified=(rng.random(size) < RECLASSIFIED) & ~is_asb(incidents),
    )
