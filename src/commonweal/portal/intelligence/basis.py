"""On what a report's sharing rests: a live agreement, a reason without one, or somebody's being at risk."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from commonweal.portal.disclosures.models import Agreement
from commonweal.portal.disclosures.standing import live_between
from commonweal.portal.intelligence.answers import Missing
from commonweal.portal.intelligence.models import Report

# On what each purpose rests: keys of the powers' file, which the partnership's lawyers check.
_CRIME = {"power": "cda-1998-s115", "basis": "public-task", "special": "unlawful-acts", "criminal": "unlawful-acts"}
_CHILD = {"power": "cha-2004-s11", "basis": "public-task", "special": "safeguarding", "criminal": "safeguarding"}
GROUNDS = {
    "crime": _CRIME,
    "disorder": _CRIME,
    "offender": _CRIME,
    "child": _CHILD,
    "adult": {**_CHILD, "power": "cda-1998-s115"},
}
NONE = "none"  # chosen where no agreement covers it


def offered(agency: UUID, force: UUID) -> list[tuple[str, str]]:
    """Live agreements that bind both, as a form offers them; none where an agency tells itself."""
    return [] if agency == force else [(str(row.pk), row.title) for row in live_between([agency, force])]


def chosen(report: Report, raw: Mapping[str, Any]) -> Agreement | None:
    """The agreement that was chosen, while it is live."""
    if report.agency_id == report.force_id:
        return None
    live = live_between([report.agency_id, report.force_id])
    return next((row for row in live if str(row.pk) == raw.get("agreement")), None)


def needed(report: Report) -> bool:
    """Whether it leaves its agency at all."""
    return report.agency_id != report.force_id


def missing_of(report: Report, raw: Mapping[str, Any]) -> list[Missing]:
    """What is still needed. Nothing is, where somebody is at risk."""
    if not needed(report) or raw.get("emergency") or chosen(report, raw) is not None:
        return []
    if raw.get("no_agreement", "").strip():
        return []
    if raw.get("agreement") != NONE and offered(report.agency_id, report.force_id):
        words = "Say which agreement covers this; where none does, why you tell it, or that somebody is at risk."
        return [Missing("sharing", "agreement", words)]
    words = "No live agreement covers this. Say why you tell it all the same, or that somebody is at risk."
    return [Missing("sharing", "no_agreement", words)]
