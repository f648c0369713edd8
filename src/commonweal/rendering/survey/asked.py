"""The questions of a survey with their figures, as the renderers ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: every option, its measures, and each measure by group and over time."""

    key: str
    words: str
    kind: str
    options: tuple[Figure, ...]
    measures: tuple[Figure, ...]
    groups: Mapping[str, tuple[Figure, ...]]
    changes: Mapping[str, Figure]
    waves: Mapping[str, tuple[Figure, ...]]

    @property
    def first(self) -> Figure:
        """Its first measure."""
        return self.measures[0]

    def of(self, group: str, measure: Figure) -> tuple[Figure, ...]:
        """A measure's figures by ward, age or sex, in their own order."""
        opening = f"{measure.id.rpartition('/')[0]}/{group}/"
        return tuple(f for f in self.groups.get(group, ()) if f.id.startswith(opening))

    def change(self, measure: Figure) -> Figure | None:
        """How a measure changed since the wave before."""
        return self.changes.get(measure.id.rpartition("/")[0])


def told(lookup: Lookup) -> Mapping[str, Any]:
    """The survey as its figures carry it."""
    found: Mapping[str, Any] = lookup.figures.parameters["survey"]
    return found


def questions(lookup: Lookup) -> tuple[Asked, ...]:
    """Each that has figures, in the survey's order; what was written comes last."""
    found = [_asked(question, lookup) for question in told(lookup)["questions"]]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.kind == "themes"))


def _asked(question: Mapping[str, Any], lookup: Lookup) -> Asked | None:
    key = question["key"]
    mine = [f for f in lookup.figures.figures if f.offence == key]
    options = tuple(f for f in mine if f.id.endswith("/all") and "/together/" not in f.id)
    if not options:
        return None
    by_id = {f.id: f for f in mine}
    grouped = [f for f in mine if len(f.id.split("/")) == 4 and "/wave/" not in f.id]
    names = dict.fromkeys(f.id.split("/")[1] for f in grouped)
    return Asked(
        key=key,
        words=question["words"],
        kind=question["kind"],
        options=options,
        measures=tuple(by_id[f"{key}/{name}/all"] for name in names) or options[:1],
        groups={g: tuple(f for f in grouped if f.id.split("/")[2] == g) for g in ("ward", "age", "sex")},
        changes={f.id.rpartition("/")[0]: f for f in mine if f.id.endswith("/change")},
        waves={
            name: tuple(f for f in mine if f.id.startswith(f"{key}/{name}/wave/"))
            for name in dict.fromkeys(f.id.split("/")[1] for f in mine if "/wave/" in f.id)
        },
    )
