"""People and their accounts, for administrators and information governance."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from commonweal.portal.partnership.models import Account, Membership, Person, SecondFactorReset
from commonweal.portal.partnership.queries.memberships import MembershipView, living, views

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list."""

    id: UUID
    name: str
    post: str
    agency: str
    roles: tuple[str, ...]
    username: str
    account: str  # "", "open", "closed"
    second_factor: bool


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as its page shows it."""

    id: UUID
    username: str
    email: str
    is_active: bool
    is_demo: bool
    has_password: bool
    second_factor: bool
    last_login: dt.datetime | None
    reset_asked: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's page."""

    id: UUID
    name: str
    full_name: str
    post: str
    agency: str
    memberships: tuple[MembershipView, ...]
    account: AccountView | None


@dataclass(frozen=True, slots=True)
class ResetView:
    """A second factor that somebody asked to have reset."""

    id: UUID
    person: str
    username: str
    reason: str
    asked_by: str
    asked_at: dt.datetime
    asked_by_account: UUID
    account: UUID


def page_of_people(words: str, number: str | None) -> tuple[Page[Person], tuple[PersonRow, ...]]:
    """A page of people by name, and its lines; with words, those whose name, agency or user name holds them."""
    found = Person.objects.order_by("name", "id")
    for word in words.split()[:5]:
        found = found.filter(
            Q(name__icontains=word) | Q(agency__name__icontains=word) | Q(account__username__icontains=word)
        )
    page = Paginator(_with_all(found), A_PAGE).get_page(number)
    return page, tuple(_row(one) for one in page.object_list)


def person(found: UUID) -> PersonView | None:
    """One person with memberships, living first, and account."""
    one = Person.objects.filter(pk=found).select_related("agency", "account").first()
    if one is None:
        return None
    return PersonView(
        id=one.id,
        name=one.name,
        full_name=" ".join(part for part in (one.prefix, one.name, one.suffix) if part),
        post=one.post,
        agency=one.agency.name if one.agency else "",
        memberships=tuple(sorted(views(Membership.objects.filter(person=one)), key=lambda m: not m.living)),
        account=_account(getattr(one, "account", None)),
    )


def resets_waiting() -> tuple[ResetView, ...]:
    """Second factors that wait for a second person's answer."""
    rows = SecondFactorReset.objects.filter(agreed_at=None, refused_at=None).select_related("account__person")
    found = list(rows.order_by("asked_at"))
    askers = Account.objects.filter(id__in={row.asked_by for row in found}).select_related("person")
    names = {account.id: account.person.name for account in askers}
    return tuple(
        ResetView(
            id=row.id,
            person=row.account.person.name,
            username=row.account.username,
            reason=row.reason,
            asked_by=names.get(row.asked_by, ""),
            asked_at=row.asked_at,
            asked_by_account=row.asked_by,
            account=row.account_id,
        )
        for row in found
    )


def _with_all(found: QuerySet[Person]) -> QuerySet[Person]:
    factors = Authenticator.objects.filter(user__person=OuterRef("pk"))
    now_held = Prefetch("memberships", queryset=living().order_by("role"), to_attr="held")
    return found.select_related("agency", "account").prefetch_related(now_held).annotate(factor=Exists(factors))


def _row(one: Person) -> PersonRow:
    account: Account | None = getattr(one, "account", None)
    return PersonRow(
        id=one.id,
        name=one.name,
        post=one.post,
        agency=one.agency.name if one.agency else "",
        roles=tuple(dict.fromkeys(m.role for m in one.held)),  # type: ignore[attr-defined]
        username=account.username if account else "",
        account=("open" if account.is_active else "closed") if account else "",
        second_factor=bool(one.factor),  # type: ignore[attr-defined]
    )


def _account(account: Account | None) -> AccountView | None:
    if account is None:
        return None
    return AccountView(
        id=account.id,
        username=account.username,
        email=account.email,
        is_active=account.is_active,
        is_demo=account.is_demo,
        has_password=account.has_usable_password(),
        second_factor=Authenticator.objects.filter(user=account).exists(),
        last_login=account.last_login,
        reset_asked=account.second_factor_resets.filter(agreed_at=None, refused_at=None).exists(),
    )
