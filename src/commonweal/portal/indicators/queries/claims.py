"""A claim beside the held figures of an indicator: what it can mean, and which meaning they bear out."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from commonweal.analysis.indicators.claim import Read, meanings, read_claim
from commonweal.analysis.indicators.measures import Measure, Word, measures
from commonweal.portal.access.reader import Reader
from commonweal.portal.indicators.queries import pages
from commonweal.portal.indicators.queries.latest import judged
from commonweal.rendering.indicators.words import value_words


@dataclass(frozen=True, slots=True)
class AgainstHeld:
    """The claim against one comparator. `value` words stand in the indicator's unit."""

    comparator: str
    theirs: str
    readings: tuple[tuple[Read, str], ...]  # each meaning with the value that it would make ours
    agreeing: tuple[str, ...]
    can_tell: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What can be said of a claim."""

    word: Word | None
    measures: tuple[Measure, ...]
    indicator: str
    ours: str
    period: str
    against: tuple[AgainstHeld, ...]
    plain: tuple[Read, ...]  # the meanings, where no figure is held


def page(reader: Reader, text: str, of: UUID | None, workspace: Path) -> ClaimPage:
    """The claim's meanings, beside the figures of an indicator where one is chosen."""
    claim, known = read_claim(text), measures(workspace)
    word = known.unofficial(text)
    found = known.of(word.topic) if word else ()
    if of is None:
        return ClaimPage(word, found, "", "", "", (), meanings(claim, None, None, ""))
    row = pages.row(reader, of)
    verdict = judged(reader, row, pages.editions_of(reader, row))
    ours = verdict.last.value if verdict.last else None
    against = []
    for other in verdict.beside:
        readings = meanings(claim, ours, other.value, row.unit)
        against.append(
            AgainstHeld(
                other.comparator.name,
                value_words(other.value, row.unit),
                tuple((one, value_words(one.value, row.unit)) for one in readings),
                tuple(one.words for one in readings if one.agrees == "agrees"),
                all(one.agrees != "cannot be told" for one in readings),
            )
        )
    period = verdict.last.period.words if verdict.last else ""
    plain = () if against else meanings(claim, None, None, row.unit)
    return ClaimPage(word, found, row.name, value_words(ours, row.unit), period, tuple(against), plain)
