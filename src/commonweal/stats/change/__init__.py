"""Two periods compared: did the level change, by how much, and how sure is it?

`paired_change` is the report's own estimator; the others are there to be chosen by name.
"""

from commonweal.stats.change.average import AverageComparison, compare_to_average
from commonweal.stats.change.exact import exact_change
from commonweal.stats.change.paired import paired_change
from commonweal.stats.change.rates import negative_binomial, quasi_poisson, rate_ratio
from commonweal.stats.change.result import Change
from commonweal.stats.change.verdict import too_few, verdicts

__all__ = [
    "AverageComparison",
    "Change",
    "compare_to_average",
    "exact_change",
    "negative_binomial",
    "paired_change",
    "quasi_poisson",
    "rate_ratio",
    "too_few",
    "verdicts",
]
