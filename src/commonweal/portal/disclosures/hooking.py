"""What this room tells the room of people: who is a matcher, how a link is shared, what was shared."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.disclosures import rules, standing
from commonweal.portal.disclosures.forms.recording import GroundsForm
from commonweal.portal.disclosures.models import Agreement
from commonweal.portal.disclosures.queries import shares
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people.hooks import Matcher, Shown
from commonweal.portal.people.models import Hint, Link

ALIKE = "That each holds a record like one of the other's."
TOLD = "That two agencies' records are of one person."


def matchers() -> Iterable[Matcher]:
    """Those named in agreements that are live today."""
    for row in Agreement.objects.prefetch_related("parties__agency", "matchers").order_by("pk"):
        parties = list(row.parties.all())
        if standing.of(row, parties).live:
            bound = frozenset(party.agency_id for party in parties)
            yield from (Matcher(one.person_id, bound, row.pk) for one in row.matchers.all())


def shown(reader: Reader, record: UUID) -> Shown:
    """What was shared of a record of somebody, and where one more share of it is recorded."""
    lines = tuple(
        (f"{line.words}, {localtime(line.at).strftime('%-d %B %Y')}", reverse("disclosures:disclosure", args=[line.id]))
        for line in shares.of_thing(reader, record)
    )
    may = rules.reader_can_record(reader, agency=None)
    return Shown(lines, f"{reverse('disclosures:record')}?of={record}" if may else "")


def form(data: Any, link: Link | Hint, reader: Reader) -> GroundsForm:  # noqa: ARG001 - as the room of people calls it
    """Asks for the grounds, beside the purpose that the room of people asks for itself."""
    if isinstance(link, Hint):  # its agencies can be read, its records cannot
        bound = {link.one_agency_id, link.other_agency_id}
    else:
        bound = {link.one.agency_id, link.other.agency_id}
    return GroundsForm(data, agreements=standing.live_between(bound), purpose=False)


def record(link: Link, *, purpose: str, grounds: Grounds, by: Reader) -> Thing | None:
    """Keep the confirmation as a share of the confirming officer's agency with the others; within one there is none.

    An officer of a third agency, who works with both records in a case, tells both agencies of each other.
    """
    agencies = {record.agency_id: record.agency for record in (link.one, link.other)}
    if len(agencies) == 1:
        return None
    mine = [agency for id, agency in sorted(agencies.items()) if id in by.serves]
    mine = mine or list(Agency.objects.filter(pk__in=sorted(by.serves)).order_by("pk")[:1])  # who works with both
    if not mine:
        return None
    others = [agency for id, agency in sorted(agencies.items()) if id != mine[0].pk]
    share = Share(what=TOLD, from_agency=mine[0], agencies=others, about=[link.one.thing, link.other.thing])
    return disclosures.record(share, replace(grounds, purpose=purpose), by=by).thing


def record_telling(hint: Hint, *, purpose: str, grounds: Grounds, by: Reader) -> Thing | None:
    """Keep that a matcher had two agencies told: a share of the matcher's own agency with them."""
    both = {hint.one_agency_id: hint.one_agency, hint.other_agency_id: hint.other_agency}
    mine = Agency.objects.filter(pk__in=sorted(by.serves)).order_by("pk").first()
    if mine is None:
        return None
    others = [agency for id, agency in sorted(both.items()) if id != mine.pk]
    share = Share(what=ALIKE, from_agency=mine, agencies=others)
    return disclosures.record(share, replace(grounds, purpose=purpose), by=by).thing
