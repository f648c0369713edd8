"""A partner's or publisher's table of indicator figures, long or wide; read through a mapping file."""

from commonweal.sources.indicator.guess import Guess, guess
from commonweal.sources.indicator.mapping import Mapping
from commonweal.sources.indicator.mapping_file import read_mapping
from commonweal.sources.indicator.read import IndicatorTable, read_indicators

__all__ = ["Guess", "IndicatorTable", "Mapping", "guess", "read_indicators", "read_mapping"]
