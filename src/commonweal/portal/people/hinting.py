"""What the system does for matchers, once a night and once a minute: compares, and tells agencies that were asked for.

It compares what agencies hold by themselves, and nothing that stands in a case: who works on a case, and who is kept
from it, is decided there. All of it is in memory, as with every comparison.
"""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import reader_of
from commonweal.portal.access.rules.people import people_allowed
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Agency
from commonweal.portal.people import hooks, matching
from commonweal.portal.people.models import ROW, Hint, Link, Record

TOLD = "A matcher believes that one of your agency's records is of the same person as one of {}'s. Speak to {}."


def look() -> None:
    """Compare for every matcher of today. Hints of an agreement that is not live any more go."""
    if not people_allowed():
        return
    living = hooks.matchers()
    _drop({one.agreement for one in living})
    for agencies, agreement in sorted({(one.agencies, one.agreement) for one in living}, key=str):
        people = sorted(one.person for one in living if (one.agencies, one.agreement) == (agencies, agreement))
        _compare(agencies, agreement, people)


def tell() -> None:
    """Tell both agencies of what a matcher asked to be told."""
    for hint in Hint.objects.filter(told_at=None, asked_at__isnull=False).order_by("asked_at", "pk"):
        _tell(hint)


@recorded
def _compare(agencies: frozenset[UUID], agreement: UUID, people: Iterable[UUID]) -> None:
    """Across agencies only: within one, its own officers look."""
    rows = {
        row.pk: row
        for row in Record.objects.filter(agency__in=sorted(agencies), thing__home=None)
        .select_related("agency")
        .order_by("entered_at", "pk")
    }
    known = {frozenset(pair) for pair in Link.objects.filter(one__in=rows, other__in=rows).values_list("one", "other")}
    across = [pair for pair in matching.among(rows.values()) if rows[pair.one].agency_id != rows[pair.other].agency_id]
    new = [pair for pair in across if frozenset((pair.one, pair.other)) not in known]
    note("match people for an agreement", by=None, thing=agreement, words=f"{len(rows)} records compared")
    thing = Thing.objects.get(pk=agreement)
    for person in people:
        told = {
            frozenset(pair) for pair in Hint.objects.filter(thing__audience__people=person).values_list("one", "other")
        }
        for pair in new:
            if frozenset((pair.one, pair.other)) not in told:
                one, other = rows[pair.one], rows[pair.other]
                things.make(
                    Hint, home=None, audience=audiences.people([person]), by=None, one=one, other=other,
                    one_agency=one.agency, other_agency=other.agency, agreement=thing, weight=pair.weight,
                    reasons=matching.kept(pair.reasons), made_at=now(),
                )  # fmt: skip


@recorded
def _drop(living: set[UUID]) -> None:
    gone = Hint.objects.exclude(agreement__in=sorted(living))
    things_gone = list(gone.values_list("pk", flat=True))
    gone.delete()
    Thing.objects.filter(pk__in=things_gone).delete()
    if things_gone:
        note("hints go with their agreement", by=None, words=str(len(things_gone)))


@recorded
def _tell(hint: Hint) -> None:
    """Everyone who may correct one of the two records, in words that name nobody whom it is about."""
    matcher = hint.thing.audience.people.get()
    records = Record.objects.select_related("thing").in_bulk([hint.one_id, hint.other_id])
    for id, other in ((hint.one_id, hint.other_agency_id), (hint.other_id, hint.one_agency_id)):
        agency = Agency.objects.get(pk=other)
        for account in Account.objects.filter(is_active=True).select_related("person").order_by("pk"):
            reader = reader_of(account)
            if reader.may("W", ROW) and records[id].agency_id in reader.serves and records[id].lock_id in reader.locks:
                notices.tell(
                    account.person, kind="likely one person", words=TOLD.format(agency.short_name, matcher.name),
                    address=reverse("people:person", args=[id]), about=id, once=f"hint:{hint.pk}:{id}",
                )  # fmt: skip
    hint.told_at = now()
    hint.save(update_fields=["told_at"])
    note("tell agencies of a likeness", by=None, thing=hint.pk)
