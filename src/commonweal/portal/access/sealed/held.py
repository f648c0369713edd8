"""All that the portal holds sealed, column by column and file by file, and under which key each value lies."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import connection

from commonweal.portal.access import shelf
from commonweal.portal.access.sealed.fields import SealedText

FILES = "files"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of sealed values. `place`: what they are bound to."""

    table: str
    key: str
    column: str
    place: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"

    def rows(self, *, besides: str, after: str | None, limit: int) -> list[tuple[str, str]]:
        """The next values that do not lie under one key: each row's own key, and what is held."""
        table, key, column = (connection.ops.quote_name(name) for name in (self.table, self.key, self.column))
        beyond = f"AND {key} > %s" if after is not None else ""
        asked = (
            f"SELECT {key}, {column} FROM {table} WHERE {column} <> '' AND {column} NOT LIKE %s {beyond} "  # noqa: S608
            f"ORDER BY {key} LIMIT {limit}"
        )
        with connection.cursor() as cursor:
            cursor.execute(asked, [f"{besides}:%", *([after] if after is not None else [])])
            return list(cursor.fetchall())

    def put(self, row: str, before: str, sealed: str) -> bool:
        """Change a value, unless it was changed meanwhile."""
        table, key, column = (connection.ops.quote_name(name) for name in (self.table, self.key, self.column))
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s",  # noqa: S608 - our own names
                [sealed, row, before],
            )
            return bool(cursor.rowcount)

    def under(self) -> Counter[str]:
        """How many values lie under each key."""
        table, column = connection.ops.quote_name(self.table), connection.ops.quote_name(self.column)
        name = f"split_part({column}, ':', 1)" if connection.vendor == "postgresql" else _BEFORE_COLON.format(column)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {name}, COUNT(*) FROM {table} WHERE {column} <> '' GROUP BY 1")  # noqa: S608
            return Counter(dict(cursor.fetchall()))


_BEFORE_COLON = "substr({0}, 1, instr({0}, ':') - 1)"


@dataclass(slots=True)
class Standing:
    """How much lies under each key: in all, and where."""

    under: Counter[str] = field(default_factory=Counter)
    where: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, where: str, found: Counter[str]) -> None:
        """Count what was found in a place."""
        if found:
            self.under += found
            self.where[where] = found


def columns() -> Iterator[Column]:
    """Every sealed column of every model, in one order."""
    for model in sorted(apps.get_models(), key=lambda model: model._meta.db_table):
        for each in model._meta.local_concrete_fields:
            if isinstance(each, SealedText) and model._meta.managed:
                yield Column(model._meta.db_table, str(model._meta.pk.column), str(each.column), each.place)


def standing() -> Standing:
    """Under which keys everything lies now."""
    found = Standing()
    for column in columns():
        found.add(str(column), column.under())
    found.add(FILES, Counter(name for _, name in shelf.sealed_files()))
    return found
