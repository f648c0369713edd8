"""Many areas' rates beside each other: which lie outside what chance, and areas' usual spread, lead one to expect?

What each choice means and how often it cries wolf: docs/explanation/comparing-areas.md.
"""

from commonweal.stats.funnel.comparison import funnel, funnels
from commonweal.stats.funnel.interval import count_interval
from commonweal.stats.funnel.limits import control_limits
from commonweal.stats.funnel.overdispersion import LEAST_AREAS, winsorised_variance
from commonweal.stats.funnel.rank import Ranks, ranks
from commonweal.stats.funnel.result import ABOVE, BELOW, NOT_AVAILABLE, WITHIN, Funnel, Overdispersion

__all__ = [
    "ABOVE",
    "BELOW",
    "LEAST_AREAS",
    "NOT_AVAILABLE",
    "WITHIN",
    "Funnel",
    "Overdispersion",
    "Ranks",
    "control_limits",
    "count_interval",
    "funnel",
    "funnels",
    "ranks",
    "winsorised_variance",
]
