"""What a kept file says, so that a search finds it: each of its words once, beside the text for the words around a hit.

Ten years of papers are some hundred megabytes of text; their words, each once a paper, are a third of that, and looking
through them needs no index that a locked row could be told from.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Lookup, TextField
from django.db.models.lookups import IContains
from django.db.models.sql.compiler import SQLCompiler

EDGES = ".,;:!?()[]{}<>*|#\"'`-/\\‘’“”–—…•·"  # not "%", "£" or "&": these are part of what is said


def words_of(text: str) -> str:
    """Each word of a text once, in one letter case, without the punctuation around it."""
    found = (word.strip(EDGES) for word in text.casefold().split())
    return " ".join(sorted({word for word in found if word}))


class WordsField(TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Holds what `words_of` gives."""


@WordsField.register_lookup
class Holds(Lookup):
    """Whether a part of a word stands among the words: the fastest that each database has for this."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        """SQLite looks through text by pattern twice as fast as by place."""
        left, given = self.process_lhs(compiler, connection)
        right = connection.ops.prep_for_like_query(self.rhs)
        return f"{left} LIKE %s ESCAPE '\\'", (*given, f"%{right}%")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int | bytes, ...]]:
        """PostgreSQL, the other way round, and by bytes: to say a place in text it counts all letters before it."""
        left, given = self.process_lhs(compiler, connection)
        return f"POSITION(%s IN CONVERT_TO({left}, 'UTF8')) > 0", (str(self.rhs).encode(), *given)


@CharField.register_lookup
@TextField.register_lookup
class Says(IContains):
    """Whether a part of a word stands in a text, in any letter case."""

    lookup_name = "says"

    def get_rhs_op(self, connection: BaseDatabaseWrapper, rhs: str) -> str:
        """As Django's own lookup, whose operators are known by its name."""
        operators: dict[str, str] = connection.operators  # type: ignore[attr-defined]  # each database's own has them
        return operators["icontains"] % rhs

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """PostgreSQL changes the case of letters from A to Z, which most words are of, several times faster by byte."""
        left, given = self.process_lhs(compiler, connection)
        word = str(self.rhs)
        by_byte = 'COLLATE "C"' if word.isascii() else ""
        right = connection.ops.prep_for_like_query(word)
        return f"UPPER(({left})::text {by_byte}) LIKE UPPER(%s)", (*given, f"%{right}%")


def after_migrate(using: str, **_: Any) -> None:
    """PostgreSQL keeps words beside their row, where a search that looks through all of them reads them in one go."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE IF EXISTS access_document ALTER COLUMN words SET STORAGE MAIN")
