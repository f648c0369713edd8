"""Adding to a share what an emergency left no time to say: dated, by whom, and nothing that stood before is changed."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.utils import timezone

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.disclosures import rules, sharing
from commonweal.portal.disclosures.models import Addition, Agreement, Disclosure, EntryAddition, Matter
from commonweal.portal.disclosures.refusals import NotInState, NotTheirDisclosure, WithoutAgreement
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs.disclosures import check_listed, grounds_of
from commonweal.portal.disclosures.whole import BASIS, FIELDS, WHAT, Whole, whole
from commonweal.portal.partnership.models import Agency


@recorded
def complete(disclosure: Disclosure, grounds: Grounds, *, by: Reader, what: str = "") -> Addition:
    """Add what was left out. Two of an agency who do so at once wait for each other, and the later one is told."""
    disclosure = held(disclosure)
    rules.check_reader_can_complete(by, disclosure)
    check_listed(grounds)
    given = _given(grounds, what)
    stands = as_it_stands(disclosure)
    parts = [part for part, names in FIELDS.items() if any(given[name] for name in names)]
    if not parts:
        raise SomethingMissing("Nothing is added.", "Write what you know now. The rest can be added later.")
    if any(part not in stands.missing for part in parts):
        raise NotInState("Somebody of your agency said this meanwhile.", "Look at the share, and add what is left.")
    if BASIS in parts and not grounds.basis:
        raise SomethingMissing("A condition needs its lawful basis.", "Choose on which basis it was shared.")
    if grounds.agreement is not None and not grounds.no_agreement.strip():
        _check_covers(grounds.agreement, disclosure)
    told: dict[str, Any] = {"disclosure": disclosure, "added_at": now(), "added_by_id": by.person}
    if WHAT in parts:
        _write(disclosure, what.strip(), by)
    entered = {**told, "added_by_id": by.person if _of_agencies(disclosure) else None}
    things.make(EntryAddition, home=None, audience=audiences.partners(), by=by, **entered, **given)
    made = things.make(Addition, home=disclosure.thing, audience=audiences.public(), by=by, **told, **given)
    note("complete disclosure", by=by.account, thing=disclosure.pk)
    return made


def _of_agencies(disclosure: Disclosure) -> bool:
    """Whether officers of its agencies read it: of a report to the intelligence unit the register names no writer."""
    return disclosure.thing.audience.kind == "agencies"


def as_it_stands(disclosure: Disclosure) -> Whole:
    """A share with all that was added to it: whoever reads it reads that."""
    rows = Addition.objects.filter(disclosure=disclosure.pk).select_related("agreement", "added_by")
    return whole(disclosure, rows.order_by("added_at", "pk"))


def place_of_words(disclosure: Disclosure, by: Reader) -> Matter | None:
    """Where what was shared is written; None for who may not read all that it was of, or broke the glass to."""
    rows = readable(by, Matter).filter(disclosure=disclosure.pk, innermost=True, added_at=None)
    return rows.exclude(lock__in=sorted(by.glass_locks)).select_related("thing").first()


def _check_covers(agreement: Agreement, disclosure: Disclosure) -> None:
    """It bound all of them, and was live on the day."""
    given_to = Agency.objects.filter(Q(pk__in=disclosure.to_agencies) | Q(people__in=disclosure.to_people)).distinct()
    warned = sharing.check(
        from_agency=disclosure.from_agency, agencies=list(given_to.order_by("pk")), outside=bool(disclosure.outside),
        agreement=agreement, on=timezone.localdate(disclosure.shared_at),
    )  # fmt: skip
    if missing := sharing.blocked(warned, no_agreement=""):
        raise WithoutAgreement(missing[0].words, "Choose another, or write why it was shared all the same.")


def _write(disclosure: Disclosure, words: str, by: Reader) -> None:
    place = place_of_words(disclosure, by)
    if place is None:
        raise NotTheirDisclosure(
            "What was shared is written by somebody who may read all that it was of.", "Ask whoever recorded it."
        )
    things.make(
        Matter, home=place.thing, audience=audiences.public(), by=by, disclosure=disclosure, words=words,
        added_at=now(), added_by_id=by.person,
    )  # fmt: skip


def _given(grounds: Grounds, what: str) -> dict[str, Any]:
    """As a row of the database holds it. Which part of the Act it was under follows from the basis alone."""
    told = replace(grounds, law_enforcement=grounds.law_enforcement and bool(grounds.basis))
    return {**grounds_of(told), "says_what": bool(what.strip())}
