"""Who may do what with requests, asks, holds and disposal. Each rule is a pair."""

from commonweal.portal.access.models import Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.rights import holdings
from commonweal.portal.rights.models import ROW, Ask, Disposal, Question, Request, UnitAsk
from commonweal.portal.rights.models.ask import DRAFTED, OPEN
from commonweal.portal.rights.models.request import CLOSED
from commonweal.portal.rights.refusals import (
    AskNotInState,
    NotGovernance,
    NotTheirAsk,
    RequestNotInState,
    SecondPersonNeeded,
)

# Kinds that two of governance let go: their own papers, and what has nobody who answers for it by name.
OURS = ("rights.request", "rights.question", "cases.glass", "engagement.writing")
LINKS = ("people.link", "rights.ask")  # what an ask that a link brought is tied to: see `gathering`
ASK_THEM = "Ask information governance."


def check_reader_can_enter(reader: Reader) -> None:
    """Whoever a request reaches: governance, or an officer of any agency."""
    if not reader.may("W", ROW, own=True):
        raise NotGovernance("Officers and information governance enter requests.", ASK_THEM)


def reader_can_enter(reader: Reader) -> bool:
    """Whether `check_reader_can_enter` lets pass."""
    return allowed(check_reader_can_enter, reader)


def check_reader_governs(reader: Reader) -> None:
    """Governance alone."""
    if not reader.may("W", ROW):
        raise NotGovernance("Information governance deals with this.", ASK_THEM)


def reader_governs(reader: Reader) -> bool:
    """Whether `check_reader_governs` lets pass."""
    return allowed(check_reader_governs, reader)


def governance_alone(disposal: Disposal) -> bool:
    """Whether two of governance decide: of its own papers, and of what nobody answers for today."""
    return disposal.kind in OURS or disposal.unheld


def check_reader_can_work(reader: Reader, row: Request | Question) -> None:
    """Governance, on what is not closed."""
    check_reader_governs(reader)
    closed = row.state == CLOSED if isinstance(row, Request) else bool(row.decision)
    if closed:
        raise RequestNotInState("This was answered.", "Enter another request where they ask again.")


def reader_can_work(reader: Reader, row: Request | Question) -> bool:
    """Whether `check_reader_can_work` lets pass."""
    return allowed(check_reader_can_work, reader, row)


def reader_holds(reader: Reader, thing: Thing, holding: holdings.Holding | None) -> bool:
    """Whether they answer for a thing: the table's cell, the lock (broken glass opens it to be read only), its room."""
    if holding is None or thing.lock_id in reader.glass_locks or not reader.may("W", holding.asked.TABLE_ROW):
        return False
    return opens(reader, thing) and holding.answers(reader, thing)


def check_reader_can_answer(reader: Reader, ask: Ask | UnitAsk) -> None:
    """Whoever holds the thing: a case's lead, an officer of the record's agency, the intelligence unit.

    What only a link brought, whoever may read both of its ends: who holds the one may not know of the other.
    """
    if not _reads(reader, ask) or not (over_a_link(ask) or reader_holds_source(reader, ask)):
        raise NotTheirAsk("Whoever holds this answers.", "Ask its lead.")
    if ask.state not in (OPEN, DRAFTED):
        raise AskNotInState("This was answered.", "Nothing more is asked.")


def reader_can_answer(reader: Reader, ask: Ask | UnitAsk) -> bool:
    """Whether `check_reader_can_answer` lets pass."""
    return allowed(check_reader_can_answer, reader, ask)


def check_reader_can_review(reader: Reader, ask: Ask | UnitAsk) -> None:
    """Somebody else who reads it."""
    if not _reads(reader, ask):
        raise NotTheirAsk("Whoever works with this reads the answer.", "Ask its lead.")
    if ask.state != DRAFTED:
        raise AskNotInState("There is no answer to read.", "It is prepared first.")
    if ask.prepared_by == reader.account:
        raise SecondPersonNeeded("You prepared this answer.", "Somebody else who reads the same reads it through.")


def reader_can_review(reader: Reader, ask: Ask | UnitAsk) -> bool:
    """Whether `check_reader_can_review` lets pass."""
    return allowed(check_reader_can_review, reader, ask)


def reader_holds_source(reader: Reader, ask: Ask | UnitAsk) -> bool:
    """Whether they answer for what an ask is about."""
    return reader_holds(reader, source_of(ask), holdings.of_kind(ask.source))


def over_a_link(ask: Ask | UnitAsk) -> bool:
    """Whether only a link between two records brought what is asked about."""
    end = ask.thing.other_end_id
    return end is not None and Thing.objects.filter(pk=end, kind__in=LINKS).exists()


def _reads(reader: Reader, ask: Ask | UnitAsk) -> bool:
    open_to_them = opens(reader, ask.thing) and ask.lock_id not in reader.glass_locks
    return open_to_them and reader.may("W", ask.TABLE_ROW)


def source_of(ask: Ask | UnitAsk) -> Thing:
    """What is asked about; what is held elsewhere is asked about by itself."""
    wanted = ask.thing.home_id or ask.pk
    return Thing.objects.select_related("lock", "audience", "home__audience").get(pk=wanted)
