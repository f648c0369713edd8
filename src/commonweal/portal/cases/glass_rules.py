"""Who may break the glass, how often in vain, and who reviews it."""

import datetime as dt
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.audit.clock import now
from commonweal.portal.cases.models import GLASS_ROW, ROW, Glass
from commonweal.portal.cases.refusals import NotInCase, NotTheirCase, NotTheirsToReview, TooManyTries

WITHIN = dt.timedelta(hours=1)
VAIN_TRIES, TRIES = 5, 10  # within the hour
EMERGENCY = "If somebody is in danger now, call 999."


def check_reader_can_try(reader: Reader, *, agency: UUID | None = None) -> None:
    """A partner's officer, for their own agency, and not for ever in vain. `agency` None: for any of theirs."""
    if reader.person is None or not reader.may("W", ROW) or (agency and agency not in reader.serves):
        raise NotTheirCase("Officers of the partner agencies alone break the glass.", EMERGENCY)
    tries = Glass.objects.filter(person=reader.person, tried_at__gt=now() - WITHIN)
    if tries.filter(found=False).count() >= VAIN_TRIES or tries.count() >= TRIES:
        raise TooManyTries(
            "You broke the glass, or tried to, too often within the hour.",
            f"Ask the duty officer of the agency concerned. {EMERGENCY}",
        )


def reader_can_try(reader: Reader, *, agency: UUID | None = None) -> bool:
    """Whether `check_reader_can_try` lets pass."""
    return allowed(check_reader_can_try, reader, agency=agency)


def check_reader_can_review(reader: Reader, glass: Glass) -> None:
    """Information governance, once; nobody their own."""
    if not reader.may("P", GLASS_ROW) or reader.person is None or reader.person == glass.person_id:
        raise NotTheirsToReview(
            "Information governance reviews this, and nobody what they did themselves.",
            "Ask another officer of theirs.",
        )
    if glass.verdict:
        raise NotInCase("This was reviewed already.", "Look at the list again.")


def reader_can_review(reader: Reader, glass: Glass) -> bool:
    """Whether `check_reader_can_review` lets pass."""
    return allowed(check_reader_can_review, reader, glass)


def address_of(glass: UUID) -> str:
    """Its page for whoever reviews it."""
    return reverse("cases:review-glass", args=[glass])
