"""Which of a case's people a text names: so that a letter or a file does not tell one person's matter to another."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.sealed.index import folded
from commonweal.portal.cases.models import Case, Subject
from commonweal.portal.cases.roles import ROLES
from commonweal.portal.people.said import Said, read

SHORTEST = 3  # letters of a name that is looked for alone
DIGITS = 7  # of a telephone number that is looked for


@dataclass(frozen=True, slots=True, repr=False)
class Somebody:
    """One of a case's people, with what a text could name them by."""

    id: UUID  # of the subject
    name: str
    role: str
    said: Said

    def __repr__(self) -> str:
        return "Somebody(...)"

    @property
    def role_words(self) -> str:
        """What they are in the case."""
        return ROLES.get(self.role, self.role)


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """Somebody who is named in a text, and by what."""

    who: Somebody
    by: tuple[str, ...]  # as "their name", "their postcode"

    @property
    def words(self) -> str:
        """In a sentence."""
        return f"{self.who.name} ({self.who.role_words.lower()}): {', '.join(self.by)}"


def people_of(reader: Reader, case: Case) -> tuple[Somebody, ...]:
    """A case's people, as far as this reader may read them."""
    rows = readable(reader, Subject).filter(case=case, ended_on=None).select_related("record")
    locks = reader.locks
    found = [
        (row, read(row.record.said or {})) for row in rows.order_by("added_on", "pk") if row.record.lock_id in locks
    ]
    return tuple(
        Somebody(row.pk, said.name or "Somebody whose name is not known", row.role, said) for row, said in found
    )


def named_in(text: str, people: Iterable[Somebody], *, but: Somebody | None = None) -> tuple[Named, ...]:
    """Who of these is named in a text. `but`: to whom it goes; what names them too tells nothing of another."""
    words, joined, digits = _words(text), folded(text), re.sub(r"\D", "", text)
    own = _names(but.said) if but else frozenset()
    found = []
    for who in people:
        if but is not None and who.id == but.id:
            continue
        by = [
            *(["their name"] if any(_stands(name, words) for name in _names(who.said) - own) else []),
            *(["their telephone number"] if any(_rings(phone, digits) for phone in who.said.phones) else []),
            *(
                ["their address"]
                if any(_lives(one.postcode, one.lines, joined, but) for one in who.said.addresses)
                else []
            ),
        ]
        if by:
            found.append(Named(who, tuple(by)))
    return tuple(found)


def _names(said: Said) -> frozenset[tuple[str, ...]]:
    """Each name that somebody could be told by: given, family and every alias, as words."""
    parts = [_words(said.given), _words(said.family), *(_words(alias) for alias in said.aliases)]
    return frozenset(part for part in parts if part and sum(map(len, part)) >= SHORTEST)


def _stands(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[n : n + len(name)] == name for n in range(len(words) - len(name) + 1))


def _rings(phone: str, digits: str) -> bool:
    number = re.sub(r"\D", "", phone)[-10:]
    return len(number) >= DIGITS and number in digits


def _lives(postcode: str, lines: str, joined: str, but: Somebody | None) -> bool:
    """By postcode and the first line; an address that is also the recipient's tells them nothing."""
    said = [folded(postcode), folded(lines.split(",")[0].split("\n")[0])]
    theirs = {folded(part) for one in (but.said.addresses if but else ()) for part in (one.postcode, one.lines)}
    known = "".join(sorted(theirs))
    return any(len(part) >= 5 and part in joined and part not in known for part in said)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", _plain(text)))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"['’‘`´-]", "", kept)
