"""Published youth justice figures of areas (entrants, reoffending, custody), read through a mapping file."""

from commonweal.sources.youth_justice.benchmarks.mapping import Mapping, mapping_of, read_mapping
from commonweal.sources.youth_justice.benchmarks.read import Benchmarks, read_benchmarks

__all__ = ["Benchmarks", "Mapping", "mapping_of", "read_benchmarks", "read_mapping"]
