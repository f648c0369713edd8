"""Entries of a case that are for fewer than its members, texts from the intelligence unit among them.

They are asked of those few, and of nobody else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from django.db.models import F

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.models import Entry
from commonweal.portal.partnership.models import Person
from commonweal.portal.people.said import Said
from commonweal.portal.rights.held.cases import cases_of, of_entry, other_names
from commonweal.portal.rights.holdings import Found, Holding
from commonweal.portal.rights.redaction import Line


def _find(who: Said) -> Iterable[Found]:
    known = cases_of(who)
    rows = Entry.objects.filter(case__in=known).exclude(lock=F("case__lock")).order_by("pk")
    return [replace(known[case], thing=entry) for entry, case in rows.values_list("pk", "case")]


def _lines(thing: Thing) -> Iterator[Line]:
    entry = Entry.objects.select_related("agency").get(pk=thing.pk)
    yield from of_entry(entry)


def _caution(thing: Thing) -> str:
    unit = "It came from the force's intelligence unit: ask the unit before you hand it in."
    return unit if thing.other_end_id else ""


def _answers(reader: Reader, thing: Thing) -> bool:
    """Any of those whom it is for: the lead may not be among them."""
    return thing.lock_id in reader.locks


def _holders(thing: Thing) -> Iterable[Person]:
    return Person.objects.filter(pk__in=Entry.objects.filter(pk=thing.pk).values("entered_by"))


def _agency(thing: Thing) -> UUID | None:
    return Entry.objects.filter(pk=thing.pk).values_list("agency", flat=True).first()


def _others(thing: Thing) -> Iterable[str]:
    return other_names(Entry.objects.values_list("case", flat=True).get(pk=thing.pk))


HOLDING = Holding(
    kind="cases.entry", words="An entry of a case, for a few", find=_find, lines=_lines, answers=_answers,
    holders=_holders, agency=_agency, others=_others, caution=_caution,
)  # fmt: skip
