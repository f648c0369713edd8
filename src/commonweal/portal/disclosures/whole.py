"""A share's legal part with what was added to it since: each part as it was said first, and what is still not said.

An emergency asks for nothing but to whom. What was left out then is added later, and never takes the place of anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from commonweal.portal.disclosures.models import REFUSED, Added, LegalPart

WHAT, PURPOSE, POWER, BASIS, NECESSITY, AGREEMENT = "what", "purpose", "power", "basis", "necessity", "agreement"
PARTS = {
    WHAT: "what was shared",
    PURPOSE: "the purpose",
    POWER: "the power",
    BASIS: "the lawful basis, and the conditions",
    NECESSITY: "why it was necessary, and why this much",
    AGREEMENT: "the agreement, or why it was shared without one",
}
FIELDS = {  # the first of each says whether anything was said
    WHAT: ("says_what",),
    PURPOSE: ("purpose",),
    POWER: ("power", "power_words"),
    BASIS: ("lawful_basis", "basis_words", "law_enforcement", "special", "special_words", "criminal", "criminal_words"),
    NECESSITY: ("necessity",),
    AGREEMENT: ("agreement", "no_agreement"),
}


@dataclass(frozen=True, slots=True)
class Whole:
    """Each field as it stands, and which addition said a part that was left out."""

    said: dict[str, Any]
    since: dict[str, Added]
    missing: tuple[str, ...]  # of `PARTS`

    def notes(self) -> dict[str, str]:
        """When and by whom each part was added that was not recorded at once."""
        return {part: note(added) for part, added in self.since.items()}

    def covered_since(self) -> bool:
        """Whether an agreement that covers it was named afterwards: the verb takes no other without a reason."""
        added = self.since.get(AGREEMENT)
        return added is not None and added.agreement_id is not None and not added.no_agreement

    def words_missing(self) -> tuple[str, ...]:
        """What is still not said, in words."""
        return tuple(PARTS[part] for part in self.missing)


def whole(row: LegalPart, additions: Iterable[Added]) -> Whole:
    """A row and its additions, the oldest first."""
    said = {name: getattr(row, name) for names in FIELDS.values() for name in names}
    since: dict[str, Added] = {}
    for added in additions:
        for part in PARTS:
            if not _says(said, part) and _says({name: getattr(added, name) for name in FIELDS[part]}, part):
                said |= {name: said[name] or getattr(added, name) for name in FIELDS[part]}
                since[part] = added
    return Whole(said, since, tuple(part for part in PARTS if _asked(row, part) and not _says(said, part)))


def note(added: Added) -> str:
    """`Added on 3 March 2026 by A. Officer.`"""
    by = f" by {added.added_by.name}" if added.added_by else ""
    return f"Added on {timezone.localtime(added.added_at):%-d %B %Y}{by}."


def _says(said: dict[str, Any], part: str) -> bool:
    return bool(said[FIELDS[part][0]] or (part == AGREEMENT and said["no_agreement"]))


def _asked(row: LegalPart, part: str) -> bool:
    """Whether a part must be said of this: all else than an emergency said it at once."""
    return row.emergency and row.decision != REFUSED and (part != AGREEMENT or row.uncovered)
