"""A sanitised text as the unit sees it: what it rests on, what was found in it, what it inherits, where it stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.disclosures.powers import powers
from commonweal.portal.intelligence import enforcement, fixing, grading, originator, reaching, rules, telling
from commonweal.portal.intelligence.models import OUT, REFUSED, WAITING, WRITTEN, Consent, Item, Sanitised
from commonweal.portal.intelligence.originator import Asked
from commonweal.portal.intelligence.queries.unit import TEXT_STATES
from commonweal.portal.intelligence.sanitising import Found
from commonweal.portal.intelligence.verbs import sanitised
from commonweal.portal.partnership.models import Account


@dataclass(frozen=True, slots=True, repr=False)
class ConsentView:
    """What the originator said."""

    id: UUID
    words: str
    agrees: bool
    state: str  # waiting, approved, refused, of other words; said, of a no, which holds at once
    by: str
    at: dt.datetime
    refused_words: str
    may_answer: bool


@dataclass(frozen=True, slots=True, repr=False)
class TextPage:
    """The whole. `why_not`: what stands in the way of its going out, in a sentence."""

    id: UUID
    reference: str
    report: UUID
    report_reference: str
    state: str
    words: str
    text: str
    items: tuple[tuple[int, str], ...]
    label: str
    grade: tuple[str, ...]
    instructions: tuple[str, ...]
    readers: str
    how_many: int
    by_name: bool
    grounds: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    found: tuple[Found, ...]
    why_it_stands: str
    consents: tuple[ConsentView, ...]
    asked: tuple[Asked, ...]  # of whoever wrote the report, here
    asks: bool
    why_not: str
    sha256: str
    author: str
    written_at: dt.datetime
    proposed_at: dt.datetime | None
    answered_by: str
    answered_at: dt.datetime | None
    answer: str
    withdrawn_at: dt.datetime | None
    released: UUID | None
    may_change: bool
    may_propose: bool
    may_approve: bool
    may_refuse: bool
    mine: bool
    may_withdraw: bool
    may_consent: bool
    may_ask: bool


def row(reader: Reader, id: UUID) -> Sanitised:
    """A text of the unit's, or the same 404."""
    rows = readable(reader, Sanitised).select_related("report__agency", "report__force", "report__thing__lock")
    found = rows.filter(pk=id).first()
    if found is None or not rules.reader_is_unit(reader, found.report):
        raise Http404
    return found


def consent(reader: Reader, id: UUID) -> Consent:
    """A consent of the unit's, or the same 404."""
    found = readable(reader, Consent).select_related("text__report__thing__lock").filter(pk=id).first()
    if found is None or not rules.reader_is_unit(reader, found.text.report):
        raise Http404
    return found


def page(reader: Reader, text: Sanitised) -> TextPage:
    """A text; reading it, and looking for its source's words in it, is entered."""
    seen(reader, text)
    held = enforcement.inherited(text)
    table = enforcement.table()
    mine, state = text.author == reader.account, text.state
    found = sanitised.look(text, by=reader) if state in (WRITTEN, REFUSED, WAITING) else ()
    names = _names([text.author, text.answered_by])
    why_not = _why_not(text, held)
    fixed = bool(text.sha256) and text.sha256 == fixing.hash_of(text)
    return TextPage(
        id=text.pk, reference=text.reference, report=text.report_id, report_reference=text.report.reference,
        state=state, words=TEXT_STATES[state], text=text.text, items=_items(reader, text), label=grading.label(held),
        grade=grading.in_words(held, table), instructions=held.instructions, readers=reaching.in_words(text),
        how_many=len(reaching.people_of(text)), by_name=text.reach == reaching.PEOPLE, grounds=_grounds(text),
        left_out=tuple(line for line in text.left_out.splitlines() if line.strip()), found=found,
        why_it_stands=next((one["why"] for one in text.answered), ""), consents=_consents(reader, text),
        asked=originator.asked_about(text),
        asks=_asks(text, held), why_not=why_not, sha256=text.sha256, author=names.get(text.author, ""),
        written_at=text.written_at, proposed_at=text.proposed_at,
        answered_by=names.get(text.answered_by, "") if text.answered_by else "", answered_at=text.answered_at,
        answer=text.answer, withdrawn_at=text.withdrawn_at, released=text.released,
        may_change=state in (WRITTEN, REFUSED), may_propose=mine and state in (WRITTEN, REFUSED),
        may_approve=not mine and state == WAITING and fixed and not why_not, may_refuse=state == WAITING, mine=mine,
        may_withdraw=state == OUT,
        may_consent=state == WAITING and fixed, may_ask=state == WAITING and fixed and _may_ask(text),
    )  # fmt: skip


def _items(reader: Reader, text: Sanitised) -> tuple[tuple[int, str], ...]:
    found = readable(reader, Item).filter(drawn_by__text=text).order_by("number")
    return tuple((item.number, item.text) for item in found)


def _asks(text: Sanitised, held: grading.Strictest) -> bool:
    codes = grading.conditions(held, enforcement.table())
    return any(code.asks_originator for code in codes) or not enforcement.permitted(text.report)


def _may_ask(text: Sanitised) -> bool:
    return telling.can_be_asked(text.report) and not any(one.open for one in originator.asked_about(text))


def _why_not(text: Sanitised, held: grading.Strictest) -> str:
    """What stands in the way, apart from the second person."""
    if text.state not in (WRITTEN, REFUSED, WAITING):
        return ""
    try:
        enforcement.check_text(text, held)
    except Refused as refused:
        return str(refused)
    return ""


def _grounds(text: Sanitised) -> tuple[tuple[str, str], ...]:
    said, known = text.share, powers()
    lines = [
        ("Purpose", said.get("purpose", "")), ("Power", known.words("power", said.get("power", ""))),
        ("Lawful basis", known.words("basis", said.get("basis", ""))), ("Necessity", said.get("necessity", "")),
        ("Without an agreement because", said.get("no_agreement", "")),
        ("Emergency", "Somebody is at risk" if said.get("emergency") else ""),
    ]  # fmt: skip
    return tuple((head, words) for head, words in lines if words)


def _consents(reader: Reader, text: Sanitised) -> tuple[ConsentView, ...]:
    found = list(readable(reader, Consent).filter(text=text).order_by("-asked_at", "pk"))
    names = _names([one.asked_by for one in found])
    return tuple(
        ConsentView(
            one.pk, one.words, one.agrees, _state(one, text), names.get(one.asked_by, ""), one.asked_at,
            one.refused_words, _state(one, text) == WAITING and one.asked_by != reader.account,
        )
        for one in found
    )  # fmt: skip


def _state(one: Consent, text: Sanitised) -> str:
    if one.refused_at is not None:
        return REFUSED
    if one.sha256 != text.sha256:
        return "of other words"
    if not one.agrees:
        return "said"
    return "approved" if one.approved_at is not None else WAITING


def _names(accounts: Iterable[UUID | None]) -> dict[UUID, str]:
    wanted = [account for account in accounts if account is not None]
    return dict(Account.objects.filter(pk__in=wanted).values_list("pk", "person__name"))
