"""The only door to saved records."""

from commonweal.store.commit import Commit, Trace
from commonweal.store.edition import Edition, NewEdition, Staged
from commonweal.store.erasing import Erased, without
from commonweal.store.holdings import Holding, holdings, runs
from commonweal.store.ingest import Ingest
from commonweal.store.judging import Outcome
from commonweal.store.store import Store
from commonweal.store.view import View

__all__ = [
    "Commit",
    "Edition",
    "Erased",
    "Holding",
    "Ingest",
    "NewEdition",
    "Outcome",
    "Staged",
    "Store",
    "Trace",
    "View",
    "holdings",
    "runs",
    "without",
]
