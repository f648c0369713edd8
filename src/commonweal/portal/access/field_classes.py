"""How sensitive each field is: a decision that every new field forces.

Each room has a `classes.py` with one line a field: `CLASSES = {"Model.field": "public"}`.

public
    harmless wherever it turns up
partner
    workings (states, versions, who did what): of use to partners alone
restricted
    content: it goes where its row's lock lets it, and nowhere else
personal
    about a living person, under its row's lock too
"""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

WORDS = ("public", "partner", "restricted", "personal")
ROOMS = (
    "audit",
    "partnership",
    "access",
    "jobs",
    "notices",
    "tasks",
    "people",
    "disclosures",
    "library",
    "indicators",
    "operations",
    "plan",
    "engagement",
    "cases",
    "intelligence",
    "rights",
    "meetings",
)


def classes(room: str) -> dict[str, str]:
    """A room's own classes; none where it has said nothing yet."""
    name = f"commonweal.portal.{room}.classes"
    return dict(import_module(name).CLASSES) if find_spec(name) else {}


def fields(room: str) -> list[str]:
    """Every field that a room keeps, as `Model.field`. What ties a row to its thing and lock is not content."""
    return [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config(room).get_models()
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
        if field.name not in ("id", "thing", "lock")
    ]


def faults(room: str) -> list[str]:
    """What is wrong with a room's classes: fields without one, lines without a field, words that are none."""
    said, kept = classes(room), fields(room)
    return [
        *(f"{room}: {name} has no class: add it to {room}/classes.py" for name in kept if name not in said),
        *(f"{room}: {name} is classed, but is not a field any more" for name in said if name not in kept),
        *(
            f"{room}: {name} is classed {word!r}: use one of {WORDS}"
            for name, word in said.items()
            if word not in WORDS
        ),
    ]
