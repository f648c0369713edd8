"""Who is this for? One form for everything kept, alone on a page or inside a room's own form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from commonweal.portal.access.models import HIDDEN, STUB, Thing
from commonweal.portal.access.queries.named import agency_choices, person_choices
from commonweal.portal.access.reach import Reach, reach_of
from commonweal.portal.access.reader import Reader

KINDS = (
    ("public", "Everyone, residents too"),
    ("partners", "Everyone in the partnership"),
    ("agencies", "Members of some agencies"),
    ("people", "Some people by name"),
)
FACES = (
    (STUB, "A stub: its number, a public title, the reason and the outcome"),
    (HIDDEN, "Nothing at all, not even that it exists"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: for the verbs, which alone make audiences."""

    kind: str
    ids: tuple[UUID, ...]
    face: str
    marking: str
    basis: str
    stub_title: str
    stub_reason: str


class AudienceForm(forms.Form):
    """The audience, what others see in its place, and the marking in the body's own words."""

    kind = forms.ChoiceField(label="Who is this for?", choices=KINDS, widget=forms.RadioSelect)
    agencies = forms.MultipleChoiceField(
        label="Which agencies", required=False, widget=forms.CheckboxSelectMultiple, help_text="For some agencies only."
    )
    people = forms.MultipleChoiceField(
        label="Which people", required=False, widget=forms.CheckboxSelectMultiple, help_text="For some people only."
    )
    face = forms.ChoiceField(label="What does everyone else see?", choices=FACES, widget=forms.RadioSelect)
    stub_title = forms.CharField(
        label="Public title of the stub", required=False, max_length=300, help_text="It is shown to everyone else."
    )
    stub_reason = forms.CharField(label="Public reason, as printed under the title", required=False, max_length=500)
    marking = forms.ChoiceField(label="Marking", required=False)
    basis = forms.CharField(label="Why it is not for everyone", required=False, max_length=300)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        markings: Sequence[Mapping[str, str]] = (),
        thing: Thing | None = None,
        stub: bool = True,
        prefix: str = "who",
        initial: Mapping[str, Any] | None = None,
        maker: Reader | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix, initial={**_initial(thing, stub), **(initial or {})})
        self.stub, self.maker = stub, maker
        named = reach_of(thing.audience).ids if thing else frozenset()
        self._choose("agencies", agency_choices(named))
        self._choose("people", person_choices(named))
        labels = dict.fromkeys([*(marking["label"] for marking in markings), *([thing.marking] if thing else [])])
        self._choose("marking", [("", "No marking"), *((label, label) for label in labels if label)])
        if not stub:
            for name in ("face", "stub_title", "stub_reason"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Named agencies and people are named; a stub has a title of its own; nobody makes what is lost to them."""
        found = super().clean() or {}
        kind = found.get("kind")
        if kind in ("agencies", "people") and not found.get(kind):
            self.add_error(kind, f"Choose at least one of the {kind}.")
        elif self.maker is not None and kind in ("agencies", "people"):
            mine = self.maker.agencies if kind == "agencies" else {self.maker.person}
            if not {str(one) for one in mine} & set(found[kind]):
                own = "your own agency" if kind == "agencies" else "yourself"
                self.add_error(kind, f"You could not open it any more. Choose {own} too.")
        if kind != "public" and found.get("face") == STUB and not (found.get("stub_title") or "").strip():
            self.add_error("stub_title", "Write the title that everyone else may see.")
        return found

    def chosen(self) -> Chosen:
        """What was chosen, once the form is valid."""
        found = self.cleaned_data
        kind = found["kind"]
        return Chosen(
            kind,
            tuple(UUID(i) for i in found.get(kind, ())),
            found.get("face", HIDDEN),
            found["marking"],
            found["basis"].strip(),
            found.get("stub_title", "").strip(),
            found.get("stub_reason", "").strip(),
        )

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker: these three are
        field.choices = list(choices)


def _initial(thing: Thing | None, stub: bool) -> dict[str, Any]:
    if thing is None:
        return {"kind": "partners", "face": STUB if stub else HIDDEN}
    reach: Reach = reach_of(thing.audience)
    face = getattr(thing, "stub", None) if thing.face == STUB else None
    return {
        "kind": reach.kind,
        reach.kind: [str(i) for i in reach.ids],
        "face": thing.face,
        "marking": thing.marking,
        "basis": thing.basis,
        "stub_title": face.title if face else "",
        "stub_reason": face.reason if face else "",
    }
