"""Who lives there: residents by ward and band of age, and by sex, as far as anything held says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from commonweal.analysis.survey.waves import ends
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from commonweal.geography.residents import Residents
from commonweal.records.survey_answer import SEXES, Survey

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class People:
    """`by_age` (W, B): residents of each ward in each band, None where not held; `by_sex` as the survey's file has it.

    Where `by_age` is None, `by_ward` (W,) are each ward's residents of all ages, and `ages` (B,) those of the whole
    place in each band, each None where not held. `note` says of which editions; `lacks` why not of each
    ward in each band; `datasets` are those that the numbers rest on.
    """

    by_age: Floats | None
    by_sex: dict[str, float]
    edition: str = ""
    note: str = ""
    lacks: str = ""
    by_ward: Floats | None = None
    ages: Floats | None = None
    datasets: frozenset[str] = field(default=frozenset())


def people(places: Gazetteer, area: Area, wards: Sequence[Area], bands: Sequence[str], survey: Survey) -> People:
    """Residents in the bands that the survey asked by: of each ward, else of wards and of the whole place apart."""
    sexes = {sex: survey.sexes[sex] for sex in SEXES} if survey.sexes else {}
    why = _unusable(wards, bands)
    if not why:
        cells = [[places.aged(ward, *ends(band)) for band in bands] for ward in wards]
        values = _values([cell for row in cells for cell in row])
        if values is not None:
            note = f"Residents by ward and age: {_editions(cells)}, {cells[0][0].how}."
            by_age = values.reshape(len(wards), len(bands))
            return People(by_age, sexes, _editions(cells), note, datasets=_datasets(cells))
        why = f"No population that is held tells the residents of each ward aged {', '.join(bands)}."
    return _apart(places, area, wards, bands if bands and not _overlap(bands) else (), sexes, why)


def _unusable(wards: Sequence[Area], bands: Sequence[str]) -> str:
    """Why residents cannot be looked up by ward and age; nothing where they can."""
    if not wards:
        return "No answer tells a ward of this place."
    if not bands:
        return "The survey did not ask for age."
    return "The survey's bands of age overlap, so age is not weighted by." if _overlap(bands) else ""


def _apart(
    places: Gazetteer, area: Area, wards: Sequence[Area], bands: Sequence[str], sexes: dict[str, float], why: str
) -> People:
    """Each ward's residents of all ages, and the place's by age: a ward's own bands are held by few files."""
    living, aged = [places.population(ward) for ward in wards], [places.aged(area, *ends(band)) for band in bands]
    by_ward, ages = _values(living), _values(aged)
    used = [cells for cells, known in ((living, by_ward), (aged, ages)) if known is not None]
    notes = []
    if by_ward is not None:
        notes.append(f"Residents by ward, of all ages: {_editions([living])}, {living[0].how}.")
    if ages is not None:
        notes.append(f"Residents by age, of the whole place: {_editions([aged])}, {aged[0].how}.")
    return People(None, sexes, _editions(used), " ".join(notes), why, by_ward, ages, _datasets(used))


def _values(found: Sequence[Residents]) -> Floats | None:
    """The numbers; None where one of them is not known."""
    known = [cell.value for cell in found if cell.value is not None]
    return np.array(known, dtype=np.float64) if known and len(known) == len(found) else None


def _editions(cells: Sequence[Sequence[Residents]]) -> str:
    return ", ".join(sorted({cell.edition for row in cells for cell in row}))


def _datasets(cells: Sequence[Sequence[Residents]]) -> frozenset[str]:
    return frozenset(d for row in cells for cell in row for d in cell.datasets)


def _overlap(bands: Sequence[str]) -> bool:
    return any(ends(one)[1] >= ends(other)[0] for one, other in pairwise(bands))
