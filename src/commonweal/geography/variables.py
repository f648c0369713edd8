"""What partnerships are compared by: each variable, its unit, its theme, and which published counts it is made of.

Ages and households are shares, so that they say what a place is like and not how large it is. Residents and density
are taken by their logarithm: both are skewed, and ten thousand more people matter to a town and not to a city.

- **Deprivation** is the share of households deprived in two or more of the census's four dimensions (education,
  employment, health, housing). The indices of deprivation are better known and are here too, but England's and Wales's
  are made apart and cannot be compared; the census asks both the same. So the index is used only where it is asked for.
- **Tenure** is two shares, social and private renting: those who own are what is left over, and would say nothing new.
- **Ethnicity** is the two largest groups beside the white one.
- **Work** is the unemployed among residents of working age; the last census table held with them is that of 2011.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commonweal.geography.ages import OLDEST, ages_of, tiles
from commonweal.geography.district_tables import RESIDENTS, Chosen

SHARE = "share"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A variable before any table is read. `choose` picks its measures; None where no table of districts makes it."""

    code: str
    name: str
    unit: str
    theme: str
    logarithm: bool = False
    choose: Callable[[Sequence[str]], Chosen | None] | None = None
    by_default: bool = True


def alone(measure: str) -> Callable[[Sequence[str]], Chosen | None]:
    """One measure over nothing: a count, or a score."""
    return lambda names: ([measure], []) if measure in names else None


def share(of: Sequence[str], start: str) -> Callable[[Sequence[str]], Chosen | None]:
    """The measures that begin with `start` and then with one of `of`, among all that begin with `start`."""

    def choose(names: Sequence[str]) -> Chosen | None:
        whole = [n for n in names if n.startswith(start)]
        part = [n for n in whole if n.removeprefix(start).startswith(tuple(of))]
        return (part, whole) if part and len(part) < len(whole) else None

    return choose


def exactly(part: str, whole: str) -> Callable[[Sequence[str]], Chosen | None]:
    """One measure among another."""
    return lambda names: ([part], [whole]) if {part, whole} <= set(names) else None


def aged(low: int, high: int) -> Callable[[Sequence[str]], Chosen | None]:
    """Residents from one age to another, both included, among all, where single years or bands meet these ages."""

    def choose(names: Sequence[str]) -> Chosen | None:
        ages = {n: found for n in names if (found := ages_of(n)) is not None}
        part, whole = tiles(ages, low, high), tiles(ages, 0, OLDEST)
        return (part, whole) if part and whole else None

    return choose


RECIPES = (
    Recipe("residents", "residents", "residents", "size", logarithm=True, choose=alone(RESIDENTS)),
    Recipe("density", "residents per hectare", "residents per hectare", "density", logarithm=True),
    Recipe("aged_0_17", "residents aged 0 to 17", SHARE, "age", choose=aged(0, 17)),
    Recipe("aged_18_24", "residents aged 18 to 24", SHARE, "age", choose=aged(18, 24)),
    Recipe("aged_65_plus", "residents aged 65 and over", SHARE, "age", choose=aged(65, OLDEST)),
    Recipe(
        "deprived",
        "households deprived in two or more of four dimensions",
        SHARE,
        "deprivation",
        choose=share(
            tuple(f"Household is deprived in {dimensions}" for dimensions in ("two", "three", "four")),
            "deprivation_dimensions: ",
        ),
    ),
    Recipe("social_rented", "households renting socially", SHARE, "tenure", choose=share(("Social",), "tenure: ")),
    Recipe("private_rented", "households renting privately", SHARE, "tenure", choose=share(("Private",), "tenure: ")),
    Recipe("asian", "Asian residents", SHARE, "ethnicity", choose=share(("Asian",), "ethnic_group: ")),
    Recipe("black", "Black residents", SHARE, "ethnicity", choose=share(("Black",), "ethnic_group: ")),
    Recipe(
        "unemployed",
        "unemployed among residents aged 16 to 74",
        SHARE,
        "work",
        choose=exactly("economic_value_2011_unemployed", "economic_value_2011_all"),
    ),
    Recipe("imd", "average score of the English index of deprivation", "score", "deprivation", by_default=False),
)
