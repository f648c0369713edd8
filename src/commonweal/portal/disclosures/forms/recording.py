"""What is asked of whoever records a share: first what was decided, then only what that decision needs."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils import timezone

from commonweal.portal.access.forms import fields
from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries.named import agency_choices, person_choices
from commonweal.portal.audit.clock import now
from commonweal.portal.disclosures import sharing
from commonweal.portal.disclosures.models import PART, REFUSED, SHARED, Agreement
from commonweal.portal.disclosures.powers import powers
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.partnership.models import Agency, Person

EMERGENCY = "emergency"
DECIDED = [
    (SHARED, "It was shared"),
    (PART, "A part of what was asked for was shared"),
    (REFUSED, "It was not shared"),
    (EMERGENCY, "It was shared in an emergency, to keep somebody safe"),
]
NAME_NOBODY = "Governance reads this in the partnership's register: name nobody, and no case."
NOTHING = [("", "Choose one")]
USUAL = "secure-email"  # how; in an emergency nobody looks whether that is so


class DecisionForm(forms.Form):
    """What was decided."""

    decision = forms.ChoiceField(label="What was decided?", choices=DECIDED, widget=forms.RadioSelect)


class GroundsForm(forms.Form):
    """Why it is lawful. `purpose` False: it is asked elsewhere. `asked` False: nothing must be filled in."""

    purpose = fields.words("For what purpose?", rows=2, required=True, longest=2000, help_text=NAME_NOBODY)
    power = forms.ChoiceField(label="Under which power?", help_text="The law that lets or makes your agency share it.")
    basis = forms.ChoiceField(label="On which lawful basis?")
    necessity = fields.words(
        "Why was it necessary, and why this much?", required=True, longest=4000,
        help_text=f"Say why less would not have done. {NAME_NOBODY}",
    )  # fmt: skip
    special = forms.ChoiceField(
        label="Special-category condition", required=False,
        help_text="Where it tells of health, ethnic origin, beliefs, sex life or orientation, or biometric data.",
    )  # fmt: skip
    criminal = forms.ChoiceField(
        label="Criminal-offence condition", required=False,
        help_text="Where it tells of convictions, offences or allegations.",
    )  # fmt: skip
    agreement = forms.ChoiceField(label="Under which agreement?", required=False)
    no_agreement = fields.words(
        "If no live agreement covers it: why is it shared all the same?", rows=2, longest=2000, help_text=NAME_NOBODY
    )

    def __init__(
        self, data: Any = None, *, agreements: Iterable[Agreement], purpose: bool = True, asked: bool = True,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        known = powers()
        for kind in ("power", "basis", "special", "criminal"):
            none = NOTHING if kind in ("power", "basis") else [("", "None: there is no such data in it")]
            fields.offer(self, kind, [*none, *known.choices(kind)])
        self.live = {str(row.pk): row for row in agreements}
        fields.offer(self, "agreement", [("", "None that is live"), *((pk, r.title) for pk, r in self.live.items())])
        if not purpose:
            del self.fields["purpose"]
        if not asked:
            for field in self.fields.values():
                field.required = False

    def grounds(self) -> Grounds:
        """What was given."""
        said = self.cleaned_data
        basis = next((ground for ground in powers().lists["basis"] if ground.key == said["basis"]), None)
        return Grounds(
            purpose=said.get("purpose", ""), power=said["power"], basis=said["basis"], necessity=said["necessity"],
            special=said["special"], criminal=said["criminal"], no_agreement=said["no_agreement"],
            law_enforcement=basis.law_enforcement if basis else False, agreement=self.live.get(said["agreement"]),
        )  # fmt: skip


class ShareForm(GroundsForm):
    """A share of one's own agency: with whom, of what, on which grounds. What was decided says what must be filled."""

    from_agency = forms.ChoiceField(label="Which agency shared it?")
    agencies = forms.MultipleChoiceField(
        label="With which agencies?", required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.MultipleChoiceField(
        label="With which officers by name?", required=False, widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text="Where you name some and tie it to no case, what was shared shows to them and you alone.",
    )  # fmt: skip
    outside = forms.CharField(
        label="With whom outside the partnership?", required=False, max_length=300, help_text="The body, not a person."
    )
    what = fields.words(
        "What was shared?", required=True, longest=10_000,
        help_text="Shown to officers of these agencies who may read what it is of; never to governance.",
    )  # fmt: skip
    reason = fields.words("Why not, or not all of it?", required=True, longest=4000, help_text=NAME_NOBODY)
    asked_by = forms.CharField(label="Who asked for it?", required=False, max_length=200)
    decided_by = forms.ChoiceField(label="Who decided it?", required=False)
    on = fields.day("On which day?")
    way = forms.ChoiceField(label="How?", required=False)

    field_order = (
        "from_agency", "agencies", "people", "outside", "on", "way", "asked_by", "decided_by", "what", "reason",
        "purpose", "power", "basis", "necessity", "special", "criminal", "agreement", "no_agreement",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, decision: str, own: list[tuple[str, str]], agreements: Iterable[Agreement]
    ) -> None:
        today = timezone.localtime(now()).date()
        asked = decision in (SHARED, PART)
        super().__init__(data, agreements=agreements, asked=asked, initial={"on": today, "way": USUAL if asked else ""})
        self.decision, self.today = decision, today
        fields.offer_agencies(self, "from_agency", own)
        alone = {key for key, _ in own} if len(own) == 1 else set()
        fields.offer(self, "agencies", [one for one in agency_choices() if one[0] not in alone])
        fields.offer(self, "people", person_choices())
        fields.offer(self, "way", [("", "Not known"), *powers().choices("way")])
        fields.offer(self, "decided_by", [("", "I did"), *_deciders([UUID(key) for key, _ in own])])
        self.fields["from_agency"].required = self.fields["on"].required = True
        if decision in (SHARED, EMERGENCY):
            del self.fields["reason"]
        if decision == REFUSED:
            self.fields["reason"].required = True
            for name in ("agreement", "no_agreement", "special", "criminal", "way"):
                del self.fields[name]
            self.fields["what"].label = "What was asked for?"
            self.fields["from_agency"].label = "Which agency was asked?"
            self.fields["agencies"].label = "Which agencies asked for it?"
            self.fields["people"].label = "Which officers asked, by name?"
            self.fields["outside"].label = "Who asked, outside the partnership?"
            del self.fields["asked_by"]

    def clean_on(self) -> dt.date:
        """Not in the future."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("This day has not come yet.")
        return on

    def clean(self) -> dict[str, Any]:
        """To somebody; and a share that no live agreement covers has its reason."""
        found = super().clean() or {}
        if not (found.get("agencies") or found.get("people") or found.get("outside")):
            self.add_error("agencies", "Choose an agency or an officer, or name who outside it was for.")
        if self.decision in (SHARED, PART) and found.get("from_agency") and not found.get("no_agreement"):
            warned = sharing.check(
                from_agency=Agency.objects.get(pk=found["from_agency"]),
                agencies=_agencies(found.get("agencies", ()), found.get("people", ())),
                outside=bool(found.get("outside")), agreement=self.live.get(found.get("agreement", "")),
                on=found.get("on"),
            )  # fmt: skip
            for one in warned:
                if one.needs:
                    self.add_error("no_agreement", one.words)
        return found

    def share(self, about: Collection[Thing] = ()) -> Share:
        """What was shared. `about`: the case or record that it is of."""
        said = self.cleaned_data
        at = None if said["on"] == self.today else timezone.make_aware(dt.datetime.combine(said["on"], dt.time(12)))
        emergency = self.decision == EMERGENCY
        return Share(
            what=said["what"], from_agency=fields.agency(self, "from_agency"),
            agencies=list(Agency.objects.filter(pk__in=said["agencies"]).order_by("pk")),
            people=list(Person.objects.filter(pk__in=said["people"]).order_by("pk")), outside=said["outside"],
            decision=SHARED if emergency else self.decision, reason=said.get("reason", ""), at=at,
            way=said.get("way", ""), asked_by=said.get("asked_by", ""), emergency=emergency, about=list(about),
            decided_by=Person.objects.filter(pk=said["decided_by"]).first() if said["decided_by"] else None,
        )  # fmt: skip

    def grounds(self) -> Grounds:
        """Why; of a refusal only what was given."""
        for name in ("agreement", "no_agreement", "special", "criminal"):
            self.cleaned_data.setdefault(name, "")
        return super().grounds()


def _deciders(own: list[UUID]) -> list[tuple[str, str]]:
    """Officers of these agencies today, by name."""
    of_own = {str(pk) for pk in Person.objects.filter(agency__in=own).values_list("pk", flat=True)}
    return [one for one in person_choices() if one[0] in of_own]


def _agencies(agencies: Collection[str], people: Collection[str]) -> list[Agency]:
    """Those that were ticked, and those of the officers named."""
    return list(Agency.objects.filter(Q(pk__in=agencies) | Q(people__in=people)).distinct().order_by("pk"))
