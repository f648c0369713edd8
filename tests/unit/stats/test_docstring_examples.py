"""The examples in the docstrings of change's rooms run and say what they print."""

import doctest
import importlib

import pytest

MODULES = ["change.exact", "change.rates", "change.paired", "change.average", "change.verdict"]
OTHERS = ["dispersion", "false_discovery", "decomposition"]


@pytest.mark.parametrize("name", MODULES + OTHERS)
def test_examples_run(name):
    outcome = doctest.testmod(importlib.import_module(f"commonweal.stats.{name}"))
    assert outcome.attempted > 0 and outcome.failed == 0
