"""Making a thing takes words about the thing, and the row's own fields beside them."""

import pytest

from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import things


def test_no_rows_field_has_the_name_of_a_word_about_its_thing() -> None:
    """Known here, before one is made: what would be taken for the other is refused."""
    fields = [(f"{model._meta.label}.{one.name}", one.name) for model in kept_models() for one in model._meta.fields]
    assert {"basis", "by", "home"} <= things.ABOUT and fields
    assert [label for label, name in fields if name in things.ABOUT] == []


@pytest.mark.django_db
def test_what_has_such_a_field_is_not_made() -> None:
    with pytest.raises(TypeError, match="audience, basis"):
        things.make(Thing, home=None, audience=None, by=None)  # type: ignore[arg-type,type-var]
