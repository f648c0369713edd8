"""What goes out is a new thing, for the agencies or people named, and its going out is a recorded disclosure."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.audit.recording import note
from commonweal.portal.disclosures import sharing
from commonweal.portal.disclosures.models import Agreement
from commonweal.portal.disclosures.refusals import WithoutAgreement
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.intelligence import enforcement, named, reaching, telling
from commonweal.portal.intelligence.enforcement import Cleared
from commonweal.portal.intelligence.models import Gate, Mention, Released, ReleasedWords, Sanitised
from commonweal.portal.partnership.models import Account, Agency, Person

LEGAL = ("purpose", "power", "basis", "necessity", "special", "criminal", "no_agreement")


def let_out(cleared: Cleared, *, by: Reader) -> UUID:
    """Make what goes out. Nothing is read back of it: whoever lets it out need not be of its readers."""
    if not isinstance(cleared, Cleared) or not isinstance(cleared.text, Sanitised):
        raise TypeError("only what was cleared, and is not out already, is let out")
    text = cleared.text
    thing = new_id()
    _seat(text, thing, by)
    gate = things.make(Gate, home=None, audience=reaching.gate_audience(text), by=by, text=text)
    audience = reaching.audience_of(text)
    things.make(
        Released, home=None, audience=audience, by=by, thing_id=thing, reference=text.reference, force_id=_force(text),
        report=text.report_id, sha256=cleared.sha256, released_at=now(),
    )  # fmt: skip
    things.make(
        ReleasedWords, home=gate.thing, audience=audience, by=by, released=thing, text=text.text,
        grade=enforcement.as_kept(cleared.held), names=named.names_in(text.text, _mentions(text)),
    )  # fmt: skip
    _disclose(text, by)
    note("approve release", by=by.account, thing=thing)
    telling.tell_readers(reaching.people_of(text), telling.WENT_OUT, released=thing)
    return thing


def _mentions(text: Sanitised) -> list[Mention]:
    return list(Mention.objects.filter(report=text.report_id).order_by("position", "pk"))


def check_ground(text: Sanitised) -> None:
    """That there is an agreement or a reason: said to its author, and not first to whoever would let it out."""
    force, others = _sides(text)
    grounds = grounds_of(text)
    warned = sharing.check(
        from_agency=force, agencies=others, agreement=grounds.agreement, emergency=bool(text.share.get("emergency"))
    )
    if missing := sharing.blocked(warned, no_agreement=grounds.no_agreement):
        raise WithoutAgreement(missing[0].words, "Change it: choose a live agreement, or write why without one.")


def share_of(grounds: Grounds, *, meant: Sequence[UUID], emergency: bool) -> dict[str, Any]:
    """On what ground it is to be shared, as the text keeps it until it goes out."""
    agreement = str(grounds.agreement.pk) if grounds.agreement else ""
    legal = {name: getattr(grounds, name) for name in LEGAL}
    return {
        **legal, "agreement": agreement, "law_enforcement": grounds.law_enforcement, "emergency": emergency,
        "meant": sorted(map(str, meant)),
    }  # fmt: skip


def meant_of(text: Sanitised) -> list[UUID]:
    """The mentions of the report that it names on purpose."""
    return [UUID(id) for id in text.share.get("meant", ())]


def grounds_of(text: Sanitised) -> Grounds:
    """The same as `share_of` kept it."""
    agreement = Agreement.objects.filter(pk=text.share["agreement"]).first() if text.share.get("agreement") else None
    legal = {name: text.share.get(name, "") for name in LEGAL}
    return Grounds(**legal, agreement=agreement, law_enforcement=bool(text.share.get("law_enforcement")))


def _disclose(text: Sanitised, by: Reader) -> None:
    """The share outside the force, with whoever decided it. To the force's own officers alone it is none."""
    force, others = _sides(text)
    if not others:
        return
    named = [person for person, _ in reaching.pairs_of(text)]
    share = Share(
        what=f"Sanitised text {text.reference}", from_agency=force, agencies=others,
        people=list(Person.objects.filter(pk__in=named).order_by("pk")), about=[text.thing],
        emergency=bool(text.share.get("emergency")), decided_by=Person.objects.filter(pk__in=[by.person]).first(),
        asked_by=Account.objects.values_list("person__name", flat=True).get(pk=text.author),
    )  # fmt: skip
    disclosures.record(share, grounds_of(text), by=by)


def _seat(text: Sanitised, thing: UUID, by: Reader) -> None:
    """The group of those whom it names. Whoever lets it out leads it while they seat them, and leaves."""
    if text.reach == reaching.AGENCIES:
        return
    pairs = reaching.pairs_of(text)
    still = {key for key, _ in reaching.officers()}
    if any(f"{person}:{agency}" not in still for person, agency in pairs):
        raise SomethingMissing("Somebody whom it names is no officer of that agency any more.", "Refuse it, with that.")
    group = audiences.group()
    me = Person.objects.get(pk__in=[by.person])
    mine = seats.give(thing, group, person=me, agency=Agency.objects.get(pk=_force(text)), by=by, lead=True)
    for person, agency in pairs:
        if person != me.pk:
            seats.give(thing, group, person=Person.objects.get(pk=person), agency=Agency.objects.get(pk=agency), by=by)
    if not any(person == me.pk for person, _ in pairs):
        seats.take(thing, mine, by=by)
    text.group = group
    text.save(update_fields=["group"])


def _sides(text: Sanitised) -> tuple[Agency, list[Agency]]:
    """The force, and whom it goes to outside of it."""
    force = Agency.objects.get(pk=_force(text))
    others = Agency.objects.filter(pk__in=reaching.agencies_of(text)).exclude(pk=force.pk)
    return force, list(others.order_by("name"))


def _force(text: Sanitised) -> UUID:
    return text.report.force_id
