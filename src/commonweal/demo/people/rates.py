"""How often what happens to made-up people and their records: every share that the generator uses, in one place.

They are guesses of the size that agencies report, set before anything was measured, and not fitted to what comes out.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of what each line names. Of people and households first, then of each record of a person."""

    recorded: float = 0.6  # of the town's people: in any record at all
    records: tuple[float, ...] = (0.64, 0.23, 0.09, 0.04)  # of those: with one, two, three, four records
    shared_house: float = 0.03  # of addresses: a house of many who are no family
    twins: float = 0.03  # of births: two at once
    twins_alike: float = 0.25  # of twins: given names with one initial
    child_named_for_parent: float = 0.02  # of sons for fathers; of daughters for mothers a third of it
    parent_of_other_name: float = 0.25  # of couples: two family names
    official_first_of_january: float = 0.015  # of people: no other date of birth in any paper
    two_given_names: float = 0.35  # of people: a second given name

    nickname: float = 0.08  # of records whose given name has one
    spelling: float = 0.15  # of given names that are written in several ways: another of them
    given_typo: float = 0.03
    given_initial: float = 0.01
    given_both: float = 0.06  # with the second given name
    alias: float = 0.03  # another name that the person goes by is written beside
    family_typo: float = 0.03
    family_changed: float = 0.03  # of women of 20 and more: another name, by marriage or its end
    family_doubled: float = 0.006  # joined with another by a hyphen
    names_swapped: float = 0.01
    written_otherwise: float = 0.08  # capitals, hyphens, apostrophes and diacritics otherwise
    placeholder: float = 0.012  # "Unknown", "Mr X", "Test" in place of a name
    born_missing: float = 0.05
    born_year_only: float = 0.02
    born_month_only: float = 0.004
    born_first_of_january: float = 0.02
    born_1900: float = 0.003
    born_transposed: float = 0.015  # day and month
    born_typo: float = 0.02  # one digit
    born_wrong: float = 0.005  # another date altogether
    sex_missing: float = 0.05
    sex_wrong: float = 0.004
    address_missing: float = 0.06
    no_fixed_abode: float = 0.015
    moved: float = 0.22  # an address that the others of the person do not have
    moved_told: float = 0.3  # of those: with the old address beside
    postcode_typo: float = 0.02
    postcode_missing: float = 0.03
    phone: float = 0.5  # has a number
    phone_of_home: float = 0.25  # of those: the household's
    phone_changed: float = 0.25


USUAL = Rates()
