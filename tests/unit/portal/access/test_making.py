"""Making a thing takes words about the thing, and the row's own fields beside them."""

from inspect import Parameter, signature

from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.verbs import things

LATER = {"meetings.ReadingLine.by"}  # who settled it: never known when it is made


def test_no_rows_field_has_the_name_of_a_word_about_its_thing() -> None:
    """It would be taken for that word, and never reach the row."""
    taken = {name for name, one in signature(things.make).parameters.items() if one.kind is not Parameter.VAR_KEYWORD}
    fields = [(f"{model._meta.label}.{one.name}", one.name) for model in kept_models() for one in model._meta.fields]
    assert "basis" in taken and fields
    assert {label for label, name in fields if name in taken} == LATER
