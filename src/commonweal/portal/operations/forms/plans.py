"""Planning an operation: what it is, its problem, what it is judged against."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from commonweal.figures import Area
from commonweal.portal.access.forms import fields
from commonweal.portal.access.queries.named import agency_choices, person_choices
from commonweal.portal.operations.forms import extent
from commonweal.portal.operations.models import Operation
from commonweal.portal.operations.verbs.operations import Plan
from commonweal.portal.partnership.models import Agency, Person

AREA_SIZE = 200_000  # bytes of GeoJSON


class PlaceForm(forms.Form):
    """Which partnership's wards are to be chosen from."""

    place = forms.CharField(
        label="In which place?", max_length=200, help_text="A partnership or district, by name or code."
    )


class PlanForm(forms.Form):
    """The plan, on one page."""

    name = forms.CharField(label="What is it called?", max_length=200)
    aim = fields.words("What is it to bring about?", rows=2)
    lead = forms.ChoiceField(label="Which agency leads it?")
    lead_person = forms.ChoiceField(label="Who leads it?", required=False)
    partners = forms.MultipleChoiceField(
        label="Which agencies take part?", required=False, widget=forms.CheckboxSelectMultiple
    )
    since = fields.day("From")
    until = fields.day("To", required=False, help_text="Leave it empty while the end is open.")
    wards = extent.wards("In which wards?")
    area = extent.AreaField(
        label="Or a drawn area", required=False, max_length=AREA_SIZE,
        help_text="One polygon as GeoJSON, in longitude and latitude. It goes before the wards.",
    )  # fmt: skip
    area_file = forms.FileField(label="Or the drawn area as a file", required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, wards: tuple[Area, ...], leads: list[tuple[str, str]],
        operation: Operation | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, files, initial=_initial(operation) if operation else {})
        parties = [UUID(id) for id in operation.partners] if operation else []
        fields.offer_agencies(self, "lead", leads)
        fields.offer(self, "partners", agency_choices(parties))
        named = [operation.lead_person_id] if operation and operation.lead_person_id else []
        fields.offer(self, "lead_person", [("", "Nobody by name"), *person_choices(named)])
        extent.offer_wards(self, ["wards"], wards, operation.wards if operation else ())

    def clean_area_file(self) -> Any:
        """The file's polygon, where there is one."""
        file = self.cleaned_data["area_file"]
        if not file:
            return None
        if file.size > AREA_SIZE:
            raise forms.ValidationError("The file is too large for one area. Draw it more simply.")
        try:
            text = file.read().decode("utf-8-sig")  # Windows tools begin a file with a mark
        except UnicodeDecodeError as fault:
            raise forms.ValidationError("The file is not GeoJSON.") from fault
        return extent.AreaField(required=False).clean(text)

    def clean(self) -> dict[str, Any]:
        """It has a place, and ends after it begins."""
        found = super().clean() or {}
        found["area"] = found.get("area_file") or found.get("area")
        if not self.errors and not found["area"] and not found.get("wards"):
            self.add_error("wards", "Choose its wards, or give the area as a polygon.")
        if found.get("since") and found.get("until") and found["until"] < found["since"]:
            self.add_error("until", "It ends before it begins.")
        return found

    def plan(self, place: Area) -> Plan:
        """What the verbs take."""
        said: Mapping[str, Any] = self.cleaned_data
        person = Person.objects.filter(pk=said["lead_person"]).first() if said["lead_person"] else None
        return Plan(
            name=said["name"], lead=fields.agency(self, "lead"), since=said["since"], until=said["until"],
            place=place.code, place_name=place.name, aim=said["aim"], wards=extent.chosen_wards(self, "wards"),
            area=said["area"], lead_person=person, partners=list(Agency.objects.filter(pk__in=said["partners"])),
        )  # fmt: skip


class ProblemForm(forms.Form):
    """The problem, by its four steps."""

    scan = fields.words("Scan: what is seen, where and when?", rows=4)
    analysis = fields.words("Analysis: why does it happen there?", rows=4)
    response = fields.words("Response: what is to be done, by whom?", rows=4)
    assessment = fields.words("Assessment: by what will it be judged?", rows=4)


class JudgeForm(forms.Form):
    """What it is held against. What is left empty is proposed by the evaluation, by likeness before it began."""

    at_risk = extent.wards(
        "Where might vulnerable people be pushed to?", help_text="The evaluation looks at harm there by itself."
    )
    nearby = extent.wards("Where might it move to?", help_text="Left empty: the wards that share a border with it.")
    controls = extent.wards(
        "Which wards is it compared with?", help_text="Left empty: the wards most like it before it began."
    )

    def __init__(self, data: Any = None, *, wards: tuple[Area, ...], operation: Operation) -> None:
        names = ("at_risk", "nearby", "controls")
        kept = {name: getattr(operation, name) for name in names}
        super().__init__(data, initial={name: [ward["code"] for ward in of] for name, of in kept.items()})
        extent.offer_wards(self, names, wards, [ward for of in kept.values() for ward in of])

    def chosen(self) -> dict[str, list[dict[str, str]]]:
        """What the verb takes."""
        return {name: extent.chosen_wards(self, name) for name in self.fields}


def _initial(operation: Operation) -> dict[str, Any]:
    return {
        "name": operation.name, "aim": operation.aim, "lead": str(operation.lead_id),
        "lead_person": str(operation.lead_person_id or ""), "partners": operation.partners, "since": operation.since,
        "until": operation.until, "wards": [ward["code"] for ward in operation.wards],
        "area": json.dumps(operation.area) if operation.area else "",
    }  # fmt: skip
