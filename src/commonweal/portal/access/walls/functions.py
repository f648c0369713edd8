"""What the wall asks: who am I, which locks do I open; and the two passages through it. SQL, kept in the database.

They mirror `access.reader` and `access.verbs.locks`; the tests hold the two against each other for every role. What
every query asks is in PL/pgSQL, which plans a statement once for each connection, where SQL plans it at every call.
"""

from collections.abc import Iterator

from commonweal.portal.access.table import ROWS
from commonweal.portal.access.walls import seats

# Whose rights: the account that the request set. Anything else (nothing, "system") is nobody.
ME = """
CREATE OR REPLACE FUNCTION commonweal_me() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('app.uid', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              THEN current_setting('app.uid', true)::uuid END
$$"""

PERSON = """
CREATE OR REPLACE FUNCTION commonweal_person() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT person_id FROM partnership_account WHERE id = commonweal_me() AND is_active);
END $$"""

HELD = """
CREATE OR REPLACE FUNCTION commonweal_held() RETURNS TABLE(role text, agency uuid, duty text)
LANGUAGE sql STABLE AS $$
  SELECT m.role::text, m.agency_id,
    CASE WHEN m.duty = 'intelligence unit' AND NOT coalesce(a.force, false) THEN '' ELSE m.duty END::text
  FROM partnership_membership m LEFT JOIN partnership_agency a ON a.id = m.agency_id
  CROSS JOIN (SELECT (now() AT TIME ZONE 'Europe/London')::date AS today) day
  WHERE m.person_id = (SELECT commonweal_person())
    AND m.since <= day.today AND (m.until IS NULL OR m.until >= day.today)
$$"""

HOLDS = """
CREATE OR REPLACE FUNCTION commonweal_holds(roles text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM commonweal_held() h WHERE h.role = ANY (roles))
$$"""

# The locks that open: those without an audience that this reader does not satisfy. An administrator satisfies none,
# and what is for an agency opens through a place there in one of the roles.
# `writing`: without those that only broken glass opens. It starts from what the reader is of, as `access.locks` does.
OPEN_LOCKS = """
CREATE OR REPLACE FUNCTION commonweal_open_locks(roles text[], residents boolean, writing boolean DEFAULT false)
RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (WITH held AS MATERIALIZED (SELECT * FROM commonweal_held()),
  reads AS (SELECT EXISTS (SELECT 1 FROM held WHERE held.role = ANY (roles)) AS beyond),
  member AS (SELECT EXISTS (SELECT 1 FROM held WHERE held.role <> 'administrator') AS anywhere),
  seats AS MATERIALIZED (SELECT * FROM commonweal_seats() seat WHERE NOT (writing AND seat.glass)),
  satisfied AS MATERIALIZED (
    SELECT a.id FROM access_audience a WHERE a.key = 'public'
    UNION SELECT a.id FROM access_audience a, member WHERE a.key IN ('partners', 'drafts') AND member.anywhere
    UNION SELECT aa.audience_id FROM access_audience_agencies aa
      JOIN held ON held.agency = aa.agency_id AND held.role = ANY (roles) AND held.role <> 'administrator'
    UNION SELECT ap.audience_id FROM access_audience_people ap, member
      WHERE ap.person_id = (SELECT commonweal_person()) AND member.anywhere
    UNION SELECT seats.audience FROM seats
    UNION SELECT a.id FROM access_audience a JOIN seats ON seats.audience = a.group_id
      WHERE a.kind = 'members' AND NOT seats.glass
  ), opened AS (
    SELECT la.lock_id FROM access_lock_audiences la WHERE la.audience_id = ANY (ARRAY(SELECT id FROM satisfied))
    GROUP BY la.lock_id
    HAVING count(*) = (SELECT count(*) FROM access_lock_audiences every WHERE every.lock_id = la.lock_id)
  )
  SELECT coalesce(array_agg(id), '{}') FROM (
    SELECT l.id FROM access_lock l, reads WHERE l.key = '' AND (residents OR reads.beyond)
    UNION ALL SELECT opened.lock_id FROM opened, reads WHERE reads.beyond) AS found);
END $$"""

# The rest runs with the owner's rights, for the system: it must reach what the asker may not read.
_PRIVILEGED = """
LANGUAGE plpgsql {volatility} SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
  before text := coalesce(current_setting('app.uid', true), '');
  {declare}
BEGIN
  PERFORM set_config('app.uid', 'system', true);
  {body}
  PERFORM set_config('app.uid', before, true);
  {answer}
END $$"""

# What a lock must be: of a thing its own audience, all of its home's and its other end's, and the drafts' while it is
# one; of a stub (which has no audience) its home's and the drafts'. Whoever asks.
LAWFUL = (
    "commonweal_lawful(home uuid, own uuid, unsent boolean, lock uuid, other_end uuid) RETURNS boolean",
    "STABLE",
    "found boolean;",
    """
  found := (SELECT coalesce(array_agg(la.audience_id ORDER BY la.audience_id), '{}')
            FROM access_lock_audiences la WHERE la.lock_id = lock)
         = (SELECT coalesce(array_agg(made.id ORDER BY made.id), '{}') FROM (
              SELECT la.audience_id AS id FROM access_lock_audiences la
                JOIN access_thing t ON t.lock_id = la.lock_id WHERE t.id IN (home, other_end)
              UNION SELECT a.id FROM access_audience a WHERE a.id = own AND a.kind <> 'public'
              UNION SELECT a.id FROM access_audience a WHERE unsent AND a.key = 'drafts') made);""",
    "RETURN found;",
)
LOCK_OF = (
    "commonweal_lock_of(thing uuid) RETURNS uuid",
    "STABLE",
    "found uuid;",
    "found := (SELECT t.lock_id FROM access_thing t WHERE t.id = thing);",
    "RETURN found;",
)
IS_DRAFT = (
    "commonweal_is_draft(thing uuid) RETURNS boolean",
    "STABLE",
    "found boolean;",
    "found := (SELECT t.draft FROM access_thing t WHERE t.id = thing);",
    "RETURN found;",
)
# First passage: what sits in these homes, hidden or not. Whoever narrows a home must reach all of it.
INSIDE = (
    "commonweal_inside(homes uuid[]) RETURNS SETOF access_thing",
    "STABLE",
    "",
    "RETURN QUERY SELECT t.* FROM access_thing t WHERE t.home_id = ANY (homes) OR t.other_end_id = ANY (homes);",
    "",
)
# Second passage: give things the lock that their audience and home make, and no other; and the stubs in them theirs.
PUT_LOCK = (
    "commonweal_put_lock(lock uuid, draft_lock uuid, things uuid[]) RETURNS void",
    "VOLATILE",
    "kept text;",
    """
  IF EXISTS (SELECT 1 FROM access_thing t
             WHERE t.id = ANY (things)
               AND NOT commonweal_lawful(t.home_id, t.audience_id, t.draft, lock, t.other_end_id)) THEN
    RAISE EXCEPTION 'a lock is its audience and its home''s, and no other' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE access_thing SET lock_id = lock WHERE id = ANY (things);
  UPDATE access_face f SET lock_id = CASE WHEN t.draft THEN draft_lock ELSE lock END
    FROM access_thing t WHERE t.id = f.thing_id AND f.home_id = ANY (things);
  IF EXISTS (SELECT 1 FROM access_face f JOIN access_thing t ON t.id = f.thing_id
             WHERE f.home_id = ANY (things) AND NOT commonweal_lawful(f.home_id, NULL, t.draft, f.lock_id, NULL)) THEN
    RAISE EXCEPTION 'a stub stands under its home''s lock' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE access_widening SET lock_id = lock WHERE thing_id = ANY (things);
  FOR kept IN SELECT DISTINCT replace(t.kind, '.', '_') FROM access_thing t WHERE t.id = ANY (things) LOOP
    EXECUTE format('UPDATE %I SET lock_id = $1 WHERE thing_id = ANY ($2)', kept) USING lock, things;
  END LOOP;""",
    "",
)
# Whether something may be put in a home, or tied to it: it must be one that I read, by more than broken glass.
_ALL_ROLES = ", ".join(f"'{role}'" for role in ROWS["item, minute"] if role != "resident")
WRITES_IN = f"""
CREATE OR REPLACE FUNCTION commonweal_writes_in(home uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN home IS NULL OR commonweal_lock_of(home) = ANY (commonweal_open_locks(ARRAY[{_ALL_ROLES}], true, true));
END $$"""

# A lock changes through the passage alone: there, the current user is the tables' owner.
KEEP_LOCK = """
CREATE OR REPLACE FUNCTION commonweal_keep_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_get_userbyid((SELECT relowner FROM pg_class WHERE oid = TG_RELID)) <> current_user THEN
    RAISE EXCEPTION 'a lock changes through its passage alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$"""

PLAIN = (ME, PERSON, HELD, HOLDS, seats.SETTLED, seats.SEATS, OPEN_LOCKS, WRITES_IN, KEEP_LOCK, seats.KEEP_GROUP)
PRIVILEGED = (LAWFUL, LOCK_OF, IS_DRAFT, INSIDE, PUT_LOCK, *seats.PRIVILEGED)
# What stood under an older shape, which a new one would not replace.
GONE = (
    "commonweal_lawful(uuid, uuid, boolean, uuid)",
    "commonweal_open_locks(text[], boolean)",
    "commonweal_may_seat(uuid, uuid, boolean, timestamptz)",
)
_OF_ROOMS: dict[str, tuple[str, str, str, str, str]] = {}


def add(name: str, declare: str, body: str, answer: str, *, volatility: str = "STABLE") -> None:
    """A passage of a room's own, said when the room is ready: `name` with its arguments, as those above are written.

    It runs with the owner's rights and must answer with the least that the asker needs. `declare` ends with `;`, and is
    worked out as the asker: `me uuid := commonweal_person();`.
    """
    _OF_ROOMS[name] = (name, volatility, declare, body, answer)


def statements(schema: str) -> Iterator[str]:
    """Every function, anew. What the privileged ones name is looked up in this schema and in no other."""
    for old in GONE:
        yield f"DROP FUNCTION IF EXISTS {old} CASCADE"
    yield from PLAIN
    for name, volatility, declare, body, answer in (*PRIVILEGED, *_OF_ROOMS.values()):
        yield f"CREATE OR REPLACE FUNCTION {name}" + _PRIVILEGED.format(
            schema=schema, volatility=volatility, declare=declare, body=body, answer=answer
        )
