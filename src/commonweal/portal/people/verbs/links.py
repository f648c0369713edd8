"""Links: suggested, confirmed, refused, undone. Two records stay two records, whatever becomes of their link."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Account
from commonweal.portal.people import hooks, matching, rules
from commonweal.portal.people.models import CONFIRMED, REFUSED, SUGGESTED, UNDONE, Link, Record, Reliance
from commonweal.portal.people.queries.links import known_pairs

UNDONE_WORDS = (
    "Two records that you were shown as one person's are of two people after all. Look at what you did with them."
)


@recorded
def suggest(pairs: Iterable[matching.Pair], *, compared: int, by: Reader, about: UUID | None = None) -> list[Link]:
    """Keep suggestions for whoever may read both records. A pair that has a link already, refused or not, gets none;
    where that still waits, its reasons are those of today.

    Comparing is processing of people's data, so it is entered whether or not anything was found.
    """
    check_people_allowed()
    rules.check_reader_can_enter(by)
    found = list(pairs)
    known = known_pairs(by, {end for pair in found for end in (pair.one, pair.other)})
    rows = Record.objects.select_related("thing").in_bulk([end for pair in found for end in (pair.one, pair.other)])
    made = [
        _make(rows[pair.one], rows[pair.other], by, weight=pair.weight, reasons=matching.kept(pair.reasons))
        for pair in found
        if frozenset((pair.one, pair.other)) not in known
    ]
    _renew({known[ends]: pair for pair in found if (ends := frozenset((pair.one, pair.other))) in known})
    note("match people", by=by.account, thing=about, words=f"{compared} records compared, {len(made)} pairs suggested")
    return made


@recorded
def tie(one: Record, other: Record, *, by: Reader) -> Link:
    """Tie two records together by hand, to be confirmed like any suggestion. The link that they have is that."""
    check_people_allowed()
    rules.check_reader_can_tie(by, one, other)
    known = known_pairs(by, {one.pk, other.pk}).get(frozenset((one.pk, other.pk)))
    return Link.objects.select_related("thing__lock").get(pk=known) if known else _make(one, other, by)


@recorded
def confirm(link: Link, *, purpose: str, by: Reader, grounds: Any = None) -> Link:
    """Say that two records are of one person, for a purpose. Between two agencies that is a disclosure."""
    link = _held(link)
    rules.check_reader_can_decide(by, link, CONFIRMED)
    check_said(purpose, "for what purpose")
    sharing = hooks.sharing()
    shared = None
    if sharing is not None and link.one.agency_id != link.other.agency_id:
        if grounds is None:
            raise SomethingMissing("It is not said why this is lawful.", "Give the power and the lawful basis.")
        shared = sharing.record(link, purpose=purpose.strip(), grounds=grounds, by=by)
    return _decided(link, "confirm link", by, CONFIRMED, purpose, disclosure=shared)


@recorded
def refuse(link: Link, *, why: str, by: Reader) -> Link:
    """Say that two records are of two people. It is not suggested again."""
    link = _held(link)
    rules.check_reader_can_decide(by, link, REFUSED)
    check_said(why, "why they are two people")
    return _decided(link, "refuse link", by, REFUSED, why)


@recorded
def undo(link: Link, *, why: str, by: Reader) -> Link:
    """Take a confirmed link back, and tell everyone who was shown the two records as one person's, or said they are."""
    link = _held(link)
    rules.check_reader_can_decide(by, link, UNDONE)
    check_said(why, "why they are two people after all")
    confirmed_at, confirmed_by = link.decided_at, link.decided_by
    done = _decided(link, "undo link", by, UNDONE, why)
    relied = set(Reliance.objects.filter(link=link).values_list("account", flat=True))
    relied = (relied | ({confirmed_by} if confirmed_by else set())) - {by.account}
    for account in Account.objects.filter(pk__in=relied, is_active=True).select_related("person").order_by("pk"):
        notices.tell(
            account.person, kind="link undone", words=UNDONE_WORDS, address=reverse("people:link", args=[link.pk]),
            about=link.pk, once=f"undone:{link.pk}:{confirmed_at}",
        )  # fmt: skip
    Reliance.objects.filter(link=link).delete()
    return done


def rely(reader: Reader, links: Iterable[UUID]) -> None:
    """Keep that somebody was shown these links' records as one person's. It asks as much where there are none."""
    if reader.account is None:
        return
    wanted = set(links)
    held_already = set(
        Reliance.objects.filter(link__in=sorted(wanted), account=reader.account).values_list("link", flat=True)
    )
    Reliance.objects.bulk_create(
        (Reliance(link_id=link, account=reader.account, first_at=now()) for link in sorted(wanted - held_already)),
        ignore_conflicts=True,
    )


def _make(one: Record, other: Record, by: Reader, **fields: Any) -> Link:
    first, second = sorted((one, other), key=lambda row: (row.entered_at, row.pk))
    return things.make(
        Link, home=first.thing, other_end=second.thing, audience=audiences.public(), by=by, one=first, other=second,
        suggested_at=now(), **fields,
    )  # fmt: skip


def _renew(found: dict[UUID, matching.Pair]) -> None:
    """A record may have been corrected since it was compared."""
    for link in Link.objects.filter(pk__in=sorted(found), state=SUGGESTED).order_by("pk"):
        pair = found[link.pk]
        reasons = matching.kept(pair.reasons)
        Link.objects.filter(pk=link.pk).update(weight=pair.weight, reasons=reasons, suggested_at=now())


def _held(link: Link) -> Link:
    return held(link, "one__agency", "other__agency", "one__thing", "other__thing")


def _decided(link: Link, act: str, by: Reader, state: str, words: str, **fields: Any) -> Link:
    return changed(link, act, by, state=state, decided_at=now(), decided_by=by.account, why=words.strip(), **fields)
