"""Which locks open to whom, in one fixed statement.

It is asked before every page. Written out, since building it anew with the ORM took ten times what the database takes
to answer it. `access.walls.functions` asks the same inside PostgreSQL; the tests hold the two against each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField

from commonweal.portal.audit.clock import now
from commonweal.portal.partnership.models import Agency, Person

# No lock has this id. It stands among every reader's locks, so that a question about none of them is asked all the
# same: otherwise the number of queries would tell whether anything is kept under a lock at all.
NO_LOCK = UUID(int=0)

# A lock opens where each of its audiences is one that the reader is of; one without its audiences opens to nobody.
# It starts from what the reader is of: there may be a hundred thousand locks, of which a few hundred are theirs. The
# audiences that are one row each are found by their key, which has an index.
STATEMENT = """
WITH seats AS (
  SELECT s.audience_id, s.glass FROM access_seat s
    WHERE %(partner)s = 1 AND s.person_id = %(person)s AND s.agency_id IN ({serves})
    AND (s.until IS NULL OR s.until > %(now)s)
), satisfied AS (
  SELECT a.id FROM access_audience a WHERE a.key = 'public' OR (a.key IN ('partners', 'drafts') AND %(partner)s = 1)
  UNION SELECT aa.audience_id FROM access_audience_agencies aa JOIN access_audience a ON a.id = aa.audience_id
    WHERE a.kind = 'agencies' AND aa.agency_id IN ({agencies})
  UNION SELECT ap.audience_id FROM access_audience_people ap JOIN access_audience a ON a.id = ap.audience_id
    WHERE a.kind = 'people' AND %(partner)s = 1 AND ap.person_id = %(person)s
  UNION SELECT s.audience_id FROM seats s
  UNION SELECT a.id FROM access_audience a JOIN seats s ON s.audience_id = a.group_id
    WHERE a.kind = 'members' AND NOT s.glass
), opened AS (
  SELECT la.lock_id, MAX(CASE WHEN la.audience_id IN (SELECT audience_id FROM seats WHERE glass)
      AND la.audience_id NOT IN (SELECT audience_id FROM seats WHERE NOT glass) THEN 1 ELSE 0 END) AS glass
  FROM access_lock_audiences la WHERE la.audience_id {satisfied}
  GROUP BY la.lock_id
  HAVING COUNT(*) = (SELECT COUNT(*) FROM access_lock_audiences every WHERE every.lock_id = la.lock_id)
)
SELECT l.id, 1, 1, 0, 0 FROM access_lock l WHERE l.key = ''
UNION ALL
SELECT lock_id, 0, 1, 0, glass FROM opened
UNION ALL
SELECT la.lock_id, 0, 0, 1, 0 FROM access_lock_audiences la JOIN access_audience a ON a.id = la.audience_id
WHERE a.key = 'drafts'
  AND (SELECT COUNT(*) FROM access_lock_audiences every WHERE every.lock_id = la.lock_id) = 1
"""
# As an array PostgreSQL looks each audience up in its index; as a join it reads every lock there is.
SATISFIED = {"postgresql": "= ANY (ARRAY(SELECT id FROM satisfied))", "sqlite": "IN (SELECT id FROM satisfied)"}


@dataclass(frozen=True, slots=True)
class Locks:
    """The locks that open to somebody; that of what everyone reads; those of what they will read once it is out."""

    opened: frozenset[UUID]
    public: frozenset[UUID]
    drafts: frozenset[UUID]
    glass: frozenset[UUID]  # of the opened: those that only broken glass opens


def locks_of(person: UUID | None, agencies: Iterable[UUID], *, partner: bool, serves: Iterable[UUID] = ()) -> Locks:
    """The locks of a person of these agencies.

    `partner`: whether they hold any place but an administrator's. `serves`: agencies that they are a partner officer
    of, for which alone a seat opens anything: who became an analyst there reads no task and no file of a case.
    """
    given: dict[str, Any] = {
        "partner": int(partner), "person": _stored(Person, person),
        "now": DateTimeField().get_db_prep_value(now(), connection),
    }  # fmt: skip
    given |= {f"agency{n}": _stored(Agency, agency) for n, agency in enumerate(sorted(agencies))}
    given |= {f"serves{n}": _stored(Agency, agency) for n, agency in enumerate(sorted(serves))}
    listed, served = (
        ", ".join(f"%({name})s" for name in given if name.startswith(kind)) or "NULL" for kind in ("agency", "serves")
    )
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(agencies=listed, serves=served, satisfied=SATISFIED[connection.vendor]), given)
        rows = [(_read(lock), *told) for lock, *told in cursor.fetchall()]
    return Locks(
        opened=frozenset(lock for lock, _, opened, _, _ in rows if opened) | {NO_LOCK},
        public=frozenset(lock for lock, public, _, _, _ in rows if public) | {NO_LOCK},
        drafts=frozenset(lock for lock, _, _, drafts, _ in rows if drafts),
        glass=frozenset(lock for lock, _, _, _, glass in rows if glass),
    )


def _stored(model: type[Person] | type[Agency], value: UUID | None) -> str | UUID | None:
    """An id as the database keeps it: SQLite has no type of its own for it."""
    stored: str | UUID | None = model._meta.pk.get_db_prep_value(value, connection)
    return stored


def _read(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
