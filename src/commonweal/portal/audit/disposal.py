"""Letting a month of entries go, by two people, and erasing the words beside an entry.

Both leave proof: a segment leaves its hashes, so that the chain can still be walked; words leave their commitment.
Months go oldest first, and none that is younger than `KEPT_MONTHS`.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Min

from commonweal.portal.audit import clock
from commonweal.portal.audit.models import Aside, Disposal, Entry
from commonweal.portal.audit.recording import note
from commonweal.portal.audit.verification import ERASE, NOTHING

KEPT_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Segment:
    """One month of the chain: held, asked to be let go, or gone."""

    month: str
    first: int
    last: int
    state: str  # held, asked, gone
    may_go: bool
    asked_by: UUID | None = None


def segments() -> list[Segment]:
    """Every month of the chain, the oldest first."""
    asked = {disposal.segment: disposal for disposal in Disposal.objects.all()}
    gone = [
        Segment(d.segment, d.first, d.last, "gone", may_go=False, asked_by=d.asked_by)
        for d in asked.values()
        if d.approved_by is not None
    ]
    spans = Entry.objects.values("segment").annotate(first=Min("sequence"), last=Max("sequence")).order_by("segment")
    held = []
    for position, span in enumerate(spans):
        disposal = asked.get(span["segment"])
        held.append(
            Segment(
                span["segment"], span["first"], span["last"], "asked" if disposal else "held",
                may_go=position == 0 and span["segment"] < oldest_kept(),
                asked_by=disposal.asked_by if disposal else None,
            )
        )  # fmt: skip
    return sorted(gone, key=lambda segment: segment.first) + held


def oldest_kept() -> str:
    """The oldest month that must stay."""
    today = clock.today()
    months = today.year * 12 + today.month - 1 - KEPT_MONTHS
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def ask(segment: Segment, *, by: UUID, reason: str) -> None:
    """Ask that a month be let go. Called inside recording()."""
    first = Entry.objects.get(sequence=segment.first)
    before = _hash_before(first.sequence)
    last = Entry.objects.get(sequence=segment.last)
    Disposal.objects.create(
        segment=segment.month, first=first.sequence, last=last.sequence, before=before, hash=last.hash, asked_by=by,
        asked_at=clock.now(),
    )  # fmt: skip
    note("ask to let segment go", by=by, thing=segment.month, words=reason)


def _hash_before(sequence: int) -> str:
    entry = Entry.objects.filter(sequence=sequence - 1).first()
    if entry is not None:
        return entry.hash
    disposal = Disposal.objects.filter(last=sequence - 1).first()
    return disposal.hash if disposal else NOTHING


def take_back(month: str, *, by: UUID) -> None:
    """Let a month stay after all. Called inside recording()."""
    Disposal.objects.filter(segment=month, approved_by=None).delete()
    note("let segment stay", by=by, thing=month)


def approve(month: str, *, by: UUID) -> None:
    """The second person's word: the month's entries go, and its hashes stay. Called inside recording()."""
    disposal = Disposal.objects.get(segment=month, approved_by=None)
    disposal.approved_by, disposal.approved_at = by, clock.now()
    disposal.save(update_fields=["approved_by", "approved_at"])
    Aside.objects.filter(entry__segment=month)._raw_delete(Aside.objects.db)
    Entry.objects.filter(segment=month)._raw_delete(Entry.objects.db)
    note("let segment go", by=by, thing=month)


def erase_words(sequence: int, *, by: UUID, reason: str) -> bool:
    """Erase the words beside an entry; whether there were any. Called inside recording()."""
    erased, _ = Aside.objects.filter(entry_id=sequence).delete()
    if erased:
        note(ERASE, by=by, thing=str(sequence), words=reason)
    return bool(erased)
