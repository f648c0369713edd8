"""What is asked of whoever completes a share that was recorded in an emergency: what was left out, and nothing else."""

from collections.abc import Collection, Iterable
from typing import Any

from commonweal.portal.access.forms import fields
from commonweal.portal.disclosures.forms.recording import GroundsForm
from commonweal.portal.disclosures.models import Agreement
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.whole import AGREEMENT, BASIS, NECESSITY, POWER, PURPOSE, WHAT

ASKS = {
    WHAT: ("what",),
    PURPOSE: ("purpose",),
    POWER: ("power",),
    BASIS: ("basis", "special", "criminal"),
    NECESSITY: ("necessity",),
    AGREEMENT: ("agreement", "no_agreement"),
}
KEPT = "What you leave empty can be added later."


class CompleteForm(GroundsForm):
    """Each part that is missing. `known`: conditions that were said without their basis: they stand."""

    what = fields.words(
        "What was shared?", longest=10_000,
        help_text="Shown to officers of these agencies who may read what it is of; never to governance.",
    )  # fmt: skip
    field_order = (
        "what", "purpose", "power", "basis", "necessity", "special", "criminal", "agreement", "no_agreement",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, missing: Collection[str], known: Collection[str], agreements: Iterable[Agreement]
    ) -> None:
        super().__init__(data, agreements=agreements, asked=False)
        asked = {name for part in missing for name in ASKS[part]} - set(known)
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        if "no_agreement" in self.fields:
            self.fields["no_agreement"].label = "If no agreement covered it: why was it shared all the same?"
            self.fields["agreement"].label = "Which agreement covered it?"
        if "basis" in self.fields:
            self.fields["basis"].help_text = "It says under which part of the Act it was: general or law enforcement."

    def what_was_shared(self) -> str:
        """In words; "" where it was not asked."""
        return str(self.cleaned_data.get("what", ""))

    def grounds(self) -> Grounds:
        """What was given of the rest."""
        for name in ("purpose", "power", "basis", "necessity", "special", "criminal", "agreement", "no_agreement"):
            self.cleaned_data.setdefault(name, "")
        return super().grounds()
