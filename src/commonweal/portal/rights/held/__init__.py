"""What the rooms below hold on people, each in a file of its own."""

from commonweal.portal.rights import holdings
from commonweal.portal.rights.held import (
    besides,
    cases,
    disclosures,
    entries,
    files,
    intelligence,
    meetings,
    records,
    reviews,
)


def register_all() -> None:
    """Have every room looked through."""
    found = (records.HOLDING, cases.HOLDING, entries.HOLDING, intelligence.HOLDING, disclosures.HOLDING,
             files.HOLDING, reviews.HOLDING, meetings.HOLDING, *besides.HOLDINGS)  # fmt: skip
    for holding in (*found, intelligence.ELSEWHERE):
        holdings.register(holding)
