"""A holder prepares what is handed in; somebody else reads it through; then it is handed in, which is a disclosure."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from commonweal.portal.access.marks import check_same
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.sealed.index import folded
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.partnership.models import Agency
from commonweal.portal.rights import corrections, extracts, holdings, rules, texts
from commonweal.portal.rights.models import Ask, Part, Remark, UnitAsk
from commonweal.portal.rights.models.ask import (
    ANSWERS,
    CORRECTED,
    DISPOSAL,
    DONE,
    DRAFTED,
    ERASE,
    GIVEN,
    KEEP,
    NOTED,
    NOTHING,
    UPHELD,
    WITHHELD,
)
from commonweal.portal.rights.models.hold import RESTRICTED
from commonweal.portal.rights.models.request import OBJECTION
from commonweal.portal.rights.refusals import AskNotInState, NotTheirAsk

AnyAsk = Ask | UnitAsk
TOLD = {CORRECTED: "what was put right", ERASE: "what is erased", UPHELD: "what is used no more, or for what alone"}


@recorded
def prepare(
    ask: AnyAsk, *, decision: str, by: Reader, phrases: Sequence[str] = (), dropped: Sequence[int] = (),
    exemptions: Sequence[str] = (), words: str = "", seen: str = "",
) -> AnyAsk:  # fmt: skip
    """Say what is handed in. `seen`: a mark of the extract from which things were left out."""
    ask = held(ask)
    rules.check_reader_can_answer(by, ask)
    if ask.purpose == DISPOSAL or decision not in ANSWERS[ask.purpose]:
        raise SomethingMissing("The answer is missing.", "Choose one of the list.")
    if decision in (ERASE, UPHELD) and not rules.reader_holds_source(by, ask):
        raise NotTheirAsk("Whoever holds this alone lets it go, or uses it no more.", "Ask its lead, or say “Keep”.")
    lines = extracts.lines_of(ask) if decision == GIVEN else ()
    if decision == GIVEN:
        check_same(seen, extracts.mark_of(lines))
        if not lines and not words.strip():  # what the force holds elsewhere has no lines here
            raise SomethingMissing("Nothing would be handed in.", "Write what the person is told, or choose “Nothing”.")
        extracts.check_nothing_stays(ask, (line.label for n, line in enumerate(lines) if n not in dropped))
    if decision == CORRECTED and not corrections.since(ask):
        raise AskNotInState(
            "It was not corrected since this was asked.", "Correct it there first: its page keeps what it said before."
        )
    _check_grounds(decision, exemptions, words, something_left_out=bool(phrases or dropped))
    return changed(
        ask, "prepare answer", by, decision=decision, lines=[[one.label, one.text] for one in lines],
        left_out={"phrases": sorted(set(phrases)), "dropped": sorted(set(dropped))},
        exemptions=sorted(set(exemptions)), words=words.strip(), state=DRAFTED, prepared_by=by.account,
        prepared_at=now(), sent_back="",
    )  # fmt: skip


@recorded
def approve(ask: AnyAsk, *, by: Reader, seen: str) -> AnyAsk:
    """As a second person, hand it in. `seen`: a mark of what the page showed."""
    ask = held(ask)
    rules.check_reader_can_review(by, ask)
    handed = extracts.handed_in(ask)
    check_same(seen, extracts.mark_of(handed))
    if handed:
        extracts.check_nothing_stays(ask, (line.label for line in handed))  # it may be graded anew since
    ask = changed(ask, "hand in", by, state=DONE, reviewed_by=by.account, reviewed_at=now())
    _hand_in(ask, by)
    if ask.decision in (NOTED, UPHELD):
        _remark(ask, by)
    return ask


@recorded
def send_back(ask: AnyAsk, *, why: str, by: Reader) -> AnyAsk:
    """As a second person, say what is wanting."""
    ask = held(ask)
    rules.check_reader_can_review(by, ask)
    check_said(why, "what is wanting")
    return changed(ask, "send answer back", by, state="open", sent_back=why.strip())


@recorded
def decide_disposal(ask: AnyAsk, *, decision: str, by: Reader, words: str = "", until: dt.date | None = None) -> AnyAsk:
    """Whoever holds it says whether it may go, or until when it is needed and why. Governance is the second person."""
    ask = held(ask)
    rules.check_reader_can_answer(by, ask)
    if ask.purpose != DISPOSAL:
        raise AskNotInState("This asks something else.", "Open it from your list again.")
    if decision not in ANSWERS[DISPOSAL]:
        raise SomethingMissing("The answer is missing.", "Choose one of the list.")
    if decision == KEEP:
        check_said(words, "why it is still needed")
        if until is None or until <= today():
            raise SomethingMissing("The day is missing.", "Say when it is looked at again.")
    return changed(
        ask, "answer on disposal", by, decision=decision, words=words.strip(), state=DONE, prepared_by=by.account,
        prepared_at=now(), due_on=until or ask.due_on,
    )  # fmt: skip


def _check_grounds(decision: str, exemptions: Sequence[str], words: str, *, something_left_out: bool) -> None:
    known = texts.exemptions("data")
    if not set(exemptions) <= set(known):
        raise SomethingMissing("The ground cannot be read.", "Choose those of the list.")
    if (decision == WITHHELD or something_left_out) and not exemptions:
        raise SomethingMissing("No ground is given.", "Say which exemption lets you leave something out.")
    if decision in (WITHHELD, GIVEN) and any(not known[key].told for key in exemptions):
        raise SomethingMissing(
            "A ground of which nothing is told was chosen, and something is told.",
            "Choose “Nothing” with it, or another ground.",
        )
    if decision in (NOTED, KEEP):
        check_said(words, "why, as the person is told")
    if decision in TOLD:
        check_said(words, f"{TOLD[decision]}, as the person is told")


def _hand_in(ask: AnyAsk, by: Reader) -> None:
    """Governance gets what goes to the person, and for "nothing" gets nothing at all."""
    if ask.decision == NOTHING or ask.request is None:
        return
    holding = holdings.of_kind(ask.source)
    source = rules.source_of(ask)
    agency = holding.agency(source)
    home = Thing.objects.get(pk=ask.request)
    known = texts.exemptions("data")
    told = [[known[key].words, known[key].law] for key in ask.exemptions]
    content: dict[str, Any] = {
        "lines": [[one.label, one.text] for one in extracts.handed_in(ask)],
        "exemptions": told, "decision": ask.decision, "note": ask.words,
    }  # fmt: skip
    things.make(
        Part, home=home, audience=audiences.public(), by=by, request_id=ask.request, ask=ask.pk, what=holding.words,
        agency_id=agency, content=content, handed_in_at=now(),
    )  # fmt: skip
    if ask.decision == GIVEN:
        _disclose(ask, source, by)


def _disclose(ask: AnyAsk, source: Thing, by: Reader) -> None:
    """What goes to the person is entered as shared with them, without their name.

    Over a link it is entered as of the ask: by one reference on two records their holder would learn of the link.
    """
    of = ask.thing if rules.over_a_link(ask) else source
    agency = Agency.objects.filter(pk__in=by.serves).order_by("name", "pk").first()
    if agency is None or ask.source == "disclosures.disclosure":
        return
    disclosures.record(
        Share(
            what="What is held on them, without what was left out.", from_agency=agency,
            outside="The person whose data it is", about=[of], asked_by=f"Request {ask.reference}",
        ),
        Grounds(
            purpose="To answer a person's request for their own data", necessity="The law asks for all of it, and for "
            "nothing of anybody else", power="subject-access", basis="legal-obligation",
            no_agreement="It goes to the person whose data it is",
        ),
        by=by,
    )  # fmt: skip


def _remark(ask: AnyAsk, by: Reader) -> None:
    """Over a link without their words: everybody who reads the record reads this, and not everybody the link."""
    of = ask.thing.home_id or ask.pk
    if ask.decision == UPHELD:
        Remark.objects.create(thing_id=of, kind=RESTRICTED, ask=ask.pk, noted_on=today(), noted_by=by.account)
        return
    words = "" if rules.over_a_link(ask) else str((ask.about or {}).get("words", "")).strip()
    said = words or "They say that this is wrong."
    ends = _ended(ask, of) if ask.purpose == OBJECTION else []
    Remark.objects.create(thing_id=of, ask=ask.pk, ends=ends, words=said, noted_on=today(), noted_by=by.account)


def _ended(ask: AnyAsk, of: UUID) -> list[str]:
    """Restrictions that the same person's objection left: another's stand, and so do those of which nobody can tell."""
    left = Remark.objects.filter(thing=of, kind=RESTRICTED).values("ask")
    return sorted(str(one.pk) for one in type(ask).objects.filter(pk__in=left) if _who(one) == _who(ask))


def _who(ask: AnyAsk) -> tuple[str, str]:
    about = ask.about or {}
    return folded(str(about.get("name", ""))), str(about.get("born", ""))
