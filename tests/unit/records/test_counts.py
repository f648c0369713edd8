"""What a row of counts is."""

import pytest

from commonweal.records.counts import AREA_CODES, PRESENT_SCHEMA, SCHEMA, dataset


def test_a_count_may_be_missing_and_nothing_else_that_places_it() -> None:
    assert SCHEMA.field("count").nullable
    assert [f.name for f in SCHEMA if not f.nullable] == ["month", "months", "area", "area_kind", "offence"]
    assert not any(f.nullable for f in PRESENT_SCHEMA)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("district", "E06000004"), ("district", "E07000026"), ("district", "W06000015"), ("csp", "E22000030"),
     ("csp", "W14000001"), ("force", "E23000013"), ("ward", "E05014858"), ("lsoa", "W01001958")],
)  # fmt: skip
def test_a_code_is_of_one_kind(kind: str, code: str) -> None:
    assert [k for k, form in AREA_CODES.items() if form.fullmatch(code)] == [kind]


def test_a_tables_dataset() -> None:
    assert dataset("districts") == dataset("counts.districts") == "counts.districts"
