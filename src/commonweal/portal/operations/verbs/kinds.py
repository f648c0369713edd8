"""The partnership's own list of kinds of activity."""

from django.db import IntegrityError, transaction

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.operations import rules
from commonweal.portal.operations.models import ActivityKind
from commonweal.portal.operations.refusals import NotAKind


@recorded
def add(name: str, *, by: Reader, unit: str = "") -> ActivityKind:
    """Put a kind on the list, or back on it."""
    rules.check_reader_can_edit_kinds(by)
    check_said(name, "what the kind is called")
    known = ActivityKind.objects.filter(name__iexact=name.strip()).first()
    if known is not None and known.offered:
        raise NotAKind(f"“{known.name}” is on the list already.", "Choose it, or give another name.")
    if known is None:
        known = _made(name.strip(), unit.strip())
    else:
        known.offered = True
        known.save(update_fields=["offered"])
    note("add kind of activity", by=by.account, words=known.name)
    return known


@recorded
def drop(kind: ActivityKind, *, by: Reader) -> None:
    """Offer it no more; what was done under it keeps its name."""
    rules.check_reader_can_edit_kinds(by)
    kind.offered = False
    kind.save(update_fields=["offered"])
    note("drop kind of activity", by=by.account, words=kind.name)


def _made(name: str, unit: str) -> ActivityKind:
    try:
        with transaction.atomic():
            return ActivityKind.objects.create(name=name, unit=unit, position=ActivityKind.objects.count())
    except IntegrityError as twice:
        raise NotAKind("Someone else added this kind just now.", "Look at the list again.") from twice
