"""What each partnership is like: one row a partnership, one column a variable, out of the published tables held.

- A partnership of several districts is their sum before any share is made: a share of shares would count a small
  district as much as a large one.
- The partnerships are those of `all_partnerships`, so that whoever is compared can be counted.
- Missing is never nought. A variable that fewer than nine in ten partnerships have is left out for everybody: it would
  cost more partnerships than it tells apart. One that nearly all have stays, and the few that miss it are nobody's
  neighbours by it, and have their own by the variables that are known of them (`known_of`), which their group's note
  says. To leave it out for all because ten Welsh districts lack it would take from three hundred what they need; to
  fill it in would be to make it up.
- A partnership of fewer than ten thousand residents is not compared at all. A rate per resident says nothing of the
  Isles of Scilly, where a handful of incidents is a high one, nor of the City of London, where few live of the many
  who are there by day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import UnknownPlace
from commonweal.figures import Area
from commonweal.geography.district_tables import Counted, DistrictTables
from commonweal.geography.held import Held
from commonweal.geography.history import CodeHistory, region_names
from commonweal.geography.outlines import Outlines, outline_editions, read_outlines
from commonweal.geography.partnership import Partnership
from commonweal.geography.residents import edition_words
from commonweal.geography.shapes import hectares
from commonweal.geography.variables import RECIPES, Recipe

LEAST_RESIDENTS = 10_000
KNOWN_SHARE = 0.9  # of the partnerships, for a variable to be used for all
IMD_SCORES = ("imd_average_score", "Score")  # as the district summaries of 2025 and of 2019 head it


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable as it was read. `source` is its edition in words ("census 2021"), `datasets` the tables it is from.

    `logarithm`: it is compared by its natural logarithm. Variables of one `theme` share that theme's weight.
    """

    code: str
    name: str
    unit: str
    theme: str
    logarithm: bool
    source: str
    datasets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Characteristics:
    """Partnerships in the order of their codes, and `values` (n, k), NaN where one is not known.

    `csps`, `districts` and `regions` run along the areas: the code of the partnership (None where no lookup says one),
    the codes of its districts, and the region's name (None where no table says it, or districts differ in it).
    `by_default` are the codes of the variables to compare by where none are asked for; `not_used` says of each other
    one why not. `not_compared` says by area code why a partnership is not.
    """

    areas: tuple[Area, ...]
    csps: tuple[str | None, ...]
    districts: tuple[tuple[str, ...], ...]
    regions: tuple[str | None, ...]
    variables: tuple[Variable, ...]
    values: npt.NDArray[np.float64]
    by_default: tuple[str, ...]
    not_used: Mapping[str, str]
    not_compared: Mapping[str, str]

    def row(self, code: str) -> int:
        """The row of a partnership, by its own code or a district's of it. UnknownPlace where there is none."""
        for i, (csp, districts) in enumerate(zip(self.csps, self.districts, strict=True)):
            if code == csp or code in districts:
                return i
        raise UnknownPlace(
            f"No partnership of the code '{code}' is held.", "Ingest a lookup of districts to partnerships that has it."
        )

    def column(self, variable: str) -> int:
        """The column of a variable, by its code. ValueError where it is not in the table."""
        return [v.code for v in self.variables].index(variable)

    def known_of(self, code: str) -> tuple[str, ...]:
        """The variables by default that are known of a partnership: what it can be compared by."""
        row = self.values[self.row(code)]
        return tuple(v for v in self.by_default if np.isfinite(row[self.column(v)]))


def characteristics(held: Held, history: CodeHistory, partnerships: Iterable[Partnership]) -> Characteristics:
    """The table over everything held. A variable that no table holds is not in it, and `not_used` says so."""
    ordered = sorted(partnerships, key=lambda p: p.area.code)
    areas = tuple(p.area for p in ordered)
    members = tuple(tuple(d.code for d in p.districts) for p in ordered)
    read = {r.code: found for r, found in _read(held, history).items() if found is not None}
    known = [r for r in RECIPES if r.code in read]
    columns = [_column(read[r.code], members) for r in known]
    values = np.column_stack(columns) if columns else np.empty((len(areas), 0))
    small = _too_small(areas, _column(read["residents"], members)) if "residents" in read else {}
    compared = np.array([a.code not in small for a in areas], dtype=bool)
    by_default, not_used = _usable(known, values[compared])
    return Characteristics(
        areas=areas,
        csps=tuple(p.csp.code if p.csp else None for p in ordered),
        districts=members,
        regions=_regions(held, history, members),
        variables=tuple(_variable(r, read[r.code]) for r in known),
        values=values,
        by_default=by_default,
        not_used=not_used,
        not_compared=small,
    )


def _read(held: Held, history: CodeHistory) -> dict[Recipe, Counted | None]:
    tables = DistrictTables(held, history)
    found = {r: tables.newest("population.lad", r.choose) for r in RECIPES if r.choose is not None}
    people = next(found[r] for r in found if r.code == "residents")
    special = {"density": _density(held, history, tables, people), "imd": _index(tables, people)}
    return found | {r: special[r.code] for r in RECIPES if r.choose is None}


def _density(held: Held, history: CodeHistory, tables: DistrictTables, people: Counted | None) -> Counted | None:
    """Residents over hectares within the newest outlines held: inland water counts as ground."""
    editions = outline_editions(held, "lad")
    if people is None or not editions:
        return None
    outlines = read_outlines(held, history, "lad", editions[0])
    ground = tables.of_today(_ground(outlines))
    pairs = {code: (residents, ground[code][0]) for code, (residents, _) in people.pairs.items() if code in ground}
    return Counted(pairs, people.edition, (*people.datasets, outlines.dataset))


def _ground(outlines: Outlines) -> dict[str, tuple[float, float]]:
    return {code: (area, 0.0) for code, area in zip(outlines.codes, hectares(outlines.polygons).tolist(), strict=True)}


def _index(tables: DistrictTables, people: Counted | None) -> Counted | None:
    """The English index: the mean over residents, as the district summaries themselves are made.

    A district merged since has none: the residents of its parts, by which their scores would be weighed, are not in
    the same file.
    """
    for dataset in tables.datasets("deprivation.lad") if people else ():
        read = {code: _score(row) for code, row in tables.rows(dataset).items()}
        alone = tables.of_today({code: (score, 1.0) for code, score in read.items() if score is not None})
        if alone and people:
            whole = {code: score for code, (score, parts) in alone.items() if parts == 1 and code in people.pairs}
            pairs = {code: (score * people.pairs[code][0], people.pairs[code][0]) for code, score in whole.items()}
            return Counted(pairs, dataset.rpartition(".")[2], (dataset, *people.datasets))
    return None


def _score(row: Mapping[str, float | None]) -> float | None:
    return next((row[heading] for heading in IMD_SCORES if heading in row), None)


def _column(found: Counted, members: Sequence[Sequence[str]]) -> npt.NDArray[np.float64]:
    missing = (np.nan, np.nan)
    pairs = np.array([np.sum([found.pairs.get(c, missing) for c in codes], axis=0) for codes in members])
    if found.is_count:
        return np.asarray(pairs[:, 0])
    return np.asarray(pairs[:, 0] / np.where(pairs[:, 1] > 0, pairs[:, 1], np.nan))


def _too_small(areas: Sequence[Area], residents: npt.NDArray[np.float64]) -> dict[str, str]:
    return {
        area.code: f"{area.name} has {people:,.0f} residents; below {LEAST_RESIDENTS:,} a rate per resident says little"
        for area, people in zip(areas, residents.tolist(), strict=True)
        if people < LEAST_RESIDENTS
    }


def _usable(known: Sequence[Recipe], values: npt.NDArray[np.float64]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The variables by default, and of every other one why not."""
    chosen: list[str] = []
    why = {r.code: f"{r.name}: no table of districts held has it" for r in RECIPES if r not in known}
    for recipe, column in zip(known, values.T, strict=True):
        held = int(np.isfinite(column).sum())
        if not recipe.by_default:
            why[recipe.code] = f"{recipe.name}: only where it is asked for, since Wales has none"
        elif held < KNOWN_SHARE * len(column):
            why[recipe.code] = f"{recipe.name}: known of only {held} of {len(column)} partnerships"
        else:
            chosen.append(recipe.code)
    return tuple(chosen), why


def _variable(recipe: Recipe, found: Counted) -> Variable:
    source = edition_words(found.edition)
    return Variable(
        recipe.code, recipe.name, recipe.unit, recipe.theme, recipe.logarithm, source, tuple(sorted(found.datasets))
    )


def _regions(held: Held, history: CodeHistory, members: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    names = region_names(held, history)
    regions = [{names.get(code) for code in codes} for codes in members]
    return tuple(r.pop() if len(r) == 1 else None for r in regions)
