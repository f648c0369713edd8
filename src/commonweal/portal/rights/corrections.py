"""What was corrected since a person asked, and telling whoever had been given it before."""

import datetime as dt
from uuid import UUID

from django.urls import reverse

from commonweal.portal.audit.clock import now
from commonweal.portal.cases.models import Case, Former
from commonweal.portal.disclosures.models import REFUSED, About, Disclosure
from commonweal.portal.notices.verbs import notices
from commonweal.portal.people.models import Correction, Record
from commonweal.portal.rights.held import records
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.models.ask import CORRECTED, DONE

WORDS = "Something that was shared with your agency was corrected since."


def since(ask: Ask | UnitAsk) -> bool:
    """Whether the record, or something in the case, was corrected after this was asked. Other kinds keep no trace."""
    asked, home = ask.thing.made_at, ask.thing.home_id
    if ask.source == "people.record":
        return Correction.objects.filter(record=home, corrected_at__gte=asked).exists()
    if ask.source == "cases.case":
        inside = Record.objects.filter(thing__home=home).values("pk")
        entries = Former.objects.filter(entry__case=home, corrected_at__gte=asked)
        return entries.exists() or Correction.objects.filter(record__in=inside, corrected_at__gte=asked).exists()
    if ask.source == "cases.entry":
        return Former.objects.filter(entry=home, corrected_at__gte=asked).exists()
    return True


def tell_all() -> None:
    """The system's part: it knows of every share, which whoever corrected does not. Nobody is told twice."""
    lately = now() - dt.timedelta(days=1)
    done = Ask.objects.filter(state=DONE, decision=CORRECTED, reviewed_at__gte=lately).select_related("thing")
    for ask in done:
        tell(ask)


def tell(ask: Ask | UnitAsk) -> None:
    """Tell the officers of every agency to which it was shared."""
    of = {ask.thing.home_id}
    of |= set(Case.objects.filter(subjects__record=ask.thing.home_id).values_list("pk", flat=True))
    shared = Disclosure.objects.filter(pk__in=About.objects.filter(of__in=of).values("disclosure"))
    for disclosure in shared.exclude(decision=REFUSED).order_by("pk"):
        for agency in disclosure.to_agencies:
            for person in records.officers(UUID(agency)):
                notices.tell(
                    person, kind="rights", words=WORDS, about=disclosure.pk, once=f"corrected:{ask.pk}:{disclosure.pk}",
                    address=reverse("disclosures:disclosure", args=[disclosure.pk]),
                )  # fmt: skip
