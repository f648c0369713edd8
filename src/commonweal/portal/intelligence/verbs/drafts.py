"""A draft: begun with its first words, saved page by page as it is typed, thrown away whole."""

from collections.abc import Mapping
from typing import Any

from commonweal.portal.access import references
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.models import Item, Mention, MentionKey, Report, Source
from commonweal.portal.intelligence.naming import keys_of
from commonweal.portal.partnership.models import Agency, Person

MOST_ITEMS, MOST_MENTIONS = 30, 40


@recorded
def begin(*, agency: Agency, by: Reader) -> Report:
    """A new draft, for its writer alone: not for their agency, and not for the force before it is sent."""
    rules.check_reader_can_tell(by, agency=agency.pk)
    force = rules.check_can_be_sent()
    thing, group = new_id(), audiences.group()
    seats.give(thing, group, person=Person.objects.get(account=by.account), agency=agency, by=by, lead=True)
    moment = now()
    return things.make(
        Report, home=None, audience=group, by=by, thing_id=thing, reference=references.new("R"), agency=agency,
        force_id=force, begun_at=moment, saved_at=moment,
    )  # fmt: skip


@recorded
def say(report: Report, text: str, details: Mapping[str, str], *, by: Reader, item: Item | None = None) -> Item:
    """Keep a piece of what is known; `item`: one that is there already."""
    report = _writable(report, by)
    if item is not None:
        _of(report, item)
        return changed(item, "change item", by, text=text, details=dict(details))
    taken = list(Item.objects.filter(report=report).values_list("number", flat=True))
    if len(taken) >= MOST_ITEMS:
        raise SomethingMissing(f"A report has {MOST_ITEMS} pieces at most.", "Send this one and begin another.")
    return things.make(
        Item, home=report.thing, audience=audiences.public(), by=by, report=report, number=max(taken, default=0) + 1,
        text=text, details=dict(details), added_at=now(),
    )  # fmt: skip


@recorded
def unsay(item: Item, *, by: Reader) -> None:
    """Take a piece out of a draft; those after it move up."""
    report = _writable(item.report, by)
    things.drop(item)
    for number, left in enumerate(Item.objects.filter(report=report).order_by("number"), 1):
        if left.number != number:
            changed(left, "number item", by, number=number)


@recorded
def answer(report: Report, page: str, raw: Mapping[str, Any], *, by: Reader) -> Report:
    """Keep a page of the form as it was typed, right or wrong."""
    report = _writable(report, by)
    return changed(report, "answer", by, answers={**report.answers, page: dict(raw)})


@recorded
def source(report: Report, raw: Mapping[str, Any], *, by: Reader) -> Source:
    """Keep what is said of the source, apart from the report's own answers."""
    report = _writable(report, by)
    known = Source.objects.filter(report=report).first()
    if known is not None:
        return changed(known, "say source", by, said={**known.said, **raw})
    return things.make(
        Source, home=report.thing, audience=audiences.public(), by=by, report=report, reference=references.new("S"),
        said=dict(raw), added_at=now(),
    )  # fmt: skip


@recorded
def name(report: Report, kind: str, said: Mapping[str, Any], *, by: Reader, mention: Mention | None = None) -> Mention:
    """Keep whom or what it names; `mention`: one that is there already."""
    report = _writable(report, by)
    keys, identified = keys_of(kind, said)
    if mention is not None:
        _of(report, mention)
        mention.keys.all().delete()
        mention = changed(mention, "change name", by, said=dict(said), identified=identified)
    else:
        mention = _named(report, kind, said, identified=identified, by=by)
    MentionKey.objects.bulk_create(MentionKey(mention=mention, kind=key, value=value) for key, value in keys)
    return mention


@recorded
def unname(mention: Mention, *, by: Reader) -> None:
    """Take a name out of a draft."""
    _writable(mention.report, by)
    things.drop(mention)


@recorded
def throw_away(report: Report, *, by: Reader | None) -> None:
    """Erase a draft and all that was typed in it. None: it was left alone for too long."""
    if by is not None:
        report = _writable(report, by)
    thing = report.thing
    parts: tuple[Item | Mention | Source, ...] = (
        *report.mentions.all(), *report.items.all(), *report.sources.all(),
    )  # fmt: skip
    for kept in parts:
        things.drop(kept)
    things.drop(report)
    note("throw draft away", by=by.account if by else None, thing=thing.pk)


def _named(report: Report, kind: str, said: Mapping[str, Any], *, identified: bool, by: Reader) -> Mention:
    taken = list(Mention.objects.filter(report=report).values_list("position", flat=True))
    if len(taken) >= MOST_MENTIONS:
        raise SomethingMissing(f"A report names {MOST_MENTIONS} at most.", "Send this one and begin another.")
    return things.make(
        Mention, home=report.thing, audience=audiences.public(), by=by, report=report, kind=kind,
        position=max(taken, default=0) + 1, said=dict(said), identified=identified, added_at=now(),
    )  # fmt: skip


def _writable(report: Report, by: Reader) -> Report:
    """The draft as it is now, held, and touched: it is not left alone."""
    report = held(report)
    rules.check_reader_can_write(by, report)
    report.saved_at = now()
    report.save(update_fields=["saved_at"])
    return report


def _of(report: Report, part: Item | Mention) -> None:
    if part.report_id != report.pk:
        raise SomethingMissing("That belongs to another report.", "Go back to the one that you write.")
