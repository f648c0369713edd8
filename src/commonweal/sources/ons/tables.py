"""Which kind of ONS table a file's columns say it is."""

from collections.abc import Callable

from commonweal.sources.ons.centroids import read_centroids
from commonweal.sources.ons.lookups import read_lookup
from commonweal.sources.ons.populations import read_population
from commonweal.sources.ons.reference_table import ReferenceTable
from commonweal.sources.ons.rows import Rows

READERS: tuple[Callable[[Rows], ReferenceTable | None], ...] = (read_population, read_centroids, read_lookup)


def read_table(rows: Rows) -> ReferenceTable | None:
    """The first kind whose columns these are, None where they are no reference table of ONS."""
    return next((table for reader in READERS if (table := reader(rows)) is not None), None)
