"""What was shared outside its agency, the agreements it was shared under, assessments, and the quarter's data set."""

from commonweal.portal.disclosures.models.addition import Added, Addition, EntryAddition
from commonweal.portal.disclosures.models.agreement import AGREEMENT, Agreement, Matcher, Party
from commonweal.portal.disclosures.models.assessment import Assessment, Risk
from commonweal.portal.disclosures.models.data_set import DataSet
from commonweal.portal.disclosures.models.disclosure import (
    DECISIONS,
    PART,
    REFUSED,
    REGISTER,
    ROW,
    SHARED,
    About,
    Disclosure,
    Entry,
    LegalGrounds,
    LegalPart,
    Matter,
    Reviewed,
)

__all__ = [
    "AGREEMENT",
    "DECISIONS",
    "PART",
    "REFUSED",
    "REGISTER",
    "ROW",
    "SHARED",
    "About",
    "Added",
    "Addition",
    "Agreement",
    "Assessment",
    "DataSet",
    "Disclosure",
    "Entry",
    "EntryAddition",
    "LegalGrounds",
    "LegalPart",
    "Matcher",
    "Matter",
    "Party",
    "Reviewed",
    "Risk",
]
