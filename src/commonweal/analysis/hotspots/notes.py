"""What the reader must know: what snapping does to each method, which cells there are, what is missing."""

from collections.abc import Iterator

import numpy as np

from commonweal.analysis.hotspots.ground import Ground
from commonweal.analysis.hotspots.question import FALSE_DISCOVERY, Question
from commonweal.analysis.recorded_crime.notes import runs
from commonweal.analysis.recorded_crime.question import POLICE_UK
from commonweal.figures import Note
from commonweal.records.public_report import DATASET as PUBLIC_REPORTS

SNAPPED = (
    "Police.uk moves each incident to the nearest of a fixed set of map points, mostly the middle of a street, each "
    "standing for eight addresses or more, or for none.",
    "By LSOA, about one incident in seven is counted in another LSOA than its own (simulated on a borough's real map "
    "points). Which places are hot hardly changes where there are thousands of incidents; with hundreds, up to a third "
    "of them may.",
    "Concentration by street or address cannot be told from snapped points: incidents pile up on a map point from all "
    "around it. By LSOA it can.",
)


REPORTED = (
    "These are reports from the public to the council, not what was recorded: one thing may be reported several times, "
    "much is never reported, and some places report more readily than others. A place is the point put on a map."
)


def notes(ground: Ground, question: Question) -> list[Note]:
    """All of them, in the order that they matter in."""
    return [
        *_gaps(ground, question),
        *_snapped(question),
        *_cells(ground, question),
        *_method(),
    ]


def _gaps(ground: Ground, question: Question) -> Iterator[Note]:
    cube = ground.lsoas.cube
    missing = [m for m, held in zip(question.period, cube.held_in(question.period), strict=True) if not held]
    if missing:
        yield Note("gap", f"{runs(missing)} {'is' if len(missing) == 1 else 'are'} not held, and in no count.")
    if not cube.held_in(question.against).any():
        yield Note("gap", f"Nothing is held for {question.against.words}, so no change is told.")
    if ground.outside:
        yield Note(
            "place",
            f"{ground.outside:,} incidents of the period lie in none of the cells drawn, and are in no hot spot.",
        )
    for gap in question.register.gaps:
        if gap.period.overlaps(question.period):
            yield Note("gap", f"{gap.period.words}: {gap.text}")


def _snapped(question: Question) -> Iterator[Note]:
    if question.source == PUBLIC_REPORTS:
        yield Note("quality", REPORTED)
        return
    if question.source != POLICE_UK:
        words = "Places are as the extract gives them: a station or a hospital may stand for where it happened."
        yield Note("quality", words)
        return
    for text in SNAPPED:
        yield Note("place", text)


def _cells(ground: Ground, question: Question) -> Iterator[Note]:
    alone = len(ground.cells.areas) - len(np.unique(ground.cells.pairs))
    if question.cells == "lsoa":
        yield Note(
            "place",
            "LSOAs hold 1,000 to 3,000 residents each, whatever their size on the map. Neighbours share an edge; those "
            "beyond the partnership's boundary are not known, so its edge is told less surely.",
        )
    else:
        yield Note(
            "place",
            f"Hexagons are {question.metres:g} metres from edge to edge, on the National Grid, six neighbours each. "
            f"A cell with no incident counts as nought; cells on the boundary lie partly outside and hold less.",
        )
    if alone:
        yield Note("place", f"{alone} {'cells have' if alone > 1 else 'cell has'} no neighbour and cannot be told.")
    yield Note("place", "Counts are not rates: where many come to shop or go out, there is more of most crime.")


def _method() -> Iterator[Note]:
    yield Note(
        "method",
        f"A cell is called hot or cold only if rearranging all counts at random would seldom surround it so: at most "
        f"{FALSE_DISCOVERY:.0%} of the cells called so are expected to be chance (Benjamini and Hochberg).",
    )
    yield Note(
        "method",
        "A hot spot is chronic if it was hot in three quarters of the periods or more, and in more than chance has it; "
        "emerging if hot now and in half of the later half, but in a quarter or less of the earlier; fading the other "
        "way round; else sporadic.",
    )
    yield Note(
        "method",
        "The scan draws circles of every size round each LSOA, up to a quarter of the whole, over every run of months "
        "up to half of the period, and holds the highest against the highest of 999 data sets of chance. Incidents "
        "that come in company (one night, one offender) make clusters too.",
    )
