"""To whom a record or a case of theirs was shared: a person may ask who got their data.

An ask about it is tied to what was shared too, so that only those who may read both are told of whom it was.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.disclosures.models import About, Addition, Disclosure
from commonweal.portal.disclosures.whole import whole
from commonweal.portal.partnership.models import Agency, Person
from commonweal.portal.people.said import Said
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held import records
from commonweal.portal.rights.held.cases import cases_of
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.speaking import on

KIND = "disclosures.disclosure"
TO_THEM = "subject-access"  # what went to the person: they have it, and asking of it would never end


def _find(who: Said) -> Iterable[Found]:
    people, cases = records.all_of(who), cases_of(who)
    over = {of: records.over_of(one) for of, one in people.items()} | {of: one.over for of, one in cases.items()}
    known = {**people, **cases}
    shared = About.objects.filter(of__in=known).exclude(disclosure__power=TO_THEM)
    rows = shared.order_by("pk").values_list("disclosure", "of")
    found: dict[UUID, Found] = {}
    for disclosure, of in rows:
        one = Found(disclosure, known[of].sure, tied=of, over=over[of])
        found[disclosure] = min(found.get(disclosure, one), one, key=lambda way: (not way.sure, way.over is not None))
    return list(found.values())


def _lines(thing: Thing) -> Iterator[Line]:
    row = Disclosure.objects.select_related("from_agency").get(pk=thing.pk)
    to = Agency.objects.filter(pk__in=[UUID(one) for one in row.to_agencies]).order_by("name")
    whom = ", ".join([*to.values_list("name", flat=True), *([row.outside] if row.outside else [])])
    verb = {"shared": "Shared with", "part": "Shared in part with", "refused": "Not shared with"}[row.decision]
    yield Line(on(row.shared_at), f"{verb} {whom or 'named officers'} by {row.from_agency.name}")
    said = whole(row, Addition.objects.filter(disclosure=row.pk).order_by("added_at", "pk")).said
    for label, name in (("Purpose", "purpose"), ("Lawful basis", "basis_words"), ("Power", "power_words")):
        if said[name]:
            yield Line(label, said[name])


def _answers(reader: Reader, thing: Thing) -> bool:
    return Disclosure.objects.filter(pk=thing.pk, from_agency__in=reader.serves).exists()


def _agency(thing: Thing) -> UUID | None:
    return Disclosure.objects.filter(pk=thing.pk).values_list("from_agency", flat=True).first()


def _holders(thing: Thing) -> Iterable[Person]:
    return records.officers(_agency(thing))


def _due(day: dt.date) -> Iterator[Due]:
    """Shares of which nothing is kept any more that they were of."""
    for rule in (one for one in texts.rules() if one.of == KIND):
        rows = Disclosure.objects.filter(about=None).order_by("pk").values_list("pk", "shared_at")
        for share, at in rows:
            if (due := clocks.years_after(at.date(), rule.years)) <= day:
                yield Due(share, rule.key, at.date(), due)


HOLDING = Holding(
    kind=KIND, words="Whom it was shared with", find=_find, lines=_lines, answers=_answers, holders=_holders,
    agency=_agency, due=_due,
)  # fmt: skip
