"""Every address of the portal with things to show at it, for tests that look at all of them."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.urls import reverse

from address_classes import ADDRESSES
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import Release, Seat, Widening
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, releases
from commonweal.portal.audit.models import Entry
from commonweal.portal.cases.models import Case
from commonweal.portal.disclosures.models import DataSet, Disclosure
from commonweal.portal.intelligence.models import DRAFT, Mention, Report
from commonweal.portal.intelligence.models import Item as Piece
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.partnership.models import Body, Membership, SecondFactorReset
from commonweal.portal.people import said
from commonweal.portal.people.models import Record
from portal_world import World
from proof_addresses import found

Things = Callable[[str], list[UUID]]
UNIT = "unit"  # in the busy portal: whose pages are the force's unit's alone, and nobody else's
EACH = 6  # things of a kind: one in each state, where there are so many


def addresses(world: World, reader: str | None, room: str) -> Iterator[tuple[str, str]]:
    """Names and addresses of a room, each with a few things that a reader may read, and one that they may not."""
    things = cache(partial(_things, world.reader(reader)))
    for one in found():
        space, _, _short = one.name.rpartition(":")
        if (space or "config") == room:
            who = ADDRESSES[one.name].who or {UNIT}
            most = None if reader in who else 1  # where nothing answers them, once is enough
            for arguments in _arguments(world, things, one.name, one.takes)[:most]:
                yield one.name, reverse(one.name, args=arguments)


def _arguments(world: World, things: Things, name: str, takes: tuple[str, ...]) -> list[list[Any]]:
    if name in ROWS:
        return [ROWS[name](world)]
    if not takes:
        return [[]]
    more = list(ADDRESSES[name].more[:1])
    return [[one, *more] for one in things(ADDRESSES[name].takes)]


def _things(reader: Reader, kind: str) -> list[UUID]:
    """One of each state and kind of item, and one that this reader may not read."""
    ids: list[UUID] = []
    for model in kept_models():
        if kind in (model._meta.label_lower, "thing"):
            rows = list(readable(reader, model))
            told_apart = {
                (getattr(row, "state", ""), getattr(row, "kind", ""), getattr(row, "closed_on", None) is None): row.pk
                for row in rows
            }
            ids += list(told_apart.values())[: 1 if kind == "thing" else EACH]
            others = model._default_manager.exclude(pk__in=[row.pk for row in rows])
            ids += others.values_list("pk", flat=True)[:1]
    return ids


def _person(world: World) -> list[Any]:
    return [world.people["member"].id]


def _membership(world: World) -> list[Any]:
    return [Membership.objects.filter(person=world.people["member"]).values_list("pk", flat=True)[0]]


def _item_of_its_meeting(world: World) -> list[Any]:
    item = Item.objects.order_by("pk").first()
    return [item.meeting_id, item.pk] if item else []


def _waiting_release(world: World) -> list[Any]:
    """One that waits and is approved on the ordinary page: a pack has a page of its own."""
    waiting = Release.objects.filter(approver=None, refused_at=None, withdrawn_at=None, kind="note")
    if not waiting.exists():
        meeting = Meeting.objects.select_related("thing").order_by("date", "pk")[0]
        files = [("note.txt", "text/plain", b"A note for everyone.")]
        clerk = world.reader("clerk")
        releases.propose(meeting.thing, kind="note", title="Note", files=files, audience=audiences.public(), by=clerk)
    return [waiting.values_list("pk", flat=True)[0]]


def _case_of_a_member(world: World) -> list[Any]:
    """One that the fire officer works on and does not lead: whoever leads it does not leave it."""
    seats = Seat.objects.filter(person=world.people["fire"], lead=False, glass=False, until=None)
    return [Case.objects.filter(group__in=seats.values("audience")).order_by("pk").values_list("pk", flat=True)[0]]


def _address_of_a_record(world: World) -> list[Any]:
    """Not every record gives one; this is one of the agency's own that does."""
    own = Record.objects.filter(agency=world.agencies["Police"], thing__home=None).order_by("entered_at", "pk")
    return [next(row.pk for row in own if said.read(row.said).addresses), 0]


ROWS: dict[str, Callable[[World], list[Any]]] = {
    "account_confirm_email": lambda _: ["no-such-key"],
    "account_reset_password_from_key": lambda _: ["1", "no-such-key"],
    **dict.fromkeys(["mfa_remove_webauthn", "mfa_edit_webauthn"], lambda _: [1]),
    "access:answer-consent": lambda _: [Widening.objects.values_list("pk", flat=True)[0]],
    **dict.fromkeys(
        ["access:consent", "access:review"], lambda _: [Widening.objects.values_list("thing", flat=True)[0]]
    ),
    "access:approve-release": _waiting_release,
    "audit:erase": lambda _: [Entry.objects.values_list("pk", flat=True)[0]],
    **dict.fromkeys(("audit:let-go", "audit:approve-letting-go", "audit:stay"), lambda _: ["2020-01"]),
    **dict.fromkeys(
        [f"partnership:{name}" for name in ("person", "change", "give-account", "close-account", "open-account",
                                            "ask-reset", "begin-membership")], _person,
    ),
    **dict.fromkeys(["partnership:end-membership", "partnership:confirm-membership"], _membership),
    "partnership:answer-reset": lambda _: [SecondFactorReset.objects.values_list("pk", flat=True)[0]],
    **dict.fromkeys(
        ["partnership:change-agency", "partnership:printed-name"], lambda world: [world.agencies["Police"].id]
    ),
    "partnership:change-body": lambda world: [world.body.id],
    "cases:agency": lambda world: [world.agencies["Police"].id],
    "cases:leave": _case_of_a_member,
    "cases:data-set-paper": lambda _: [DataSet.objects.exclude(approved_at=None).values_list("pk", flat=True)[0]],
    "disclosures:approve-data-set": lambda _: [
        DataSet.objects.filter(approved_at=None).values_list("pk", flat=True)[0]
    ],
    "disclosures:complete": lambda _: [
        Disclosure.objects.filter(emergency=True, says_what=False).values_list("pk", flat=True)[0]
    ],
    "intelligence:guide-row": lambda _: ["danger"],
    "intelligence:item": lambda _: [Piece.objects.filter(report__state=DRAFT).values_list("pk", flat=True)[0]],
    "intelligence:change-name": lambda _: [Mention.objects.filter(report__state=DRAFT).values_list("pk", flat=True)[0]],
    "intelligence:answer-asked": lambda _: [next(row.pk for row in Report.objects.order_by("pk") if row.asked)],
    "people:address": _address_of_a_record,
    "notices:open": lambda world: [world.people["member"].id],
    "meetings:set-up": lambda _: [Body.objects.values_list("pk", flat=True)[0]],
    "meetings:own-calendar-file": lambda _: ["no-such-token"],
    **dict.fromkeys(["meetings:change-line", "meetings:answer-offer"], _item_of_its_meeting),
}  # fmt: skip
