"""Recording a share: the agencies' own row, what it was of, and governance's copy of its legal part."""

import datetime as dt
from typing import Any

from commonweal.portal.access.kinds import row_of
from commonweal.portal.access.models import HIDDEN, Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.table import allows
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.disclosures import rules, sharing
from commonweal.portal.disclosures.models import DECISIONS, REFUSED, SHARED, About, Disclosure, Entry, Matter
from commonweal.portal.disclosures.powers import LISTS, powers
from commonweal.portal.disclosures.refusals import NoSuchGround, WithoutAgreement
from commonweal.portal.disclosures.said import Grounds, Share, Warned
from commonweal.portal.disclosures.verbs import reviews
from commonweal.portal.partnership.models import Person

IN_WORDS = {"power": "power", "basis": "lawful basis", "special": "special-category condition",
            "criminal": "criminal-offence condition", "way": "way"}  # fmt: skip


@recorded
def record(share: Share, grounds: Grounds, *, by: Reader) -> Disclosure:
    """Keep a share, or its refusal. In an emergency nothing that is missing stops it; governance reviews it after."""
    check_people_allowed()
    rules.check_reader_can_record(by, agency=share.from_agency.pk)
    _check(share, grounds)
    legal = _legal(share, grounds, by)
    to = {agency.pk for agency in share.given_to()}
    disclosure = things.make(
        Disclosure, home=None, audience=audiences.agencies({share.from_agency.pk, *to}), by=by, face=HIDDEN, **legal
    )
    _matter(disclosure, share, by)
    entry = things.make(
        Entry, home=None, audience=audiences.partners(), by=by, disclosure=disclosure, recorder=by.account,
        to_review=share.decision != REFUSED and (share.emergency or legal["uncovered"]),
        **legal,
    )  # fmt: skip
    if share.emergency:
        reviews.tell_governance(entry)
    note(f"disclosure: {share.decision}", by=by.account, thing=disclosure.pk)
    return disclosure


def check_listed(grounds: Grounds, *, way: str = "") -> None:
    """Refuse what the partnership's own list of powers and conditions does not have."""
    for kind in LISTS:
        key = way if kind == "way" else getattr(grounds, kind)
        if key and not powers().knows(kind, key):
            raise NoSuchGround(f"The partnership's list has no such {IN_WORDS[kind]}.", "Choose one of the list.")


def grounds_of(grounds: Grounds) -> dict[str, Any]:
    """As a row holds them, with the words of the law as they stand today."""
    known = powers()
    words = {f"{kind}_words": known.words(kind, getattr(grounds, kind)) for kind in LISTS if kind != "way"}
    return {
        "purpose": grounds.purpose.strip(), "necessity": grounds.necessity.strip(), "lawful_basis": grounds.basis,
        "power": grounds.power, "special": grounds.special, "criminal": grounds.criminal,
        "law_enforcement": grounds.law_enforcement, "agreement": grounds.agreement,
        "no_agreement": grounds.no_agreement.strip(), **words,
    }  # fmt: skip


def _check(share: Share, grounds: Grounds) -> None:
    """Refuse what is not said, but for an emergency."""
    if share.decision not in DECISIONS:
        raise ValueError(f"a decision is one of {', '.join(DECISIONS)}")
    if not (share.agencies or share.people or share.outside.strip()):
        raise SomethingMissing("It says to nobody.", "Choose an agency or a person, or name who outside it was for.")
    if share.at is not None and share.at > now() + dt.timedelta(minutes=5):
        raise SomethingMissing("It was shared in the future.", "Look at the day again.")
    check_listed(grounds, way=share.way)
    if share.decision == REFUSED:
        check_said(share.reason, "why it was not shared")
        return
    if share.emergency:
        return
    check_said(share.what, "what was shared")
    check_said(grounds.purpose, "for what purpose")
    check_said(grounds.necessity, "why it was necessary, and why this much")
    check_said(grounds.power, "under which power")
    check_said(grounds.basis, "on which lawful basis")
    if share.decision != SHARED:
        check_said(share.reason, "why only a part was shared")
    if missing := sharing.blocked(_warned(share, grounds), no_agreement=grounds.no_agreement):
        raise WithoutAgreement(missing[0].words, "Choose a live agreement, or write why it is shared without one.")


def _warned(share: Share, grounds: Grounds) -> tuple[Warned, ...]:
    """What stands against it, were it no emergency."""
    return sharing.check(
        from_agency=share.from_agency, agencies=share.given_to(), outside=bool(share.outside.strip()),
        agreement=grounds.agreement, on=share.at.date() if share.at else None,
    )  # fmt: skip


def _legal(share: Share, grounds: Grounds, by: Reader) -> dict[str, Any]:
    decider = share.decided_by or Person.objects.filter(pk__in=[by.person] if by.person else []).first()
    return {
        "from_agency": share.from_agency, "to_agencies": sorted(str(agency.pk) for agency in share.agencies),
        "to_people": sorted(str(person.pk) for person in share.people), "outside": share.outside.strip(),
        "decision": share.decision, "shared_at": share.at or now(), "recorded_at": now(), "way": share.way,
        "reason": share.reason.strip(), "emergency": share.emergency, "decided_by": decider,
        "uncovered": share.decision != REFUSED and any(one.needs for one in _warned(share, grounds)),
        "says_what": bool(share.what.strip()), "asked_by": share.asked_by.strip(), **grounds_of(grounds),
    }  # fmt: skip


def _matter(disclosure: Disclosure, share: Share, by: Reader) -> None:
    """What it was of, and its words: no more visible than all of that. What only broken glass opened is not written to.

    Of no thing, or of what not every officer who opens the lock reads, it is for the officers that it names and whoever
    records it; of no thing and naming none, for the agencies.
    """
    tied = [thing for thing in _fresh(share.about) if opens(by, thing) and thing.lock_id not in by.glass_locks]
    few = {person.pk for person in share.people} | ({by.person} if by.person else set())
    shut = len(tied) < len(share.about) or any(_for_some_roles(thing) for thing in tied)
    named = shut or (bool(share.people) and not tied)
    audience = audiences.people(few) if named and few else audiences.public()
    for thing in tied:
        things.make(
            About, home=disclosure.thing, other_end=thing, audience=audience, by=by, disclosure=disclosure, of=thing
        )
    home, ends = disclosure.thing, list({thing.lock_id: thing for thing in tied}.values())
    for nth, end in enumerate(ends or [None], start=1):
        last = nth == max(len(ends), 1)
        made = things.make(
            Matter, home=home, other_end=end, audience=audience, by=by, disclosure=disclosure, innermost=last,
            words=share.what.strip() if last else "",
        )  # fmt: skip
        home = made.thing


def _for_some_roles(thing: Thing) -> bool:
    """Whether not every officer who opens its lock reads it, as with intelligence: the lock alone is not enough."""
    return allows(row_of(thing.kind), "partner officer", "R") != ""


def _fresh(about: Any) -> list[Thing]:
    """As they are locked now, each once."""
    return list(Thing.objects.filter(pk__in={thing.pk for thing in about}).order_by("pk"))
