import csv
import gzip
from collections import Counter

import pytest

from commonweal.records import offences
from commonweal.records.offences import (
    ALL_CRIME,
    ASB,
    POLICE_GENERATED,
    POLICE_UK_CATEGORIES,
    PUBLICLY_REPORTED,
    TREE,
    UNMAPPED,
    by_code,
    by_home_office_code,
    children,
    depth,
    descendants,
)
from real_data import SHARED

ROOTS = (ALL_CRIME, ASB, UNMAPPED)
# Where the published (unofficial) mapping of a code to a police.uk category is not followed, and why.
DIFFERENCES: dict[str, str] = {}
# Headings of the Home Office's own that are printed apart here; the rest keep the name.
SUBGROUPS_RENAMED = {
    "Domestic burglary": "residential-burglary",  # the heading since April 2017
    "Non-domestic burglary": "non-residential-burglary",
    "Other theft offences": "other-theft",
    "Rape offences": "rape",
    "Possession of weapons offences": "possession-of-weapons",
    "Public order offences": "public-order",
    "Miscellaneous crimes": "other-crime",
    "Fraud: CIFAS": "other-crime",
    "Fraud: Financial Fraud Action UK": "other-crime",
    "Fraud: UK Finance": "other-crime",
    "Fraud: action fraud": "other-crime",
}
# The heading "Death or serious injury - unlawful driving" was made after the tables of 2017/18, which print these
# under violence with injury.
DRIVING = {"37.1", "4.4", "4.6", "4.8", "4.9"}


def published() -> dict[str, tuple[str, str]]:
    """Code -> (police.uk category, Home Office subgroup), from both published tables."""
    found = {}
    with (SHARED / "home-office" / "CrimeCatMappings.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[row["Offence_Code"]] = (row["Police.uk_Cat"], row["Offence_Subgroup"])
    with gzip.open(SHARED / "home-office" / "prc-pfa-201718.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[row["Offence_Code"]] = (row["Policeuk_Cat"], row["Offence_Subgroup"])
    return found


@pytest.fixture(scope="module")
def table() -> dict[str, tuple[str, str]]:
    found = published()
    assert len(found) == 132
    return found


def test_every_published_code_has_a_node(table):
    assert set(table) <= set(by_home_office_code())


def test_a_code_lies_under_the_police_uk_category_of_the_published_mapping(table):
    category = {name.casefold(): node for name, node in POLICE_UK_CATEGORIES.items()}
    outside = {
        code: by_home_office_code()[code]
        for code, (printed, _) in table.items()
        if by_home_office_code()[code] not in descendants(category[printed.casefold()])
    }
    assert set(outside) == set(DIFFERENCES)


def test_a_code_lies_in_the_home_offices_own_subgroup(table):
    named = {o.name: o.code for o in TREE}
    for code, (_, subgroup) in table.items():
        expected = "death-or-serious-injury-driving" if code in DRIVING else SUBGROUPS_RENAMED.get(subgroup)
        assert by_home_office_code()[code] == (expected or named[subgroup]), code


def test_no_home_office_code_stands_twice():
    counted = Counter(code for o in TREE for code in o.codes)
    assert [code for code, times in counted.items() if times > 1] == []
    assert not any(a != b and a.casefold() == b.casefold() for a in counted for b in counted)


def test_nodes_are_unique_and_parents_stand_before_their_children():
    seen: set[str] = set()
    for o in TREE:
        assert o.code not in seen
        assert o.parent is None or o.parent in seen
        seen.add(o.code)
    assert tuple(o.code for o in TREE if o.parent is None) == ROOTS


def test_the_two_headings_partition_all_crime():
    assert children(ALL_CRIME) == (PUBLICLY_REPORTED, POLICE_GENERATED)
    publicly, generated = descendants(PUBLICLY_REPORTED), descendants(POLICE_GENERATED)
    assert not publicly & generated
    assert publicly | generated | {ALL_CRIME} == descendants(ALL_CRIME)


def test_the_roots_share_nothing_and_hold_everything():
    assert sum(len(descendants(root)) for root in ROOTS) == len(TREE)
    assert frozenset().union(*(descendants(root) for root in ROOTS)) == set(by_code())


def test_only_crime_has_home_office_codes():
    assert not any(by_code()[node].codes for root in (ASB, UNMAPPED) for node in descendants(root))


def test_every_leaf_of_crime_can_be_reached_by_a_code():
    leaves = {code for code in descendants(ALL_CRIME) if not children(code)}
    assert leaves == {code for code in leaves if by_code()[code].codes}


def test_codes_stand_on_leaves_only():
    """A parent that held codes of its own would not be the sum of its children."""
    assert {o.code for o in TREE if o.codes and children(o.code)} == set()


def test_police_uk_categories_do_not_hold_one_another():
    nodes = list(POLICE_UK_CATEGORIES.values())
    assert len(nodes) == len(set(nodes)) == 14
    for node in nodes:
        assert not (descendants(node) - {node}) & set(nodes)


def test_police_uk_categories_hold_every_code_of_crime():
    held = frozenset().union(*(descendants(node) for node in POLICE_UK_CATEGORIES.values()))
    assert {o.code for o in TREE if o.codes} <= held


def test_depth_counts_from_the_roots():
    assert depth(ALL_CRIME) == 0
    assert depth(PUBLICLY_REPORTED) == 1
    assert depth("homicide") == 4
    assert all(depth(o.code) == depth(o.parent) + 1 for o in TREE if o.parent)


@pytest.mark.parametrize(
    ("code", "node"),
    [
        ("4.10", "homicide"),  # corporate manslaughter
        ("8S", "violence-with-injury"),  # assault with injury on a constable
        ("8T", "violence-with-injury"),  # on another emergency worker
        ("8U", "stalking-and-harassment"),  # controlling or coercive behaviour
        ("8D", "violence-with-injury"),  # racially aggravated wounding, before 2008
        ("105A", "violence-without-injury"),
        ("28E", "residential-burglary"),
        ("28H", "residential-burglary"),
        ("30C", "non-residential-burglary"),
        ("92A", "trafficking-of-drugs"),
        ("9A", "public-order"),
        ("67", "other-crime"),  # perjury
        ("79", "other-crime"),  # perverting the course of justice
        ("10D", "possession-of-weapons"),
        ("59", "other-crime"),  # threat to commit damage: not damage
        ("FFA UK", "other-crime"),
        ("UK Finance", "other-crime"),
    ],
)
def test_codes_that_are_easily_mistaken(code, node):
    assert by_home_office_code()[code] == node


def test_names_read_as_english():
    assert all(o.name.strip() == o.name and o.name[0].isupper() for o in TREE)
    assert offences.by_code()["possession-of-drugs"].name == "Possession of drugs"
