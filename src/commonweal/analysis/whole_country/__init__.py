"""Every partnership and every ward at once: what changed, and which of the newest months exceed what was expected.

One asking of the store (`gathering`), one family of tests a level (`changes_tested`, `months_judged`), and what stands
out of hundreds or thousands of rows (`standing_out`).
"""

from commonweal.analysis.whole_country.changes_tested import Changes, changes
from commonweal.analysis.whole_country.gathering import Gathered, gather_whole, gather_whole_table
from commonweal.analysis.whole_country.level import Level
from commonweal.analysis.whole_country.months_judged import Exceedances, exceedances
from commonweal.analysis.whole_country.standing_out import Found, found_changes, found_exceedances

__all__ = [
    "Changes",
    "Exceedances",
    "Found",
    "Gathered",
    "Level",
    "changes",
    "exceedances",
    "found_changes",
    "found_exceedances",
    "gather_whole",
    "gather_whole_table",
]
