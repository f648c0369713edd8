"""A mark of what a form began with."""

import pytest

from commonweal.portal.access.marks import check_unchanged, mark_of
from commonweal.portal.access.refusals import ChangedMeanwhile
from commonweal.portal.partnership.models import Agency

FIELDS = ("name", "kind")


def test_the_mark_stays_while_its_fields_do_and_no_other_field_changes_it() -> None:
    begun = mark_of(Agency(name="Fire and rescue", kind="fire", short_name="Fire"), FIELDS)
    check_unchanged(Agency(name="Fire and rescue", kind="fire", short_name="FRS"), FIELDS, begun)
    with pytest.raises(ChangedMeanwhile):
        check_unchanged(Agency(name="The fire service", kind="fire"), FIELDS, begun)


def test_what_was_kept_first_meanwhile_is_told_from_nothing() -> None:
    nothing = mark_of(None, FIELDS)
    check_unchanged(None, FIELDS, nothing)
    with pytest.raises(ChangedMeanwhile):
        check_unchanged(Agency(name="Fire and rescue", kind="fire"), FIELDS, nothing)


def test_where_no_form_was_there_is_nothing_to_compare() -> None:
    check_unchanged(Agency(name="Fire and rescue"), FIELDS, "")
