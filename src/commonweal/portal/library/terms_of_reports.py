"""What a report is kept with: where it lies, whom it is for, and whose it stays where its source is another body's."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from commonweal.errors import NotHeld
from commonweal.figures import FigureSet
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.partnership.models import Agency, Body

LONGEST_MARKING = 80
BASIS = "It rests on another body's figures, which are for the partnership only."


def terms_of(reader: Reader, asked: Mapping[str, str], figures: FigureSet) -> Terms:
    """By what was asked. A paper on another body's source has its marking, and is theirs to release."""
    originator = _originator(asked.get("originator", ""))
    return Terms(
        home=_home(reader, asked.get("home", "")),
        body=Body.objects.filter(pk=asked["body"]).first() if asked.get("body") else None,
        reach=figures.audience if figures.audience == "public" else "",
        late_reason=asked.get("late_reason", ""),
        supplement=bool(asked.get("supplement")),
        marking=(figures.marking or "")[:LONGEST_MARKING],
        basis=BASIS if originator else "",
        originator=originator,
        review_on=dt.date.fromisoformat(asked["review_on"]) if asked.get("review_on") else None,
    )


def _home(reader: Reader, asked: str) -> Thing | None:
    if not asked:
        return None
    home = Thing.objects.filter(pk=asked, lock__in=sorted(reader.locks)).first()
    if home is None:
        raise NotHeld("The agenda item that this was for is no more.", "Ask for the report again without it.")
    return home


def _originator(asked: str) -> Agency | None:
    if not asked:
        return None
    agency = Agency.objects.filter(pk=UUID(asked)).first()
    if agency is None:
        raise NotHeld("The agency that the source belongs to is no more.", "Ask for the report again, and choose it.")
    return agency
