"""A mapping says what it must, or is refused in words; and none asks for a child's name."""

from pathlib import Path

import pytest

from commonweal.errors import MappingRefused
from commonweal.figures import Period
from commonweal.sources.youth_justice.lists import read_lists
from commonweal.sources.youth_justice.mapping_file import mapping_of, read_mapping
from youth_exports import mapping, said

EXAMPLE = Path(__file__).parents[4] / "docs" / "how-to" / "mappings" / "youth-justice.toml"


def test_the_example_of_the_documentation_is_sound():
    found = read_mapping(EXAMPLE, read_lists())
    assert found.covers == (Period.parse("2020-04..2021-03"), Period.parse("2022-04..2025-09"))
    assert found.outside == "leave-out"
    assert found.words["outcome"]["local disposal"] == "community-resolution"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"publisher": ""}, "does not say the publisher"),
        ({"licence": None}, "does not say the licence"),
        ({"audience": "public"}, "Children's records are for partners alone"),
        ({"covers": "last year"}, "'covers'"),
        ({"covers": ["2023-01..2023-06", "2023-06..2023-12"]}, "overlap"),
        ({"dates": {"formats": []}}, "how dates are written"),
        ({"dates": {"formats": ["%d/%m/%Y", "%m/%d/%Y"]}}, "read the same text as different dates"),
        ({"offence": {"GBH": "violence"}}, "'violence' is not a name that"),
        ({"outcome": {"Remand": "remand"}}, "'remand' is not a name that"),
        ({"ethnicity": {"W": "left-out"}}, "'left-out' is not a name that"),
        ({"sex": {"M": "male", " m ": "female"}}, "twice"),
        ({"constants": {"district": "Tallow"}}, "not a district's code"),
        ({"constants": None}, "the district once"),
        ({"age": {"outside": "keep"}}, "'keep' is not a value of 'outside'"),
        ({"first": {"yes": ["y"], "no": ["Y"]}}, "both yes and no"),
        ({"colums": {}}, "Did you mean 'columns'?"),
    ],
)
def test_what_a_mapping_is_refused_for(changed, words):
    with pytest.raises(MappingRefused, match=words) as refused:
        mapping(**changed)
    assert refused.value.next_step


@pytest.mark.parametrize("field", ["child", "offence", "outcome", "outcome_date"])
def test_what_every_mapping_names(field):
    with pytest.raises(MappingRefused, match=f"no column of the {field.replace('_', ' ')}"):
        mapping({field: None})


@pytest.mark.parametrize("heading", ["Surname", "Child Name", "Home Address", "Case Notes", "Postcode", "Email"])
@pytest.mark.parametrize("field", ["child", "offence", "ethnicity"])
def test_no_mapping_asks_for_names_addresses_or_notes(field, heading):
    with pytest.raises(MappingRefused, match="does not belong here"):
        mapping({field: heading})


def test_what_is_asked_for_of_a_child_may_stand_under_its_own_headings():
    columns = {"date_of_birth": "Offender DOB", "sex": "Gender", "ethnicity": "Ethnicity Code", "child": "Person ID"}
    assert mapping(columns).columns["date_of_birth"] == "Offender DOB"


def test_a_birth_and_an_age_are_one_too_many():
    with pytest.raises(MappingRefused, match="a date of birth and an age"):
        mapping({"age": "Age"})


def test_the_scope_is_the_publishers_name_where_none_is_said():
    assert mapping_of(said(scope=None), read_lists()).scope == "anytown-youth-justice-service"
