"""What everyone can read of plans: the newest edition of each that was released, and the newest of its reports."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from commonweal.portal.access.reader import Reader
from commonweal.portal.library.queries.shown import issued
from commonweal.portal.plan.models import EDITION, KEYS

OF_KEY = {key: kind for kind, key in KEYS.items()}


@dataclass(frozen=True, slots=True)
class Out:
    """A paper of a plan that is out: its release."""

    id: UUID
    kind: str
    title: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A plan as everyone has it: by its papers alone. `edition` None: none of these is out."""

    plan: UUID
    edition: Out | None
    reports: tuple[Out, ...]


def published(reader: Reader) -> tuple[PublicPlan, ...]:
    """Plans of which a paper is out to everyone, what went out last first: of each plan and kind the newest."""
    rows = issued(reader).filter(
        release__reach__kind="public", report_key__regex=rf"^({'|'.join(OF_KEY)}):[0-9a-f]{{32}}$"
    )
    known = rows.order_by("-release__approved_at", "pk").values_list(
        "report_key", "release", "title", "release__approved_at"
    )
    found: dict[UUID, dict[str, Out]] = {}
    for key, release, title, at in known:
        kind, _, plan = key.partition(":")
        found.setdefault(UUID(plan), {}).setdefault(
            OF_KEY[kind], Out(release, OF_KEY[kind], title, timezone.localdate(at))
        )
    return tuple(
        PublicPlan(plan, of.get(EDITION), tuple(of[kind] for kind in KEYS if kind in of and kind != EDITION))
        for plan, of in found.items()
    )


def edition_of(reader: Reader, plan: UUID) -> Out | None:
    """The newest edition of a plan that everyone can read."""
    return next((one.edition for one in published(reader) if one.plan == plan), None)
