"""Files of a case that broken glass does not open, being another body's: asked of the case's lead by themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from django.db.models import F

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.documents.models import KEPT, CaseFile
from commonweal.portal.cases.models import Case
from commonweal.portal.partnership.models import Person
from commonweal.portal.people.said import Said
from commonweal.portal.rights.held import papers, records
from commonweal.portal.rights.held.cases import cases_of, other_names
from commonweal.portal.rights.holdings import Found, Holding
from commonweal.portal.rights.redaction import Line


def _find(who: Said) -> Iterable[Found]:
    known = cases_of(who)
    rows = CaseFile.objects.filter(case__in=known, state=KEPT).exclude(lock=F("case__lock")).order_by("pk")
    return [replace(known[case], thing=file) for file, case in rows.values_list("pk", "case")]


def _lines(thing: Thing) -> Iterator[Line]:
    yield from papers.of_file(CaseFile.objects.select_related("agency", "document").get(pk=thing.pk))


def _caution(thing: Thing) -> str:
    return "It is another body's: ask that body before you hand it in." if thing.originator_id else ""


def _group(thing: Thing) -> UUID:
    return Case.objects.get(pk=papers.case_of_file(thing.pk)).group_id


def _answers(reader: Reader, thing: Thing) -> bool:
    return thing.lock_id in reader.locks and records.leads(reader, _group(thing))


def _holders(thing: Thing) -> Iterable[Person]:
    return records.leaders(_group(thing))


def _agency(thing: Thing) -> UUID | None:
    return CaseFile.objects.filter(pk=thing.pk).values_list("agency", flat=True).first()


def _others(thing: Thing) -> Iterable[str]:
    return other_names(papers.case_of_file(thing.pk))


HOLDING = Holding(
    kind="cases.casefile", words="A file of a case that is another body's", find=_find, lines=_lines,
    answers=_answers, holders=_holders, agency=_agency, others=_others, place="cases:file", caution=_caution,
)  # fmt: skip
