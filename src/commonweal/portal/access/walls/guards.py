"""What a row of a room may become, asked once more by the database of whoever writes: rooms say it of their own."""

from collections.abc import Collection, Iterator

_OF_ROOMS: dict[str, tuple[str, str, str]] = {}

_GUARD = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$
BEGIN
  IF commonweal_me() IS NOT NULL AND ({refused}) THEN
    RAISE EXCEPTION '{saying}' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$"""


def add(name: str, *, table: str, refused: str, saying: str) -> None:
    """Refuse what is written to a table where `refused` holds of OLD and NEW; a new row has no OLD: all of it is null.

    It runs with the rights of whoever writes. The system itself (the worker, a command) is not asked.
    """
    _OF_ROOMS[name] = (table, refused, saying)


def statements(schema: str, tables: Collection[str]) -> Iterator[str]:
    """Every guard of a table that stands, anew."""
    for name, (table, refused, saying) in _OF_ROOMS.items():
        if table in tables:
            yield _GUARD.format(name=name, schema=schema, refused=refused, saying=saying)
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
