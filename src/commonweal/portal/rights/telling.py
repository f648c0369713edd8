"""Who is told that something is asked of them: whoever holds it and may read all that the ask is tied to.

Once one of them has answered, somebody else who reads the same is told to read that through.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from commonweal.portal.access import reach
from commonweal.portal.access.models import Audience, Lock, Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import OFFICER, Reader, reader_of
from commonweal.portal.notices.models import Notice
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account, Membership, Person
from commonweal.portal.rights import holdings, rules
from commonweal.portal.rights.holdings import Holding
from commonweal.portal.rights.models import Ask, UnitAsk
from commonweal.portal.rights.models.ask import OPEN

ASKED = "You are asked about something that you hold."
NOBODY = "A request waits for an answer that nobody may give today: somebody left, or a seat is empty."
SECOND = "An answer to a request waits for you, as a second person, to read it through."
ALONE = "An answer waits for a second person to read it through, and nobody else may read it today."
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
    able = _reading([source, *ends])
    if asked := [person for person, _ in able if person in holders]:
        return asked
    return [person for person, reader in able if over or holding.answers(reader, source)]


def _reading(things: Sequence[Thing]) -> list[tuple[Person, Reader]]:
    """Officers who may read all of these. Who is of none of their audiences is not even looked at."""
    officers = Membership.objects.filter(reach.living(), role=OFFICER).values("person")
    accounts = Account.objects.filter(_of_all(things), person__in=officers, is_active=True).select_related("person")
    readers = ((account.person, reader_of(account)) for account in accounts.order_by("person__name", "pk"))
    return [
        (person, reader) for person, reader in readers
        if all(opens(reader, thing) and thing.lock_id not in reader.glass_locks for thing in things)
    ]  # fmt: skip


def _of_all(things: Sequence[Thing]) -> Q:
    """Whoever is of every audience of these, as it is now: most often nobody. Whether they read is asked of them."""
    through = Lock.audiences.through.objects.filter(lock__in={thing.lock_id for thing in things})
    wanted = Q()
    for audience in Audience.objects.filter(pk__in=through.values("audience")).order_by("pk"):
        of = reach.reach_of(audience)
        if of.kind == "agencies":
            wanted &= Q(person__in=Membership.objects.filter(reach.living(), agency__in=of.ids).values("person"))
        elif of.kind == "people":
            wanted &= Q(person__in=of.ids)
        elif of.kind in reach.GROUPS:
            wanted &= Q(person__in={person for person, _ in reach.living_seats(of.ids, glass=True)})
    return wanted


def tell(people: Iterable[Person], ask: Ask | UnitAsk, *, again: str = "") -> None:
    """Tell them, in words that give nothing away. Nobody is told twice, but of what is asked anew (`again`: a key)."""
    for person in people:
        notices.tell(
            person, kind="rights", words=ASKED, address=reverse("rights:asks"), about=ask.pk, due_on=ask.due_on,
            once=f"rights:{ask.pk}:{again}".rstrip(":"),
        )  # fmt: skip


def tell_who_came() -> None:
    """Whoever may answer today, where nobody could when it was asked, or nobody of those who were told is left."""
    for model in (Ask, UnitAsk):
        keys = {f"rights:{pk}": pk for pk in model.objects.filter(state=OPEN).values_list("pk", flat=True)}
        told = set(Notice.objects.filter(_still_here(), once__in=keys).values_list("once", flat=True))
        waiting = [pk for key, pk in keys.items() if key not in told]
        for ask in model.objects.filter(pk__in=waiting).select_related("thing__other_end").order_by("pk"):
            tell(answering_today(ask), ask)


def answering_today(ask: Ask | UnitAsk) -> list[Person]:
    """Who is asked, as things stand today."""
    source, end = rules.source_of(ask), ask.thing.other_end
    return answering(holdings.of_kind(ask.source), source, [end] if end else [], over=rules.over_a_link(ask))


def _still_here() -> Q:
    return Q(person__in=Membership.objects.filter(reach.living()).values("person"))


def tell_second(ask: Ask | UnitAsk) -> None:
    """Once for each answer: whoever may read it through; where nobody may, governance learns that, and not of what."""
    key = f"rights second:{ask.pk}:{ask.prepared_at:%Y%m%d%H%M%S}"
    if ask.request is None or Notice.objects.filter(_still_here(), once=key).exists():
        return
    people = seconds(ask)
    for person in people:
        notices.tell(
            person, kind="rights", words=SECOND, address=reverse("rights:asks"), about=ask.pk, due_on=ask.due_on,
            once=key,
        )  # fmt: skip
    if not people:  # once for a request: how many of its answers wait so would say how much is held
        tell_governance(ask.request, ALONE, once="rights alone")


def seconds(ask: Ask | UnitAsk) -> list[Person]:
    """Who may read an answer through: of these, whoever answers for the thing, too, or else all."""
    able = [person for person, reader in _reading([ask.thing]) if rules.reader_can_review(reader, ask)]
    holders = list(holdings.of_kind(ask.source).holders(rules.source_of(ask)))
    return [person for person in able if person in holders] or able


def tell_governance(request: UUID, words: str = NOBODY, *, once: str = "rights nobody") -> None:
    """Something of a request waits for governance: that nobody may answer what is asked, and not of what."""
    address = reverse("rights:request", args=[request])
    tell_governors(words, address, once=f"{once}:{request}", about=request)


def tell_governors(words: str, address: str, *, once: str, about: UUID | None = None) -> None:
    """Tell governance, once."""
    for person in Person.objects.filter(pk__in=reach.holders("governance")).order_by("pk"):
        notices.tell(person, kind="rights", words=words, address=address, once=once, about=about)
