import pytest

from commonweal.geography.variables import RECIPES, aged, exactly, share

SINGLE = [*(str(age) for age in range(90)), "90+"]
BANDS = ["all_ages", "age_0_9", "age_10_17", "age_18_24", "age_25_44", "age_45_64", "age_65_plus"]


def test_ages_are_made_of_single_years_and_of_bands_alike() -> None:
    assert aged(0, 17)(SINGLE) == ([str(age) for age in range(18)], SINGLE)
    assert aged(0, 17)(BANDS) == (["age_0_9", "age_10_17"], BANDS[1:])
    assert aged(65, 200)(BANDS) == (["age_65_plus"], BANDS[1:])


@pytest.mark.parametrize(
    "names",
    [
        [a for a in SINGLE if a != "7"],  # a gap below
        [a for a in SINGLE if a != "50"],  # a gap in the whole
        [*SINGLE, "age_3_5"],  # an overlap
        ["age_0_19", "age_20_plus"],  # a band across the limit
        [],
    ],
)
def test_ages_with_a_gap_an_overlap_or_across_the_limit_are_none(names: list[str]) -> None:
    assert aged(0, 17)(names) is None


def test_a_share_needs_its_part_and_something_beside_it() -> None:
    chosen = share(("Social",), "tenure: ")
    assert chosen(["tenure: Social rented", "tenure: Owned", "type: Flat"]) == (
        ["tenure: Social rented"],
        ["tenure: Social rented", "tenure: Owned"],
    )
    assert chosen(["tenure: Owned"]) is None
    assert chosen(["tenure: Social rented"]) is None  # of itself it would be all
    assert exactly("a", "b")(["a", "b", "c"]) == (["a"], ["b"])
    assert exactly("a", "b")(["a"]) is None


def test_a_household_deprived_in_no_dimension_is_in_the_whole_and_not_in_the_part() -> None:
    recipe = next(r for r in RECIPES if r.code == "deprived")
    start = "deprivation_dimensions: Household is "
    names = [f"{start}deprived in {n} dimension" for n in ("one", "two", "three", "four")]
    names.append(f"{start}not deprived in any dimension")
    assert recipe.choose is not None
    assert recipe.choose(names) == (names[1:4], names)


def test_every_variable_has_a_code_of_its_own() -> None:
    assert len({r.code for r in RECIPES}) == len({r.name for r in RECIPES}) == len(RECIPES)
