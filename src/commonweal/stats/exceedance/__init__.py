"""Exceedance: is this month's count more, or fewer, than the years before lead one to expect? Farrington-Noufaily.

`exceedance` for one series, `exceedances` for many at once, `Controls` for every setting, `Bounds` for what comes out.
Paper, settings, validation against R and false-alarm rates: docs/explanation/exceedance.md.
"""

from commonweal.stats.exceedance.bounds import Bounds
from commonweal.stats.exceedance.controls import LEAST_YEARS, MOST_YEARS, Controls
from commonweal.stats.exceedance.many import SHARE_HELD, exceedances
from commonweal.stats.exceedance.one import exceedance

__all__ = ["LEAST_YEARS", "MOST_YEARS", "SHARE_HELD", "Bounds", "Controls", "exceedance", "exceedances"]
