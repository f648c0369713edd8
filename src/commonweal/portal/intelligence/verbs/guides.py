"""Keeping the guide, and counting what was chosen of it, without whom."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import F

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import ChangedMeanwhile
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.guide import SHIPPED, Row, check_sound, kept
from commonweal.portal.intelligence.models import Choice, Desk, Guide
from commonweal.portal.partnership.models import Agency

OUTCOME_DAYS = 28


@recorded
def keep(rows: Sequence[Row], *, by: Reader, seen: int, why: str = "") -> Guide:
    """A new version, which is shown from now on. `seen`: the version that it was made from."""
    rules.check_reader_can_edit_guide(by)
    check_sound(tuple(rows))
    try:
        with transaction.atomic():
            made = Guide.objects.create(
                version=seen + 1, rows=kept(rows), why=why.strip(), kept_at=now(), kept_by=by.account
            )
    except IntegrityError as twice:
        raise ChangedMeanwhile(
            "Someone else kept a version of the guide since you opened it.",
            "Look at theirs in another tab, then make your change to it.",
        ) from twice
    note("keep guide", by=by.account, words=f"version {made.version}")
    return made


def ship(using: str = "default") -> None:
    """Begin with the guide that ships, where there is none."""
    if not Guide.objects.using(using).exists():
        Guide.objects.using(using).create(version=1, rows=kept(SHIPPED), why="As it ships", kept_at=now())


@recorded
def count(guide: Guide, row: str, *, instead_of: str = "") -> None:
    """Count a choice. Nothing is entered in the audit: that would say whose it was."""
    found, _ = Choice.objects.get_or_create(guide=guide, row=row, instead_of=instead_of, month=today().replace(day=1))
    Choice.objects.filter(pk=found.pk).update(chosen=F("chosen") + 1)


@recorded
def set_desk(
    *, force: Agency | None, agreed_hours: int, draft_days: int, by: Reader, outcome_days: int = OUTCOME_DAYS
) -> Desk:
    """Say which agency is the force, and within what time things are done. What was sent stays."""
    rules.check_reader_can_set_desk(by)
    row = Desk.objects.select_for_update().order_by("id").first() or Desk()
    row.force, row.agreed_hours, row.draft_days = force, agreed_hours, draft_days
    row.outcome_days = outcome_days
    row.save()
    Agency.objects.filter(force=True).update(force=False)  # whose unit's duty counts, in the wall too
    if force is not None:
        Agency.objects.filter(pk=force.pk).update(force=True)
    note("set intelligence desk", by=by.account, words=force.name if force else "no force")
    return row
