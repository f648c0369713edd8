"""What a record of somebody says, as it was typed: read from its raw values, nothing mended, nothing lost."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from commonweal.matching.names import is_placeholder
from commonweal.portal.access.sealed.sealing import NOT_HERE, AwayStructure
from commonweal.records import person as rows

HOME, STAYS, EARLIER, WORK, OTHER, NO_ABODE = "home", "stays", "earlier", "work", "other", "none"
ADDRESSES = {
    HOME: "Home", STAYS: "Where they stay", EARLIER: "An earlier address", WORK: "Work or school",
    OTHER: "Another address", NO_ABODE: "No fixed abode",
}  # fmt: skip
SEXES = {"": "Not known or not said", "female": "Female", "male": "Male", "other": "Other"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """One address, as typed. `kind` one of ADDRESSES."""

    kind: str = HOME
    lines: str = ""
    postcode: str = ""

    @property
    def words(self) -> str:
        """`14 Candle Row, QX1 1AB`, or that there is none."""
        said = ", ".join(part for part in (" ".join(self.lines.split()), self.postcode) if part)
        return said or (ADDRESSES[NO_ABODE] if self.kind == NO_ABODE else "")

    @property
    def identifies(self) -> bool:
        """Whether it is one that somebody could be told by."""
        return self.kind != NO_ABODE and bool(self.lines.strip() or self.postcode.strip())


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One agency's words of somebody. A birth's parts are kept as typed: "" where they are not known."""

    given: str = ""
    family: str = ""
    aliases: tuple[str, ...] = ()
    born_day: str = ""
    born_month: str = ""
    born_year: str = ""
    sex: str = ""
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)  # what an older or a newer version wrote

    def __repr__(self) -> str:
        return "Said(...)"  # it stands in no log

    @property
    def name(self) -> str:
        """`Ada Byrne`; "" where none is written."""
        return " ".join(part for part in (self.given.strip(), self.family.strip()) if part)

    @property
    def named(self) -> bool:
        """Whether there is a name that is one: a placeholder is none."""
        return any(part.strip() and not is_placeholder(part) for part in (self.given, self.family))

    @property
    def born(self) -> tuple[dt.date, rows.Precision] | None:
        """The date of birth and how exact it is; None where nothing can be read of it."""
        year, month, day = (_number(part) for part in (self.born_year, self.born_month, self.born_day))
        if year is None or (day and not month):
            return None
        precision: rows.Precision = "day" if day else "month" if month else "year"
        try:
            return dt.date(year, month or 1, day or 1), precision
        except ValueError:
            return None

    @property
    def born_words(self) -> str:
        """`3 May 1987`, `May 1987`, `1987`; as typed where it cannot be read."""
        typed = [part.strip() for part in (self.born_day, self.born_month, self.born_year)]
        if self.born is None:
            return " ".join(part for part in typed if part)
        date, precision = self.born
        said = [str(date.year)]
        if precision != "year":
            said.insert(0, MONTHS[date.month - 1])
        return " ".join([str(date.day), *said] if precision == "day" else said)

    @property
    def identified(self) -> bool:
        """A name, and a date of birth or an address: with less nobody can be told from others."""
        exact = self.born is not None and self.born[1] == "day"
        return self.named and (exact or any(address.identifies for address in self.addresses))

    def kept(self) -> dict[str, Any]:
        """As the row keeps it."""
        said = asdict(self)
        return {**said.pop("more"), **said}

    def person(self, reference: str, agency: str = "") -> rows.Person:
        """As matching compares it."""
        born = self.born
        return rows.Person(
            reference, self.given, self.family, tuple(self.aliases), born[0] if born else None,
            born[1] if born else "day", self.sex if self.sex in rows.SEXES else "",
            tuple(_compared(address) for address in self.addresses), tuple(self.phones), agency,
        )  # fmt: skip


def read(given: Mapping[str, Any]) -> Said:
    """What a row keeps, or a dictionary of raw values, as `Said`; what it does not know it keeps."""
    if isinstance(given, AwayStructure):
        given = {"family": NOT_HERE}
    known = {name: given.get(name) or "" for name in ("given", "family", "born_day", "born_month", "born_year", "sex")}
    others = (*known, "aliases", "addresses", "phones")
    return Said(
        **{name: str(value) for name, value in known.items()},
        aliases=_texts(given.get("aliases")), phones=_texts(given.get("phones")),
        addresses=tuple(_address(one) for one in given.get("addresses") or ()),
        more={name: value for name, value in given.items() if name not in others},
    )  # fmt: skip


def _address(one: Mapping[str, Any] | Address) -> Address:
    if isinstance(one, Address):
        return one
    kind = str(one.get("kind") or HOME)
    return Address(kind if kind in ADDRESSES else OTHER, str(one.get("lines") or ""), str(one.get("postcode") or ""))


def _compared(address: Address) -> rows.Address:
    if address.kind == NO_ABODE and not address.lines.strip():
        return rows.Address(ADDRESSES[NO_ABODE], "")
    return rows.Address(address.lines, address.postcode)


def _texts(given: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(str(one) for one in given or () if str(one).strip())


def _number(text: str) -> int | None:
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text) or None
    names = [month.lower() for month in MONTHS]
    found = [n for n, month in enumerate(names, 1) if len(text) >= 3 and month.startswith(text.lower())]
    return found[0] if len(found) == 1 else None
