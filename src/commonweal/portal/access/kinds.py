"""From a thing's kind ("meetings.item") to the model that keeps it, and back to a page that shows it."""

from collections.abc import Iterable

from django.apps import apps

from commonweal.portal.access.models import Kept, Thing

GLASS_KINDS = ("cases.case",)  # ACCESS.md, rule 6: whose groups broken glass opens
# Rows of the table that are about people: whatever file sits in one of their things lies sealed on the disk.
SEALED_ROWS = frozenset({"case, person", "broken glass", "intelligence", "disclosure", "rights request"})


def model_of(kind: str) -> type[Kept]:
    """The model that keeps things of a kind."""
    model = apps.get_model(kind)
    if not issubclass(model, Kept):
        raise TypeError(f"{kind} is not kept under a lock")
    return model


def row_of(kind: str) -> str:
    """The table's row for things of a kind."""
    return model_of(kind).TABLE_ROW


def is_sealed(things: Iterable[Thing]) -> bool:
    """Whether one of these things is about people, so that a file in them lies sealed."""
    return any(row_of(thing.kind) in SEALED_ROWS for thing in things)


def is_derived(kind: str) -> bool:
    """Whether things of a kind are printed from other things."""
    return model_of(kind).DERIVED


def kept_models() -> list[type[Kept]]:
    """Every model whose rows stand under a lock, by label."""
    found = [model for model in apps.get_models() if issubclass(model, Kept)]
    return sorted(found, key=lambda model: model._meta.label_lower)


def words_for(kind: str, count: int) -> str:
    """`3 papers`: things of a kind in words."""
    name = model_of(kind)._meta.verbose_name
    plural = model_of(kind)._meta.verbose_name_plural
    return f"{count} {name if count == 1 else plural}"
