"""Which column of a file of people holds what: by the headings that agencies use, or as told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commonweal.errors import ColumnsRefused, MappingRefused
from commonweal.sources.partner.mapping import FileShape

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference", "ref", "id", "record id", "person id", "nominal", "urn", "case reference", "number"),
    "given": ("given", "given name", "given names", "forename", "forenames", "first name", "firstname", "first names"),
    "family": ("family", "family name", "surname", "last name", "lastname"),
    "aliases": ("aliases", "alias", "aka", "also known as", "known as", "nickname", "other names"),
    "born": ("born", "date of birth", "dob", "birth date", "birthdate"),
    "born_precision": ("born precision", "precision", "date of birth precision", "dob precision"),
    "sex": ("sex", "gender"),
    "address": ("address", "address line", "address lines", "current address", "address 1"),
    "postcode": ("postcode", "post code", "current postcode", "postcode 1"),
    "address_2": ("address 2", "previous address", "earlier address", "old address"),
    "postcode_2": ("postcode 2", "previous postcode", "earlier postcode", "old postcode"),
    "address_3": ("address 3",),
    "postcode_3": ("postcode 3",),
    "phone": ("phone", "telephone", "mobile", "phone number", "tel", "phones", "phone 1"),
    "phone_2": ("phone 2", "second phone", "other phone", "landline"),
    "agency": ("agency", "organisation", "source"),
}
FIELDS = tuple(HEADINGS)


def fold(heading: str) -> str:
    """`Date_of-Birth ` as `date of birth`."""
    return " ".join(heading.replace("_", " ").replace("-", " ").casefold().split())


@dataclass(frozen=True, slots=True)
class PeopleLayout:
    """`told` is field -> heading; what it leaves out is found by the headings that agencies use."""

    told: Mapping[str, str] = field(default_factory=dict)
    file: FileShape = field(default_factory=FileShape)

    def columns_in(self, headings: Sequence[str]) -> Mapping[str, str]:
        """Field -> heading, of a file with these headings. A heading told counts even where it is not there."""
        folded = {fold(h): h for h in reversed(headings)}
        taken = {fold(h) for h in self.told.values()}
        found = dict(self.told)
        for name, known in HEADINGS.items():
            heading = next((folded[h] for h in known if h in folded and h not in taken), None)
            if name not in found and heading is not None:
                found[name] = heading
        return found


def layout_of(words: Sequence[str]) -> PeopleLayout:
    """The layout that `FIELD=HEADING` words tell. MappingRefused where one is no such word."""
    told = {}
    for word in words:
        name, sign, heading = word.partition("=")
        if not sign or name.strip() not in FIELDS or not heading.strip():
            raise MappingRefused(
                "A column is told as FIELD=HEADING.", f"FIELD is one of {', '.join(FIELDS)}: --column given=Forename."
            )
        told[name.strip()] = heading.strip()
    return PeopleLayout(told)


def check_columns(found: Mapping[str, object], name: str) -> None:
    """Raises ColumnsRefused where people could not be told apart, or nothing could be compared."""
    if "reference" not in found:
        raise ColumnsRefused(
            f"{name} has no column of references, so a pair could not be told.",
            "Name one `reference`, or say which it is: --column reference=HEADING.",
        )
    if not {"given", "family"} <= set(found):
        raise ColumnsRefused(
            f"{name} lacks a column of given names or of family names.",
            "Name them `given` and `family`, or say which they are: --column given=HEADING.",
        )
    if not {"born", "postcode", "address", "phone"} & set(found):
        raise ColumnsRefused(
            f"{name} has names alone; two people of one name would be suggested as one.",
            "Add dates of birth, addresses or telephone numbers.",
        )
