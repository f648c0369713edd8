"""The offence tree: Home Office groups and codes under the partnership's headings.

Three roots that are never added together: all crime, anti-social behaviour (which is not crime), and what no source
has told apart. `publicly-reported` is victim-based crime; `police-generated` is crime against society, which rises
when the police look for it.

Codes that went out of use are kept where older tables would need them. 8C and 8E (harassment and public fear together,
before 2008) are in no node: they lie across stalking and harassment and public order.
"""

from dataclasses import dataclass
from functools import cache

ALL_CRIME = "all-crime"
PUBLICLY_REPORTED = "publicly-reported"
POLICE_GENERATED = "police-generated"
ASB = "anti-social-behaviour"
UNMAPPED = "unmapped"


@dataclass(frozen=True, slots=True)
class Offence:
    """A node: `codes` are the Home Office offence codes counted in it directly (not through its children)."""

    code: str
    name: str
    parent: str | None
    codes: tuple[str, ...] = ()


def _o(code: str, name: str, parent: str | None, codes: str = "") -> Offence:
    """`codes` apart by blanks; a blank inside a published code ("FFA UK") is written `_`."""
    return Offence(code, name, parent, tuple(c.replace("_", " ") for c in codes.split()))


TREE = (
    _o(ALL_CRIME, "All crime", None),
    _o(PUBLICLY_REPORTED, "Publicly reported crime", ALL_CRIME),
    _o("violence-and-sexual-offences", "Violence and sexual offences", PUBLICLY_REPORTED),
    _o("violence-against-the-person", "Violence against the person", "violence-and-sexual-offences"),
    _o("homicide", "Homicide", "violence-against-the-person", "1 4.1 4.10 4.2 1/4.1/4.10/4.2"),
    _o("violence-with-injury", "Violence with injury", "violence-against-the-person",
       "2 4.3 4.7 5A 5B 5C 5D 5E 8A 8D 8F 8G 8H 8J 8K 8N 8P 8S 8T"),
    _o("death-or-serious-injury-driving", "Death or serious injury - unlawful driving",
       "violence-against-the-person", "4.4 4.6 4.8 4.9 37.1"),
    _o("violence-without-injury", "Violence without injury", "violence-against-the-person",
       "3A 3B 11 11A 12 13 14 36 104 104A 104B 105A 105B 106"),
    _o("stalking-and-harassment", "Stalking and harassment", "violence-against-the-person", "8L 8M 8Q 8R 8U"),
    _o("sexual-offences", "Sexual offences", "violence-and-sexual-offences"),
    _o("rape", "Rape", "sexual-offences", "19A 19B 19C 19D 19E 19F 19G 19H 19J 19K"),
    _o("other-sexual-offences", "Other sexual offences", "sexual-offences",
       "16 17 17A 17B 18 20 20A 20B 21 22 22A 22B 23 25 70 71 72 73 74 88A 88B 88C 88D 88E 88F"),
    _o("criminal-damage-and-arson", "Criminal damage and arson", PUBLICLY_REPORTED),
    _o("criminal-damage", "Criminal damage", "criminal-damage-and-arson", "57 58A 58B 58C 58D 58E 58F 58G 58H 58J"),
    _o("arson", "Arson", "criminal-damage-and-arson", "56 56A 56B"),
    _o("shoplifting", "Shoplifting", PUBLICLY_REPORTED, "46"),
    _o("other-theft", "Other theft", PUBLICLY_REPORTED, "35 40 41 42 43 47 49 49A"),
    _o("vehicle-crime", "Vehicle crime", PUBLICLY_REPORTED),
    _o("theft-from-a-vehicle", "Theft from a vehicle", "vehicle-crime", "45"),
    _o("theft-of-a-vehicle", "Theft of a motor vehicle", "vehicle-crime", "37.2 48"),
    _o("vehicle-interference", "Vehicle interference", "vehicle-crime", "126"),
    _o("burglary", "Burglary", PUBLICLY_REPORTED),
    _o("residential-burglary", "Residential burglary", "burglary",
       "28 28A 28B 28C 28D 28E 28F 28G 28H 28I 28J 28K 28L 29 29A"),
    _o("non-residential-burglary", "Business and community burglary", "burglary", "30 30A 30B 30C 30D 31 31A"),
    _o("robbery", "Robbery", PUBLICLY_REPORTED),
    _o("robbery-of-business-property", "Robbery of business property", "robbery", "34A"),
    _o("robbery-of-personal-property", "Robbery of personal property", "robbery", "34B"),
    _o("bicycle-theft", "Bicycle theft", PUBLICLY_REPORTED, "44"),
    _o("theft-from-the-person", "Theft from the person", PUBLICLY_REPORTED, "39"),
    _o(POLICE_GENERATED, "Police-generated crime", ALL_CRIME),
    _o("public-order", "Public order", POLICE_GENERATED, "9A 9B 62 62A 63 64 65 66"),
    _o("drugs", "Drugs", POLICE_GENERATED),
    _o("trafficking-of-drugs", "Trafficking of drugs", "drugs", "92A"),
    _o("possession-of-drugs", "Possession of drugs", "drugs", "92B 92C 92D 92E"),
    _o("other-crime", "Other crime", POLICE_GENERATED,
       "15 24 26 27 33 33A 38 51 52 53A 53B 53C 53D 53E 53F 53G 53H 53J 54 55 59 60 61 61A 67 68 69 75 76 78 79 80 82 "
       "83 84 85 86 87 89 91 94 95 96 99 802 814 AF CIFAS FFA FFA_UK UKF UK_Finance"),
    _o("possession-of-weapons", "Possession of weapons", POLICE_GENERATED, "8B 10A 10B 10C 10D 81 90"),
    _o(ASB, "Anti-social behaviour (not crime)", None),
    _o("asb-personal", "Personal", ASB),
    _o("asb-nuisance", "Nuisance", ASB),
    _o("asb-environmental", "Environmental", ASB),
    _o(UNMAPPED, "Not told apart by the source", None),
)  # fmt: skip

# What police.uk's categories mean. A category is mapped to the smallest node that holds all of it and nothing else;
# what lies below that node police.uk cannot tell apart.
POLICE_UK_CATEGORIES = {
    "Anti-social behaviour": ASB,
    "Bicycle theft": "bicycle-theft",
    "Burglary": "burglary",
    "Criminal damage and arson": "criminal-damage-and-arson",
    "Drugs": "drugs",
    "Other crime": "other-crime",
    "Other theft": "other-theft",
    "Possession of weapons": "possession-of-weapons",
    "Public order": "public-order",
    "Robbery": "robbery",
    "Shoplifting": "shoplifting",
    "Theft from the person": "theft-from-the-person",
    "Vehicle crime": "vehicle-crime",
    "Violence and sexual offences": "violence-and-sexual-offences",
}


@cache
def by_code() -> dict[str, Offence]:
    """Every node by its code, in the tree's printed order."""
    return {o.code: o for o in TREE}


@cache
def children(code: str) -> tuple[str, ...]:
    """The nodes directly below."""
    return tuple(o.code for o in TREE if o.parent == code)


@cache
def descendants(code: str) -> frozenset[str]:
    """The node and everything below it."""
    return frozenset({code}).union(*(descendants(c) for c in children(code)))


@cache
def depth(code: str) -> int:
    """0 for a root."""
    parent = by_code()[code].parent
    return 0 if parent is None else 1 + depth(parent)


@cache
def by_home_office_code() -> dict[str, str]:
    """Home Office offence code -> node."""
    return {home_office: o.code for o in TREE for home_office in o.codes}
