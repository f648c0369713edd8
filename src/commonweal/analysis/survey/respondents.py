"""Who answered, beside who lives there: by age, by sex and by ward."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from commonweal.analysis.survey.people import People
from commonweal.analysis.survey.shares import Shared, Slice
from commonweal.analysis.survey.waves import Wave
from commonweal.figures import Figure
from commonweal.records.survey_answer import NOT_TOLD, Question

Floats = npt.NDArray[np.float64]
WHO = Question("who", "Who answered", "one", ())
METHOD = "share of the answers as they came, beside the share of the residents"


def who(wave: Wave, people: People, slices: Sequence[Slice], shared: Shared) -> list[Figure]:
    """A figure for each group: its share of the answers, beside its share of the residents where that is known."""
    asked = {"age": None, "ward": None, "sex": None} | _residents(wave, people)
    return [figure for part in slices for figure in _of(part, asked[part.name], wave, shared)]


def _residents(wave: Wave, people: People) -> dict[str, Floats | None]:
    found: dict[str, Floats | None] = {}
    if people.by_age is not None:
        found |= {"age": people.by_age.sum(axis=0), "ward": people.by_age.sum(axis=1)}
    else:
        found |= {"age": people.ages, "ward": people.by_ward}
    if people.by_sex:
        found["sex"] = np.array([people.by_sex[sex] for sex in wave.sexes])
    return found


def _of(part: Slice, residents: Floats | None, wave: Wave, shared: Shared) -> list[Figure]:
    given = np.bincount(part.codes[part.codes >= 0], minlength=len(part.keys))
    untold = int((part.codes < 0).sum())
    whole = None if residents is None else residents.sum()
    figures = []
    for n, (key, label, area) in enumerate(zip(part.keys, part.labels, part.areas, strict=True)):
        base = None if residents is None or not whole else round(100 * float(residents[n] / whole), 4)
        figure = _one(shared, f"{part.name}/{key}", label, int(given[n]), wave.size)
        figures.append(replace(figure, area=area, baseline_value=base))
    if untold:
        figures.append(_one(shared, f"{part.name}/untold", NOT_TOLD, untold, wave.size))
    return figures


def _one(shared: Shared, of: str, label: str, count: int, size: int) -> Figure:
    told = {"answered": count}
    value = round(100 * count / size, 4)
    return shared.figure(WHO, of, label, value=value, level=None, method=METHOD, parameters=told)
