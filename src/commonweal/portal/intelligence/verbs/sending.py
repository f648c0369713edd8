"""Sending a draft, adding to what was sent, and taking it back."""

from collections.abc import Mapping
from typing import Any

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.intelligence import answers, basis, rules, telling
from commonweal.portal.intelligence.models import SENT, Item, Report, Source
from commonweal.portal.intelligence.refusals import NotComplete
from commonweal.portal.intelligence.verbs import registering

ADDED, WITHDRAWAL = "added", "withdrawal"


@recorded
def send(report: Report, *, by: Reader) -> Report:
    """Send a draft to the force's unit. From now on it is for its writer and that unit, and nothing of it changes."""
    report = held(report)
    rules.check_reader_can_write(by, report)
    rules.check_can_be_sent()
    missing = still_missing(report)
    if missing:
        raise NotComplete("This is not complete yet.", missing[0].words)
    sharing, said = report.answers.get("sharing", {}), _of_source(report)
    day = answers.day_of(report.answers.get("when", {}), today())
    agreement = basis.chosen(report, sharing)
    moment, writer = now(), report.thing.audience
    things.narrow_or_set(
        report.thing, audience=audiences.agencies({report.agency_id, report.force_id}), face=HIDDEN, by=by
    )
    report.refresh_from_db()
    things.settle(report.thing, by=by)
    report = changed(
        report, "send report", by, state=SENT, sent_at=moment, saved_at=moment, information_on=day.on,
        information_precision=day.precision, purpose=sharing["purpose"], emergency=bool(sharing.get("emergency")),
        agreement=agreement.thing if agreement else None, risk=said.get("risk", ""), doubt=said.get("doubt", ""),
    )  # fmt: skip
    if basis.needed(report):
        why = sharing.get("no_agreement", "")
        registering.register(report, agreement=agreement, why=why, writer=writer, by=by)
    telling.tell_unit(report, telling.CAME)
    return report


@recorded
def add(report: Report, text: str, *, by: Reader) -> Item:
    """Add to what was sent: a new numbered item. What stood there stays."""
    report = held(report)
    rules.check_reader_can_add(by, report)
    check_said(text, "what you have to add")
    item = _item(report, ADDED, text, by)
    telling.tell_unit(report, telling.ADDED)
    return item


@recorded
def withdraw(report: Report, why: str, *, by: Reader) -> Item:
    """Take back what was sent. It stays, with this beside it: somebody may have acted on it already."""
    report = held(report)
    rules.check_reader_can_add(by, report)
    check_said(why, "why you take it back")
    item = _item(report, WITHDRAWAL, why, by)
    changed(report, "withdraw report", by, withdrawn_at=now())
    telling.tell_unit(report, telling.ADDED)
    return item


def still_missing(report: Report) -> list[answers.Missing]:
    """What is needed before a draft can be sent."""
    said, sharing = _of_source(report), report.answers.get("sharing", {})
    items = [text for text in Item.objects.filter(report=report).values_list("text", flat=True) if text.strip()]
    found = answers.missing_of(report.answers.get("when", {}), said, sharing, items=len(items), today=today())
    return [*found, *basis.missing_of(report, sharing)]


def _of_source(report: Report) -> Mapping[str, Any]:
    source = Source.objects.filter(report=report).first()
    return source.said if source else {}


def _item(report: Report, kind: str, text: str, by: Reader) -> Item:
    last = Item.objects.filter(report=report).order_by("-number").values_list("number", flat=True).first()
    return things.make(
        Item, home=report.thing, audience=audiences.public(), by=by, report=report, number=(last or 0) + 1, kind=kind,
        text=text.strip(), added_at=now(),
    )  # fmt: skip
