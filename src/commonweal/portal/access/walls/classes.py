"""Every table of the portal is classed: under a lock, of one person, of the audit, a vocabulary, or open with a reason.

A table that is not classed gets no right for the web's login, and fails the suite. A room classes a model of its own
that no lock rules by an attribute of the model: `BESIDE = "record"` (read with the row that this names),
`OPEN_BECAUSE = "why"`, or `ONLY_FOR = "person"`.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from commonweal.portal.access.models import Lock
from commonweal.portal.access.table import ROWS, allows

# Tables of the parts that the portal is built on, and of the partnership's ground.
REASONS = {
    "partnership.agency": "Agencies are named in public minutes.",
    "partnership.agencyname": "Agencies are named in public minutes.",
    "partnership.body": "Bodies are public.",
    "partnership.person": "Names stand in public minutes; pages choose which of them they show.",
    "partnership.account": "Looked up before anyone is signed in; holds no restricted matter.",
    "partnership.membership": "What every right is worked out from, before there is a reader.",
    "partnership.session": "Looked up by its secret key before anyone is signed in.",
    "partnership.token": "Looked up by the hash of its secret before there is a reader.",
    "sessions.session": "Looked up by its secret key before anyone is signed in.",
    "contenttypes.contenttype": "Names of models.",
    "auth.permission": "Unused: the portal's rules are its own.",
    "auth.group": "Unused: the portal's rules are its own.",
    "auth.group_permissions": "Unused: the portal's rules are its own.",
    "account.emailaddress": "An account's own address, asked while it signs in.",
    "account.emailconfirmation": "A secret key, looked up before anyone is signed in.",
    "mfa.authenticator": "Second factors, asked while an account signs in.",
    "axes.accessattempt": "Failed sign-ins, counted before anyone is signed in.",
    "axes.accessattemptexpiration": "Failed sign-ins, counted before anyone is signed in.",
    "axes.accessfailurelog": "Failed sign-ins, counted before anyone is signed in.",
    "axes.accesslog": "Sign-ins, written before anyone is signed in.",
}
VOCABULARY = {  # label -> what a new row must satisfy: they are interned and never change
    # A row's key says what it is. Without that, one made beforehand under another's key would open what comes later.
    "access.audience": "CASE kind WHEN 'group' THEN key = 'group:' || id "
    "WHEN 'members' THEN key = 'members:' || group_id WHEN 'agencies' THEN key LIKE 'agencies:%' "
    "WHEN 'people' THEN key LIKE 'people:%' ELSE key = kind AND kind IN ('public', 'partners', 'drafts') END",
    "access.lock": "true",
    "access.lock_audiences": "audience_id::text = ANY (string_to_array((SELECT key FROM access_lock "
    "WHERE id = lock_id), ','))",
    "access.audience_agencies": "agency_id::text = ANY (string_to_array((SELECT key FROM access_audience "
    "WHERE id = audience_id), ':'))",
    "access.audience_people": "person_id::text = ANY (string_to_array((SELECT key FROM access_audience "
    "WHERE id = audience_id), ':'))",
}
SEATS = {"access.seat", "access.sealedfrom"}
CHAIN = {"audit.head", "audit.entry", "audit.aside", "audit.disposal"}


@dataclass(frozen=True, slots=True)
class Locked:
    """Read with its lock by those whose roles read its row; `own`: roles that read what they made alone."""

    table: str
    key: str  # the column that names the thing
    roles: tuple[str, ...]
    own: tuple[str, ...]
    residents: bool
    unit: bool = False  # the intelligence unit reads what others of its roles read only if they made it


@dataclass(frozen=True, slots=True)
class OnlyFor:
    """Read by the person that a column names."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Read by all, added to, never changed."""

    table: str
    check: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Read with the row that a column names: whoever reads that reads this."""

    table: str
    column: str
    parent: str
    parent_key: str
    above: "Class | None" = None  # the row's own class: where only broken glass opens it, nothing is put beside it


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits in a group, or from whom it is sealed: read by those in it, written by its lead."""

    table: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One of the audit's own tables."""

    table: str


@dataclass(frozen=True, slots=True)
class Open:
    """Ruled by no lock, for a reason."""

    table: str
    reason: str


Class = Locked | Beside | OnlyFor | Seats | Vocabulary | Chain | Open


def classed(model: type[Model]) -> Class | None:
    """The class of a model's table; None where nobody has said."""
    label, table = model._meta.label_lower, model._meta.db_table
    if label in VOCABULARY:
        return Vocabulary(table, VOCABULARY[label])
    if label in SEATS:
        return Seats(table)
    if label in CHAIN:
        return Chain(table)
    if any(field.name == "lock" and field.related_model is Lock for field in model._meta.get_fields()):
        return _locked(model)
    if beside := getattr(model, "BESIDE", ""):
        tie = model._meta.get_field(beside)
        above = tie.related_model
        parent, key = above._meta.db_table, above._meta.pk.attname  # type: ignore[union-attr]
        return Beside(table, tie.attname, parent, key, classed(above))  # type: ignore[arg-type,union-attr]
    if person := getattr(model, "ONLY_FOR", ""):
        return OnlyFor(table, model._meta.get_field(person).attname)  # type: ignore[union-attr]
    reason = getattr(model, "OPEN_BECAUSE", "") or REASONS.get(label, "")
    return Open(table, reason) if reason else None


def all_classed() -> tuple[list[Class], list[str]]:
    """Every table's class, and the models that have none."""
    found: list[Class] = []
    unclassed = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        known = classed(model)
        if known is None:
            unclassed.append(model._meta.label)
        else:
            found.append(known)
    return found, sorted(unclassed)


def _locked(model: type[Model]) -> Locked:
    row = getattr(model, "TABLE_ROW", "")
    table = model._meta.db_table
    key = {"access_thing": "id"}.get(table, "thing_id")
    if not row:  # a thing itself, its stub, its widening: read with the lock by whoever opens it
        return Locked(table, key, tuple(role for role in ROWS["item, minute"] if role != "resident"), (), True)
    reading = {role: set(words.split("/")) for role in ROWS[row] if (words := allows(row, role, "R")) is not None}
    return Locked(
        table,
        key,
        tuple(role for role, conditions in reading.items() if "own" not in conditions and role != "resident"),
        tuple(role for role, conditions in reading.items() if "own" in conditions),
        "resident" in reading,
        any("unit" in conditions for conditions in reading.values()),
    )
