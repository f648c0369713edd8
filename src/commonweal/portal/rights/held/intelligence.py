"""Reports to the unit that name whom is sought, or a vehicle or a name online that was given for them.

Where a report came from stands apart, and is in no answer.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence import enforcement
from commonweal.portal.intelligence.models import (
    DRAFT,
    PERSON,
    Desk,
    Item,
    Mention,
    MentionKey,
    Released,
    Report,
    Sanitised,
    Tombstone,
)
from commonweal.portal.intelligence.queries.reports import details_of
from commonweal.portal.intelligence.reaching import seats_of_unit
from commonweal.portal.intelligence.rules import units_of
from commonweal.portal.partnership.models import Person
from commonweal.portal.people import indexing, said
from commonweal.portal.people.said import Said
from commonweal.portal.rights import clocks, texts
from commonweal.portal.rights.held.matching import belongings, found_by, keys
from commonweal.portal.rights.holdings import Due, Found, Holding
from commonweal.portal.rights.models import UnitAsk
from commonweal.portal.rights.models import ask as models_ask
from commonweal.portal.rights.redaction import Line
from commonweal.portal.rights.speaking import on

KIND = "intelligence.report"


def _find(who: Said) -> Iterable[Found]:
    """Reports that were sent; a draft is its writer's until then, and is thrown away within days."""
    wanted = [value for _, value in keys(who)]
    rows = list(MentionKey.objects.filter(value__in=wanted).values_list("mention", "kind", "value"))
    births = set(
        MentionKey.objects.filter(mention__in={row[0] for row in rows}, kind=indexing.NAME_AND_BIRTH)
        .values_list("mention", flat=True)
    )  # fmt: skip
    theirs = MentionKey.objects.filter(value__in=belongings(who)).values_list("mention", flat=True)
    sure = dict.fromkeys(theirs.order_by("mention"), False)
    sure |= {one.thing: one.sure for one in found_by(who, ((id, k, v, id in births) for id, k, v in rows))}
    reports: dict[UUID, bool] = {}
    named = Mention.objects.filter(pk__in=sure).exclude(report__state=DRAFT).values_list("pk", "report")
    for mention, report in named.order_by("pk"):
        reports[report] = reports.get(report, False) or sure[mention]
    return [Found(report, certain) for report, certain in sorted(reports.items())]


def _lines(thing: Thing) -> Iterator[Line]:
    report = Report.objects.select_related("agency").get(pk=thing.pk)
    kept = {item: _kept_in([item]) for item in Item.objects.filter(report=report).order_by("number")}
    whole = _kept_in(kept)  # what is of no single item is as strict as the strictest of them
    sent = f"Sent by {report.agency.name}, {on(report.sent_at)}" if report.sent_at else "Report"
    yield Line("Report", sent, bool(kept) and all(kept.values()))
    for item, stays in kept.items():
        yield Line(f"Item {item.number}", item.text, stays)
        yield from (Line(f"Item {item.number}: {label.lower()}", words, stays) for label, words in details_of(item))
    for mention in Mention.objects.filter(report=report).order_by("position", "pk"):
        yield Line(f"Named: {mention.kind}", _words(mention), whole)
    for reply in report.replies:
        yield Line("What the unit answered", str(reply.get("words", "")), whole)
    for text in Sanitised.objects.filter(report=report, lock=thing.lock_id).order_by("written_at", "pk"):
        stays = enforcement.is_kept_in(enforcement.inherited(text))
        yield Line(f"Text made of it, {text.reference}", text.text, stays)


def _kept_in(items: Collection[Item]) -> bool:
    return bool(items) and enforcement.is_kept_in(enforcement.of_items(items))


def _words(mention: Mention) -> str:
    if mention.kind == PERSON:
        who = said.read(mention.said)
        parts = [who.name, who.born_words, *who.aliases, *(one.words for one in who.addresses), *who.phones]
        parts.append(str((mention.said or {}).get("note") or ""))
    else:
        parts = [str(value) for _, value in sorted((mention.said or {}).items())]
    return ", ".join(part for part in parts if part)


def _others(thing: Thing) -> Iterable[str]:
    for mention in Mention.objects.filter(report=thing.pk, kind=PERSON).order_by("position", "pk"):
        who = said.read(mention.said)
        yield from (name for name in (who.name, who.family, who.given, *who.aliases) if name)


def _answers(reader: Reader, thing: Thing) -> bool:
    """The force's own unit."""
    return _agency(thing) in units_of(reader)


def _holders(thing: Thing) -> Iterable[Person]:
    return unit(_agency(thing))


def unit(force: UUID | None) -> Iterable[Person]:
    """Who is of a force's unit today."""
    return Person.objects.filter(pk__in=seats_of_unit(force).values("person"))


def _agency(thing: Thing) -> UUID | None:
    return Report.objects.filter(pk=thing.pk).values_list("force", flat=True).first()


def _due(day: dt.date) -> Iterator[Due]:
    for rule in (one for one in texts.rules() if one.of == KIND):
        rows = Report.objects.exclude(state=DRAFT).values_list("pk", "sent_at").order_by("pk")
        for report, sent in rows:
            if sent and (due := clocks.years_after(sent.date(), rule.years)) <= day:
                yield Due(report, rule.key, sent.date(), due)


def with_them(ids: Collection[UUID]) -> set[UUID]:
    """What went out of these texts: the pages of the releases, and why they were taken back."""
    out = Sanitised.objects.filter(pk__in=ids).exclude(released=None).values("released")
    pages = Released.objects.filter(pk__in=out).values_list("pk", flat=True)
    return {*pages, *Tombstone.objects.filter(released__in=out).values_list("pk", flat=True)}


HOLDING = Holding(
    kind=KIND, words="An intelligence report", find=_find, lines=_lines, answers=_answers, holders=_holders,
    agency=_agency, others=_others, due=_due, asked=UnitAsk,
)  # fmt: skip


def _in_unit(reader: Reader, _: Thing) -> bool:
    return _force() in units_of(reader)


def _force() -> UUID | None:
    return Desk.objects.values_list("force", flat=True).first()


# The unit is asked about everybody who asks, whatever is held here: that it was asked says nothing of anybody.
ELSEWHERE = Holding(
    kind=models_ask.ELSEWHERE, words="What the force holds elsewhere", find=lambda _: (), lines=lambda _: (),
    answers=_in_unit, holders=lambda _: unit(_force()), agency=lambda _: _force(), asked=UnitAsk,
)  # fmt: skip
