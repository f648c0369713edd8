"""Cases in which whom is sought has a part. What is for fewer than a case's members is a holding of its own."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from commonweal.errors import CommonwealError
from commonweal.portal.access.models import Document, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.kinds import kind_of
from commonweal.portal.cases.meetings_about.models import CaseMeeting, Discussion
from commonweal.portal.cases.models import Case, Entry, Former, Glass, Need, Risk, Subject, Task
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import said
from commonweal.portal.people.said import Said
from commonweal.portal.rights import clocks
from commonweal.portal.rights.held import papers, records
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.speaking import on

KIND = "cases.case"


def cases_of(who: Said) -> dict[UUID, Found]:
    """Cases in which they have a part, or a record stands, each by the best of the records that they have there."""
    known = records.all_of(who)
    found: dict[UUID, Found] = {}
    parts = Subject.objects.filter(record__in=known).order_by("pk").values_list("case", "record")
    stand = Thing.objects.filter(pk__in=known, home__kind=KIND).order_by("pk").values_list("home", "pk")
    for case, record in (*parts, *((case, record) for case, record in stand if case)):
        one = Found(case, known[record].sure, over=records.over_of(known[record]))
        found[case] = min(found.get(case, one), one, key=lambda way: way.rank)
    return found


def other_names(case: UUID, but: Said | None = None) -> list[str]:
    """Names of everyone who has a part in a case, whole and in parts, and of the officers who wrote in it."""
    rows = Subject.objects.filter(case=case).select_related("record").order_by("pk")
    people = [said.read(row.record.said) for row in rows]
    names = [name for one in people for name in (one.name, one.family, one.given, *one.aliases)]
    officers = Entry.objects.filter(case=case).exclude(entered_by=None).values_list("entered_by__name", flat=True)
    mine = {but.name, but.given, but.family, *but.aliases} if but else set()
    return [name for name in dict.fromkeys([*names, *sorted(set(officers))]) if name and name not in mine]


def _lines(thing: Thing) -> Iterator[Line]:
    case = Case.objects.get(pk=thing.pk)
    yield Line("Case", case.title)
    if case.about:
        yield Line("About", case.about)
    yield Line("Opened", f"{case.opened_on:%-d %B %Y}")
    if case.closed_on:
        yield Line("Closed", f"{case.closed_on:%-d %B %Y}. {case.closed_words}".strip())
    for key, value in sorted((case.fields or {}).items()):
        yield Line(key.replace("_", " ").capitalize(), str(value))
    same = {"case": case.pk, "lock": thing.lock_id}
    for subject in Subject.objects.filter(**same).exclude(record=None).select_related("record").order_by("pk"):
        name = said.read(subject.record.said).name or "Somebody not named"
        yield Line("Part in the case", f"{name}: {subject.role}. {subject.note} {subject.ended_why}".strip())
    for entry in Entry.objects.filter(**same).select_related("agency").order_by("happened_at", "entered_at", "pk"):
        yield from of_entry(entry)
    for risk in Risk.objects.filter(**same).order_by("assessed_on", "pk"):
        label = f"Risk, {risk.assessed_on:%-d %B %Y}"
        yield Line(label, f"{risk.band}: {risk.score} of {risk.highest}. {risk.note}".strip())
        yield from (Line(label, f"{question} {answer}") for question, answer in (risk.answers or {}).items())
    for task in Task.objects.filter(**same).order_by("pk"):
        yield Line("To be done", f"{task.words} {task.done_words}".strip())
    for document in Document.objects.filter(thing__home=thing, lock=thing.lock_id).order_by("name", "pk"):
        yield Line("Document", f"{document.name} (look through it, and hand a copy in by itself)")
    yield from papers.of_case(thing)


def of_entry(entry: Entry) -> Iterator[Line]:
    """What an entry says, and said before it was corrected: what is struck is kept, so that it is held as well."""
    label = f"{on(entry.happened_at)}, {entry.agency.name}"
    yield Line(label, entry.text)
    if entry.struck_at:
        yield Line(f"{label}: struck out", entry.struck_why)
    for former in Former.objects.filter(entry=entry, lock=entry.lock_id).order_by("corrected_at", "pk"):
        yield Line(f"{label}: before it was corrected on {on(former.corrected_at)}", former.text)


def _find(who: Said) -> Iterable[Found]:
    return [found for _, found in sorted(cases_of(who).items())]


def _answers(reader: Reader, thing: Thing) -> bool:
    return records.leads(reader, thing.audience_id)


def _holders(thing: Thing) -> Iterable[Person]:
    return records.leaders(thing.audience_id)


def _agency(thing: Thing) -> UUID | None:
    return Case.objects.filter(pk=thing.pk).values_list("lead", flat=True).first()


def _others(thing: Thing) -> Iterable[str]:
    return other_names(thing.pk)


def _due(day: dt.date) -> Iterator[Due]:
    """Closed cases, as their kind says."""
    rows = Case.objects.exclude(closed_on=None).values_list("pk", "kind", "closed_on")
    for case, key, closed in rows.order_by("pk"):
        try:
            years = kind_of(key).retention.years
        except CommonwealError:
            continue  # its kind is in no file any more: nobody has said how long, so it stays
        if closed and (due := clocks.years_after(closed, years)) <= day:
            yield Due(case, f"case: {key}"[:40], closed, due)


def with_them(ids: Collection[UUID]) -> set[UUID]:
    """What stands beside these cases and is of no other: meetings about them, and why their glass was broken."""
    gone = Case.objects.filter(pk__in=ids)
    if not gone.exists():
        return set()
    about = Discussion.objects.exclude(meeting=None).values("meeting")
    meetings = CaseMeeting.objects.filter(pk__in=about.filter(case__in=gone)).exclude(
        pk__in=about.exclude(case__in=gone)
    )
    broken = Need.objects.exclude(glass_code="")
    codes = broken.filter(seat__audience__in=gone.values("group")).values("glass_code")
    others = broken.exclude(seat__audience__in=gone.values("group")).values("glass_code")
    glass = Glass.objects.filter(code__in=codes).exclude(code__in=others)
    return {*meetings.values_list("pk", flat=True), *glass.values_list("pk", flat=True)}


HOLDING = Holding(
    kind=KIND, words="A case", find=_find, lines=_lines, answers=_answers, holders=_holders, agency=_agency,
    others=_others, due=_due, place="cases:case",
)  # fmt: skip
