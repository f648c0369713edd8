"""The examples in the docstrings run and say what they print."""

import doctest
import importlib

import pytest

MODULES = ["change.exact", "change.rates", "change.paired", "change.average", "change.verdict"]
FUNNEL = ["funnel.interval", "funnel.limits", "funnel.overdispersion", "funnel.comparison", "funnel.rank"]
OTHERS = [
    "dispersion",
    "false_discovery",
    "decomposition",
    "concentration",
    "before_after",
    "chance_range",
    "control_chart.charts",
    "control_chart.rules",
    "control_choice",
    "displacement",
    "hotspots.local",
    "mixture",
    "placebo",
    "projection",
    "proportion",
    "raking",
    "rate",
    "recurrence",
    "reoffending",
    "rollout.effect",
    "stepped_plan",
    "weighted_share",
    "where_next",
    "year_projection",
]


@pytest.mark.parametrize("name", MODULES + FUNNEL + OTHERS)
def test_examples_run(name):
    outcome = doctest.testmod(importlib.import_module(f"commonweal.stats.{name}"))
    assert outcome.attempted > 0 and outcome.failed == 0
