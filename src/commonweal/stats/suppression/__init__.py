"""Cell suppression: which counts to hide, what else must go with them, and proof of what can still be worked out.

A count below the threshold is *primary*: it is hidden because it could point at a person. A *secondary* is hidden
because a primary could be worked out from it. `attainable` is the attacker: the range that each hidden number can
still be narrowed to by anyone who reads all that is published.

Sources: Cox (1980) Suppression methodology and statistical disclosure control, JASA 75; Fischetti and Salazar (2001)
Solving the cell suppression problem on tabular data with linear constraints, Management Science 47; Willenborg and
de Waal (2001) Elements of Statistical Disclosure Control, chapters 5 and 6; Hundepool and others (2012) Statistical
Disclosure Control, chapter 4.
"""

from commonweal.stats.suppression.attainable import Ranges, attainable
from commonweal.stats.suppression.cells import LEAST_SPREAD, LEAST_THRESHOLD, Cells, counted
from commonweal.stats.suppression.protect import Pattern, protect
from commonweal.stats.suppression.relations import Relations, sums
from commonweal.stats.suppression.table import SuppressedTable, suppress_table

__all__ = [
    "LEAST_SPREAD",
    "LEAST_THRESHOLD",
    "Cells",
    "Pattern",
    "Ranges",
    "Relations",
    "SuppressedTable",
    "attainable",
    "counted",
    "protect",
    "sums",
    "suppress_table",
]
