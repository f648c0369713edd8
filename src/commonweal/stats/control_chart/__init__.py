"""Control charts of an indicator: does a figure lie outside what its own history leads one to expect?

`individuals` for any figure, `proportions` for so many of so many, `rates` for events among people; rules in `rules`.
"""

from commonweal.stats.control_chart.charts import LEAST_HISTORY, individuals, proportions, rates
from commonweal.stats.control_chart.result import ControlChart
from commonweal.stats.control_chart.rules import RUN, TREND

__all__ = ["LEAST_HISTORY", "RUN", "TREND", "ControlChart", "individuals", "proportions", "rates"]
