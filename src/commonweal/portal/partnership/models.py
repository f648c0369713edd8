"""Agencies, people, accounts, bodies, memberships."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from commonweal.portal.audit.clock import new_id

ROLES = ("member", "partner officer", "chair", "clerk", "analyst", "governance", "administrator")


class Agency(models.Model):
    """An organisation of the partnership: council, police, fire, probation, health, housing, youth justice ..."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=60, blank=True)
    force = models.BooleanField(default=False)  # the police force: the duty "intelligence unit" counts there alone
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)


class AgencyName(models.Model):
    """A name that an agency was printed under, and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    printed = models.CharField(max_length=200)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)


class Body(models.Model):
    """The partnership itself, a task and finish group or a working group."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, default="partnership")  # partnership, task and finish group, working group
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="groups")
    remit = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)


class Person(models.Model):
    """Someone who sits on a body or is named in its papers; not everyone has an account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=40, blank=True)  # Cllr, Dr
    suffix = models.CharField(max_length=40, blank=True)  # OBE
    post = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="people")


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by username."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Usernames are compared without case."""
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """What signs in. Its password and second factor are the account's; what it may do comes from memberships alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = Accounts()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]  # noqa: RUF012
    # Django asks these two of every user; the portal's own rules are in access/, and there is no Django admin.
    is_staff = False
    is_superuser = False

    def __str__(self) -> str:
        return self.username

    def has_perm(self, _perm: str, _obj: object = None) -> bool:
        """Never: Django's own permissions are not used."""
        return False

    def has_module_perms(self, _label: str) -> bool:
        """Never: there is no Django admin."""
        return False


class Membership(models.Model):
    """A person's place: agency, role and body, from a day until a day. What a reader may do lives and dies with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    duty = models.CharField(max_length=60, blank=True)  # agency lead, intelligence unit
    seat = models.CharField(max_length=60, blank=True)  # vice chair, cabinet member
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recertified_on = models.DateField(null=True, blank=True)

    class Meta:
        """A membership ends no sooner than it begins; a role is one of the table's."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_after"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="membership_role_known"),
        ]


class Session(AbstractBaseSession):
    """A browser that is signed in, or on its way to it. Opaque; with its account, so that it can be ended."""

    OPEN_BECAUSE = "a session is read by its secret key, before it is known who reads"

    account = models.UUIDField(null=True, db_index=True)


class Token(models.Model):
    """What lets a calendar or news reader fetch one person's feed: kept as a hash, for one purpose, revocable."""

    OPEN_BECAUSE = "a token is found by the hash of its secret, before it is known who reads"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    purpose = models.CharField(max_length=40)  # calendar, actions, news
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class SecondFactorReset(models.Model):
    """An account that lost its second factor: asked for by an administrator, agreed to by someone else, then done."""

    OPEN_BECAUSE = "an administrator and governance read it by the table's account row; it holds no restricted matter"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="second_factor_resets")
    reason = models.CharField(max_length=300)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)
    refused_by = models.UUIDField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        """Agreed to by a second person; agreed or refused, not both; its moment with its doer."""

        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_at=None)
                | (Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("asked_by"))),
                name="second_factor_reset_second_person",
            ),
            models.CheckConstraint(
                condition=Q(refused_by=None, refused_at=None) | Q(refused_by__isnull=False, refused_at__isnull=False),
                name="second_factor_reset_refused_pair",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(refused_at=None), name="second_factor_reset_answered_once"
            ),
        ]
