"""Weights for one wave: raked to the residents of each ward by age, and by sex where residents by sex are known.

Where no population tells a ward's residents in the bands that were asked, by ward and by the place's ages, as far as
either is known.

A ward's bands of age are joined with their neighbours until each has answers enough. Who did not tell their age stands
for as large a part of the ward as of its answers; who did not tell the ward, or the sex, keeps the weight that the rest
gives. A ward from which nobody answered is spoken for by no one, and the paper names it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.analysis.survey.people import People
from commonweal.analysis.survey.waves import Wave
from commonweal.figures import Area
from commonweal.stats.raking import BOUNDS, Margin, Raked, rake

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
WITHIN, WARD, AGE, SEX = "age within each ward", "ward", "age", "sex"
"""What answers are weighted by, as the paper says it."""
LEAST = 10  # answers to a ward's group of ages: fewer would let one person speak for a tenth of it or more
APART = 2  # groups: nothing is weighted by one of them alone


@dataclass(frozen=True, slots=True)
class Weighed:
    """`by`: what was weighted by, in words; `silent`: the wards without an answer; `joined`: ward groups of ages."""

    raked: Raked
    by: tuple[str, ...]
    silent: tuple[str, ...]
    groups: int

    @property
    def by_one_alone(self) -> bool:
        """Whether each answer weighs what its ward, age or sex alone says: anyone can work that out."""
        return self.by in ((WARD,), (AGE,), (SEX,))


def weigh(wave: Wave, people: People, wards: Sequence[Area]) -> Weighed:
    """Weigh the answers by what is known of the residents; every answer counts the same where nothing is."""
    asked = (wave.ward >= 0).any()
    silent = tuple(area.name for n, area in enumerate(wards) if asked and not (wave.ward == n).any())
    margins: list[Margin] = []
    by: list[str] = []
    if people.by_age is not None and asked:
        margins += [_wards_by_age(wave, people.by_age, wards), _ages(wave, people.by_age)]
        by.append(WITHIN)
    else:
        apart = [margin for margin in (_wards(wave, people, wards), _bands(wave, people)) if margin is not None]
        margins += apart
        by += [margin.name for margin in apart]
    sexes = _sexes(wave, people)
    if sexes is not None:
        margins.append(sexes)
        by.append(SEX)
    if not margins:
        margins.append(Margin("everyone", ("everyone",), np.array([float(wave.size)]), np.zeros(wave.size, np.int64)))
    return Weighed(rake(margins, bounds=BOUNDS), tuple(by), silent, len(margins[0].labels) if by else 0)


def _wards(wave: Wave, people: People, wards: Sequence[Area]) -> Margin | None:
    """The wards that answered, by their residents of all ages."""
    spoken = [n for n in range(len(wards)) if (wave.ward == n).any()]
    if people.by_ward is None or len(spoken) < APART:
        return None
    labels = tuple(wards[n].name for n in spoken)
    return Margin(WARD, labels, people.by_ward[spoken], _numbered(wave.ward, [[n] for n in spoken]))


def _bands(wave: Wave, people: People) -> Margin | None:
    """The bands of age over the whole place, joined with their neighbours until each has answers enough."""
    if people.ages is None:
        return None
    groups = _groups(np.bincount(wave.age[wave.age >= 0], minlength=len(wave.bands)))
    if len(groups) < APART:
        return None
    labels = tuple(f"{wave.bands[bands[0]]} to {wave.bands[bands[-1]]}" for bands in groups)
    asked = np.array([people.ages[bands].sum() for bands in groups])
    return Margin(AGE, labels, asked, _numbered(wave.age, groups))


def _numbered(codes: Whole, groups: Sequence[Sequence[int]]) -> Whole:
    """Each answer's group of categories; -1 in none."""
    found = np.full(codes.size, -1, dtype=np.int64)
    for n, group in enumerate(groups):
        found[np.isin(codes, group)] = n
    return found


def _wards_by_age(wave: Wave, residents: Floats, wards: Sequence[Area]) -> Margin:
    """A category for each group of ages of each ward, and one for those of the ward who did not tell their age."""
    codes = np.full(wave.size, -1, dtype=np.int64)
    labels: list[str] = []
    people: list[float] = []
    for n, ward in enumerate(wards):
        mine = wave.ward == n
        if not mine.any():
            continue
        untold = float((mine & (wave.age < 0)).sum() / mine.sum())
        for bands in _groups(np.bincount(wave.age[mine & (wave.age >= 0)], minlength=len(wave.bands))):
            codes[mine & np.isin(wave.age, bands)] = len(labels)
            labels.append(f"{ward.name}, {wave.bands[bands[0]]} to {wave.bands[bands[-1]]}")
            people.append(float(residents[n, bands].sum()) * (1 - untold))
        if untold:
            codes[mine & (wave.age < 0)] = len(labels)
            labels.append(f"{ward.name}, age not told")
            people.append(float(residents[n].sum()) * untold)
    return Margin("ward and age", tuple(labels), np.array(people), codes)


def _groups(answers: Whole) -> list[list[int]]:
    """Neighbouring bands, each group with LEAST answers; all of them together where there are not so many."""
    if not answers.any():
        return []
    groups: list[list[int]] = [[]]
    for band, _ in enumerate(answers):
        groups[-1].append(band)
        if answers[groups[-1]].sum() >= LEAST and answers[band + 1 :].sum() >= LEAST:
            groups.append([])
    return groups


def _ages(wave: Wave, residents: Floats) -> Margin:
    """The bands over all wards that answered; bands that nobody answered are joined with the one before."""
    spoken = [n for n in range(len(residents)) if (wave.ward == n).any()]
    untold = np.array([float((wave.age[wave.ward == n] < 0).mean()) for n in spoken])
    asked = (residents[spoken] * (1 - untold)[:, None]).sum(axis=0)
    codes = wave.age.copy()
    labels = list(wave.bands)
    hidden = float((residents[spoken].sum(axis=1) * untold).sum())
    if hidden > 0:
        codes[(codes < 0) & (wave.ward >= 0)] = len(labels)
        labels.append("age not told")
        asked = np.append(asked, hidden)
    return Margin("age", tuple(labels), asked, codes)


def _sexes(wave: Wave, people: People) -> Margin | None:
    given = np.bincount(wave.sex[wave.sex >= 0], minlength=len(wave.sexes))
    if not people.by_sex or (given < LEAST).any():
        return None
    asked = np.array([people.by_sex[sex] for sex in wave.sexes])
    return Margin("sex", wave.sexes, asked, wave.sex)
