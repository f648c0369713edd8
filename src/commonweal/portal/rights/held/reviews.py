"""ASB case reviews: applications by whom is sought, or for them, and what came of them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from commonweal.portal.access.models import Seat, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.reviews.models import PanelAnswer, Recommendation, Review
from commonweal.portal.cases.reviews.verbs import complaints_of
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import indexing, said
from commonweal.portal.people.said import Said
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held import papers, records
from commonweal.portal.rights.held.cases import cases_of
from commonweal.portal.rights.held.matching import found_by, keys
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.redaction import Line

KIND = "cases.review"
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
SAID = {
    "name": "Who applied", "for_whom": "For whom", "contact": "How they are reached", "address": "Address",
    "effect": "What it does to them", "wanted": "What they want",
}  # fmt: skip


def _find(who: Said) -> Iterable[Found]:
    """What an applicant said is sealed and has no index: each is read by the system. There are few."""
    wanted = set(keys(who))
    rows = list(Review.objects.order_by("pk"))
    shared = [
        (row.pk, kind, value, False) for row in rows for kind, value in sorted(_keys(row)) if (kind, value) in wanted
    ]
    found = {one.thing: one for one in found_by(who, shared)}
    known = cases_of(who)
    for row in rows:  # about a case in which they have a part: it may speak of them
        if row.case_id in known and row.pk not in found:
            found[row.pk] = Found(row.pk, sure=False, over=known[row.case_id].over)
    return [found[pk] for pk in sorted(found)]


def _keys(row: Review) -> set[tuple[str, str]]:
    told = {name: str(row.said.get(name, "")) for name in SAID}
    addresses = [{"postcode": code} for code in _POSTCODE.findall(told["address"])]
    names = [name for name in (told["name"], told["for_whom"]) if name.strip()]
    read = said.read({"aliases": names, "phones": [told["contact"]], "addresses": addresses})
    return set(indexing.keys_of(read))


def _lines(thing: Thing) -> Iterator[Line]:
    row = Review.objects.get(pk=thing.pk)
    yield Line("Case review", f"{row.reference}, received {row.received_on.strftime(papers.DAY)}: {row.state}")
    for name, label in SAID.items():
        if row.said.get(name):
            yield Line(label, str(row.said[name]))
    for one in complaints_of(row):
        day = f"{one.happened_on.strftime(papers.DAY)}: " if one.happened_on else ""
        number = f"({one.number})" if one.number else ""
        yield Line("Complaint", " ".join(part for part in (f"{day}{one.what}", one.to, number) if part))
    decided = {
        "Whether the threshold was met": row.decided_why, "What the panel found": row.finding,
        "The appeal": row.appeal_said, "The appeal's decision": row.appeal_why, "How it ended": row.ended_why,
    }  # fmt: skip
    yield from (Line(label, words) for label, words in decided.items() if words)
    same = {"review": row.pk, "lock": thing.lock_id}
    for answer in PanelAnswer.objects.filter(**same).exclude(told_on=None).select_related("agency").order_by("pk"):
        yield Line(f"What {answer.agency.name} did", answer.told)
    for one_more in Recommendation.objects.filter(**same).select_related("agency").order_by("made_on", "pk"):
        yield Line(f"Recommended to {one_more.agency.name}", f"{one_more.words} {one_more.answer_words}".strip())
    yield from papers.letters(thing)


def _others(thing: Thing) -> Iterable[str]:
    row = Review.objects.get(pk=thing.pk)
    for name in ("name", "for_whom"):
        if whole := str(row.said.get(name, "")).strip():
            yield from (whole, *whole.split())


def _answers(reader: Reader, thing: Thing) -> bool:
    return records.leads(reader, thing.audience_id)


def _holders(thing: Thing) -> Iterable[Person]:
    return records.leaders(thing.audience_id)


def _agency(thing: Thing) -> UUID | None:
    seats = Seat.objects.filter(living(), audience=thing.audience_id, lead=True).order_by("since", "pk")
    return seats.values_list("agency", flat=True).first()


def _due(day: dt.date) -> Iterator[Due]:
    for rule in (one for one in texts.rules() if one.of == KIND):
        rows = Review.objects.exclude(ended_on=None).values_list("pk", "ended_on").order_by("pk")
        for review, ended in rows:
            if ended and (due := clocks.years_after(ended, rule.years)) <= day:
                yield Due(review, rule.key, ended, due)


HOLDING = Holding(
    kind=KIND, words="A case review", find=_find, lines=_lines, answers=_answers, holders=_holders, agency=_agency,
    others=_others, due=_due, place="cases:asb-review",
)  # fmt: skip
