"""What somebody who is about to share is told first. Other rooms call `check` before a share leaves its agency."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from commonweal.portal.disclosures import standing
from commonweal.portal.disclosures.models import Agreement
from commonweal.portal.disclosures.said import Warned
from commonweal.portal.partnership.models import Agency

NO_AGREEMENT = "no_agreement"
EMERGENCY = "This is an emergency: nothing stops you. Governance reviews it afterwards, so write down what you can."


def check(
    *,
    from_agency: Agency,
    agencies: Collection[Agency] = (),
    outside: bool = False,
    agreement: Agreement | None = None,
    emergency: bool = False,
    on: dt.date | None = None,
) -> tuple[Warned, ...]:
    """What stands against a share; nothing where a live agreement covers it. An emergency is never held up."""
    found = []
    if emergency:
        found.append(Warned(EMERGENCY))
    needs = "" if emergency else NO_AGREEMENT
    others = [agency for agency in agencies if agency.pk != from_agency.pk]
    if agreement is not None:
        found += _of_agreement(agreement, {from_agency.pk, *(a.pk for a in others)}, on, needs)
        if outside:
            found.append(Warned("An agreement between partners does not bind a body outside of them.", needs))
    elif others or outside:
        found.append(Warned("No live agreement covers this share: say why it is shared all the same.", needs))
    return tuple(found)


def blocked(warnings: Collection[Warned], *, no_agreement: str) -> tuple[Warned, ...]:
    """Those of the warnings that ask for a reason that was not given."""
    return tuple(warned for warned in warnings if warned.needs and not no_agreement.strip())


def _of_agreement(agreement: Agreement, bound: set[UUID], on: dt.date | None, needs: str) -> list[Warned]:
    parties = list(agreement.parties.select_related("agency"))
    stands = standing.of(agreement, parties, on)
    found = []
    if not stands.live:
        found.append(Warned(f"“{agreement.title}” is not live: {stands.words}", needs))
    elif stands.state == standing.DUE:
        found.append(Warned(f"“{agreement.title}” is due for review: {stands.words}"))
    if outsiders := bound - {party.agency_id for party in parties}:
        names = Agency.objects.filter(pk__in=outsiders).order_by("short_name").values_list("short_name", flat=True)
        found.append(Warned(f"“{agreement.title}” does not bind {', '.join(names)}.", needs))
    return found
