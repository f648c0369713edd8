"""Who is told that something is asked of them: whoever holds it and may read all that the ask is tied to."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from commonweal.portal.access import reach
from commonweal.portal.access.models import Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import OFFICER, Reader, reader_of
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Membership, Person
from commonweal.portal.rights.holdings import Holding
from commonweal.portal.rights.models import Ask, UnitAsk

ASKED = "You are asked about something that you hold."
NOBODY = "A request waits for an answer that nobody may give today: somebody left, or a seat is empty."
ANSWERED = "Whoever holds something answered: a request waits for you."
TO_ERASE = "Somebody asked for their data to be erased, and its holder agrees: it waits for you."
UNHELD = "Something is proposed to be let go that nobody answers for today: two of you decide."


def answering(holding: Holding, source: Thing, ends: Sequence[Thing], *, over: bool) -> list[Person]:
    """Who is asked about a thing that is tied to these: holders who may read all of it.

    Where none of them may, whoever else answers for the thing and may; `over` a link, whoever may.
    """
    holders = list(holding.holders(source))
    if not ends:
        return holders
    if able := _reading([source, *ends], Q(person__in=holders)):
        return [person for person, _ in able]
    others = _reading([source, *ends], Q())
    return [person for person, reader in others if over or holding.answers(reader, source)]


def _reading(things: Sequence[Thing], wanted: Q) -> list[tuple[Person, Reader]]:
    officers = Membership.objects.filter(reach.living(), role=OFFICER).values("person")
    accounts = Account.objects.filter(wanted, person__in=officers, is_active=True).select_related("person")
    readers = ((account.person, reader_of(account)) for account in accounts.order_by("person__name", "pk"))
    return [
        (person, reader) for person, reader in readers
        if all(opens(reader, thing) and thing.lock_id not in reader.glass_locks for thing in things)
    ]  # fmt: skip


def tell(people: Iterable[Person], ask: Ask | UnitAsk, *, again: str = "") -> None:
    """Tell them, in words that give nothing away. Nobody is told twice, but of what is asked anew (`again`: a key)."""
    for person in people:
        notices.tell(
            person, kind="rights", words=ASKED, address=reverse("rights:asks"), about=ask.pk, due_on=ask.due_on,
            once=f"rights:{ask.pk}:{again}".rstrip(":"),
        )  # fmt: skip


def tell_governance(request: UUID, words: str = NOBODY, *, once: str = "rights nobody") -> None:
    """Something of a request waits for governance: that nobody may answer what is asked, and not of what."""
    address = reverse("rights:request", args=[request])
    tell_governors(words, address, once=f"{once}:{request}", about=request)


def tell_governors(words: str, address: str, *, once: str, about: UUID | None = None) -> None:
    """Tell governance, once."""
    for person in Person.objects.filter(pk__in=reach.holders("governance")).order_by("pk"):
        notices.tell(person, kind="rights", words=words, address=address, once=once, about=about)
