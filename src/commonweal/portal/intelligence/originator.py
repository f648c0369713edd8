"""What the originator says of a proposed text: asked in the portal, as whoever wrote the report, or otherwise.

What the writer is shown stands on the report, which they read, with their answer beside it; what was said otherwise is
a consent that the unit recorded. Of these very words and readers the newest word counts.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from commonweal.portal.intelligence.models import Consent, Report, Sanitised


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One time that the writer was asked. `agrees` None: they did not answer. `over`: nothing is asked any more."""

    text: str  # its id
    reference: str
    sha256: str
    words: str
    readers: str
    at: str
    agrees: bool | None = None
    said: str = ""
    answered_at: str = ""
    over: bool = False

    @property
    def open(self) -> bool:
        """Whether an answer is waited for."""
        return self.agrees is None and not self.over

    @property
    def asked_at(self) -> dt.datetime:
        """When."""
        return dt.datetime.fromisoformat(self.at)

    @property
    def told_at(self) -> dt.datetime | None:
        """When it was answered."""
        return dt.datetime.fromisoformat(self.answered_at) if self.answered_at else None

    def kept(self) -> dict[str, Any]:
        """As the report keeps it."""
        return asdict(self)


def asked_of(report: Report) -> tuple[Asked, ...]:
    """Every time, the first first."""
    return tuple(_read(one) for one in report.asked)


def asked_about(text: Sanitised) -> tuple[Asked, ...]:
    """The times that were about a text."""
    return tuple(one for one in asked_of(text.report) if one.text == str(text.pk))


def word_on(text: Sanitised) -> bool | None:
    """Whether the originator agreed to a text as it was proposed; None: nothing was said of it."""
    said = list(_said(text)) if text.sha256 else []
    return max(said)[1] if said else None


def _said(text: Sanitised) -> Iterator[tuple[dt.datetime, bool]]:
    standing = Q(approved_at__isnull=False) | Q(agrees=False)
    recorded = Consent.objects.filter(standing, text=text, sha256=text.sha256, refused_at=None)
    yield from recorded.values_list("asked_at", "agrees")
    for one in asked_about(text):
        if one.sha256 == text.sha256 and one.agrees is not None and one.told_at is not None:
            yield one.told_at, one.agrees


def _read(kept: Mapping[str, Any]) -> Asked:
    return Asked(**{name: kept[name] for name in Asked.__dataclass_fields__ if name in kept})


def with_answers(report: Report, of: str, **fields: Any) -> list[dict[str, Any]]:
    """What the report keeps once what is open of a text has these fields."""
    return [
        {**one.kept(), **(fields if one.open and one.text == of else {})} for one in asked_of(report)
    ]  # fmt: skip
