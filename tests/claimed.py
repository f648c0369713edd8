"""A made-up place whose every month is known, for holding sentences against: what was counted, and how to ask."""

from pathlib import Path

import alder
from commonweal.analysis.claims import Archive, Judged, PlaceNames, judge, read
from commonweal.figures import Month, Period
from commonweal.workspace import Workspace

ALL = Period(Month(2022, 1), Month(2024, 12))
MONTHLY = {2022: 20, 2023: 40, 2024: 30}  # burglaries a month
BURGLARIES_2023, BURGLARIES_2024 = 480, 385
ROBBERIES, VIOLENCE, ASB = 10, 15, 25  # every month
BIRCH_BURGLARIES = 7  # a month, of another force
BIRCH_GAP = Month(2024, 3)


def counts(month: Month) -> dict[alder.Count, int]:
    """What Alder's force recorded: December 2024 has ten burglaries more, June to August 2024 five more."""
    summer = 5 if month.month in (6, 7, 8) and month.year == 2024 else 0
    more = 10 if month == Month(2024, 12) else 0
    return {
        ("L1", "burglary", alder.HOME): MONTHLY[month.year] + summer + more,
        ("L3", "robbery", alder.HOME): ROBBERIES,
        ("L3", "anti-social-behaviour", alder.HOME): ASB,
        ("L3", "violence-and-sexual-offences", alder.HOME): VIOLENCE,
    }


def burglaries(period: Period) -> int:
    """The known truth."""
    return sum(counts(month)["L1", "burglary", alder.HOME] for month in period)


def made(root: Path) -> Workspace:
    """Three years of Alder, and of Birch, whose force published all months but one."""
    ours = [alder.street(m, counts(m), "forest-and-heath") for m in ALL]
    theirs = {("L5", "burglary", alder.OTHER): BIRCH_BURGLARIES}
    return alder.workspace(root, ours + [alder.street(m, theirs, "moor") for m in ALL if m != BIRCH_GAP])


def ask(archive: Archive, sentence: str, partnership: str = "Alder") -> list[Judged]:
    """Every claim of a sentence, judged."""
    found = archive.places.partnership(partnership) if partnership else None
    names = PlaceNames(archive.places, found)
    return [judge(claim, archive, found, names) for claim in read(sentence)]
