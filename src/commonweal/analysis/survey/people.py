"""Who lives there: residents by ward and band of age, and by sex, as far as anything held says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from commonweal.analysis.survey.waves import ends
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from commonweal.records.survey_answer import SEXES, Survey

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class People:
    """`by_age` (W, B): residents of each ward in each band, None where not held; `by_sex` as the survey's file has it.

    `note` says of which edition, or what is not held; `datasets` are those that the numbers rest on.
    """

    by_age: Floats | None
    by_sex: dict[str, float]
    edition: str
    note: str
    datasets: frozenset[str] = field(default=frozenset())


def people(places: Gazetteer, wards: Sequence[Area], bands: Sequence[str], survey: Survey) -> People:
    """Residents in the bands that the survey asked by. One ward that cannot be told, and none is used."""
    sexes = {sex: survey.sexes[sex] for sex in SEXES} if survey.sexes else {}
    if not bands or not wards:
        missing = "The survey did not ask for age." if wards else "No ward of this place is held."
        return People(None, sexes, "", missing)
    if _overlap(bands):
        return People(None, sexes, "", "The survey's bands of age overlap, so age is not weighted by.")
    found = [[places.aged(ward, *ends(band)) for band in bands] for ward in wards]
    values = [[cell.value for cell in row] for row in found]
    if any(value is None for row in values for value in row):
        return People(
            None, sexes, "", f"No population that is held tells the residents of each ward aged {', '.join(bands)}."
        )
    edition = ", ".join(sorted({cell.edition for row in found for cell in row}))
    note = f"Residents by ward and age: {edition}, {found[0][0].how}."
    datasets = frozenset(d for row in found for cell in row for d in cell.datasets)
    return People(np.array(values, dtype=np.float64), sexes, edition, note, datasets)


def _overlap(bands: Sequence[str]) -> bool:
    return any(ends(one)[1] >= ends(other)[0] for one, other in pairwise(bands))
