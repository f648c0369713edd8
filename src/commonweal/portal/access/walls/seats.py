"""The wall's part for groups: who sits where, who gives a seat, what glass may be broken, and what it leaves behind.

`access.verbs.seats` is what the product does; this is what the database lets anyone do, whatever they type.
"""

from collections.abc import Iterator

from commonweal.portal.access.kinds import GLASS_KINDS

_GLASS = ", ".join(f"'{kind}'" for kind in GLASS_KINDS)
_MINE = "(SELECT array_agg(h.agency) FROM commonweal_held() h WHERE h.role = 'partner officer')"
_LEADS = (
    "EXISTS (SELECT 1 FROM access_seat s WHERE s.audience_id = grp AND s.person_id = me AND s.lead AND NOT s.glass "
    "AND (s.until IS NULL OR s.until > clock_timestamp()) AND s.agency_id = ANY (mine))"
)
_ME = f"me uuid := commonweal_person(); mine uuid[] := {_MINE}; found boolean;"

# Whether a row's maker has committed: what it is for is then kept, with its entry in the audit. `xmin` has the low half
# of a transaction's number; its subtransactions' are known to the status, too. Who may become the tables' owner stands
# beyond the wall, and is not asked.
SETTLED = """
CREATE OR REPLACE FUNCTION commonweal_settled(made xid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'access_seat'::regclass), 'MEMBER')
    OR pg_xact_status((newest + ((low - newest + 2147483648) % 4294967296 + 4294967296) % 4294967296 - 2147483648)
                      ::text::xid8) IS DISTINCT FROM 'in progress'
  FROM (SELECT made::text::bigint AS low, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest) AS numbers
$$"""
# My living seats. A seat for an agency that I am no partner officer of today opens nothing; nor does broken glass in
# the transaction that breaks it, which could be taken back after the reading, and its entry with it.
SEATS = """
CREATE OR REPLACE FUNCTION commonweal_seats() RETURNS TABLE(audience uuid, glass boolean)
LANGUAGE sql STABLE AS $$
  SELECT s.audience_id, s.glass FROM access_seat s
  WHERE s.person_id = (SELECT commonweal_person()) AND (s.until IS NULL OR s.until > clock_timestamp())
    AND s.agency_id IN (SELECT h.agency FROM commonweal_held() h WHERE h.role = 'partner officer')
    AND CASE WHEN s.glass THEN commonweal_settled(s.xmin) ELSE true END
$$"""
# The groups that I sit in; whether I lead one; whether one is sealed from me, or from somebody in a group that I lead.
MY_GROUPS = (
    "commonweal_my_groups() RETURNS SETOF uuid",
    "STABLE",
    f"me uuid := commonweal_person(); mine uuid[] := {_MINE};",
    """RETURN QUERY SELECT DISTINCT s.audience_id FROM access_seat s
       WHERE s.person_id = me AND s.agency_id = ANY (mine) AND (s.until IS NULL OR s.until > clock_timestamp());""",
    "",
)
LEADS = ("commonweal_leads(grp uuid) RETURNS boolean", "STABLE", _ME, f"found := {_LEADS};", "RETURN found;")
SEALED = (
    "commonweal_sealed(grp uuid, who uuid) RETURNS boolean",
    "STABLE",
    _ME,
    f"""found := (who = me OR {_LEADS}) AND EXISTS
         (SELECT 1 FROM access_sealedfrom f WHERE f.audience_id = grp AND f.person_id = who);""",  # noqa: S608
    "RETURN found;",
)
# Who led it until a moment ago and handed it over stays as a plain member, once: their lead's seat has ended by then.
_LED = (
    "EXISTS (SELECT 1 FROM access_seat s WHERE s.audience_id = grp AND s.person_id = me AND s.lead AND NOT s.glass "
    "AND s.until > clock_timestamp() - interval '1 minute' AND s.agency_id = ANY (mine) AND NOT EXISTS (SELECT 1 "
    "FROM access_seat later WHERE later.audience_id = grp AND later.person_id = me AND later.since >= s.until))"
)
# Glass is broken for oneself, for four hours, of what rule 6 names alone. The first seat of a group is its founder's
# own; the others are given by who leads it today.
MAY_SEAT = (
    "commonweal_may_seat(grp uuid, who uuid, glass boolean, until timestamptz, as_lead boolean) RETURNS boolean",
    "STABLE",
    _ME,
    f"""
  found := NOT EXISTS (SELECT 1 FROM access_sealedfrom f WHERE f.audience_id = grp AND f.person_id = who)
    AND CASE WHEN glass THEN who = me AND until <= clock_timestamp() + interval '4 hours 1 minute'
          AND EXISTS (SELECT 1 FROM access_thing t WHERE t.audience_id = grp AND t.kind IN ({_GLASS}))
        ELSE (who = me AND NOT EXISTS (SELECT 1 FROM access_seat s WHERE s.audience_id = grp)) OR {_LEADS}
          OR (who = me AND NOT as_lead AND {_LED}) END;""",  # noqa: S608
    "RETURN found;",
)
# Whether all that I have in one of a lock's groups is broken glass: then nothing is made under it.
GLASSED = (
    "commonweal_glassed(lock uuid) RETURNS boolean",
    "STABLE",
    f"me uuid := commonweal_person(); mine uuid[] := {_MINE}; found boolean;",
    """found := EXISTS (
       SELECT s.audience_id FROM access_seat s JOIN access_lock_audiences la ON la.audience_id = s.audience_id
       WHERE la.lock_id = lock AND s.person_id = me AND s.agency_id = ANY (mine)
         AND (s.until IS NULL OR s.until > clock_timestamp())
       GROUP BY s.audience_id HAVING bool_and(s.glass));""",
    "RETURN found;",
)
PRIVILEGED = (MY_GROUPS, LEADS, SEALED, MAY_SEAT, GLASSED)

# What a group was made for stays for it: whoever reads it may not by hand move it out, or give it other readers.
KEEP_GROUP = """
CREATE OR REPLACE FUNCTION commonweal_keep_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_get_userbyid((SELECT relowner FROM pg_class WHERE oid = TG_RELID)) <> current_user AND EXISTS (
       SELECT 1 FROM access_lock_audiences la JOIN access_audience a ON a.id = la.audience_id
       WHERE la.lock_id = OLD.lock_id AND a.kind IN ('group', 'members')
         AND NOT commonweal_leads(coalesce(a.group_id, a.id))) THEN
    RAISE EXCEPTION 'who reads it is for its lead to say' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$"""

_TRIGGER = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
  before text := coalesce(current_setting('app.uid', true), '');
  found boolean := false;
BEGIN
  PERFORM set_config('app.uid', 'system', true);
  {body}
  PERFORM set_config('app.uid', before, true);
  IF found THEN RAISE EXCEPTION '{saying}' USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END $$"""
# A seat and a seal at one moment: the second waits for the first, and finds it.
_WAIT = "PERFORM pg_advisory_xact_lock(hashtextextended(NEW.audience_id::text, 7));"
TRIGGERS = (
    (
        "commonweal_not_where_sealed",
        "CREATE TRIGGER not_where_sealed BEFORE INSERT ON access_seat FOR EACH ROW",
        f"""{_WAIT}
  found := EXISTS (SELECT 1 FROM access_sealedfrom f
                   WHERE f.audience_id = NEW.audience_id AND f.person_id = NEW.person_id);""",  # noqa: S608
        "it is sealed from them",
    ),
    (
        "commonweal_sealed_ends_seats",
        "CREATE TRIGGER sealed_ends_seats BEFORE INSERT ON access_sealedfrom FOR EACH ROW",
        f"""{_WAIT}
  UPDATE access_seat SET until = least(until, greatest(NEW.sealed_at, since))
  WHERE audience_id = NEW.audience_id AND person_id = NEW.person_id AND (until IS NULL OR until > NEW.sealed_at);""",  # noqa: S608
        "",
    ),
    (  # the entry is written at the transaction's end: so is this asked
        "commonweal_glass_is_entered",
        "CREATE CONSTRAINT TRIGGER glass_is_entered AFTER INSERT ON access_seat DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW WHEN (NEW.glass)",
        """found := NOT EXISTS (
    SELECT 1 FROM audit_entry e JOIN partnership_account a ON e.doer = a.id::text
    WHERE e.act = 'break glass' AND a.person_id = NEW.person_id AND e.at >= NEW.since
      AND e.thing IN (SELECT t.id::text FROM access_thing t WHERE t.audience_id = NEW.audience_id));""",
        "glass is broken with an entry in the audit, or not at all",
    ),
)


def statements(schema: str) -> Iterator[str]:
    """The triggers of the seats' tables and of things, anew."""
    for name, trigger, body, saying in TRIGGERS:
        table = "access_sealedfrom" if "ON access_sealedfrom" in trigger else "access_seat"
        yield f"DROP TRIGGER IF EXISTS {name.removeprefix('commonweal_')} ON {table}"
        yield _TRIGGER.format(name=name, schema=schema, body=body, saying=saying)
        yield f"{trigger} EXECUTE FUNCTION {name}()"
    yield "DROP TRIGGER IF EXISTS keep_group ON access_thing"
    yield (
        "CREATE TRIGGER keep_group BEFORE UPDATE ON access_thing FOR EACH ROW WHEN "
        "(OLD.audience_id IS DISTINCT FROM NEW.audience_id OR OLD.home_id IS DISTINCT FROM NEW.home_id "
        "OR OLD.other_end_id IS DISTINCT FROM NEW.other_end_id) EXECUTE FUNCTION commonweal_keep_group()"
    )
