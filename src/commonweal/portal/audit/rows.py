"""The chain's rows as they are stored, read without models: a million in seconds."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import Any, NamedTuple

from django.db import connection

AT_ONCE = 5_000
SELECT = (
    "SELECT e.sequence, e.segment, e.at, e.act, e.doer, e.thing, e.text, e.hash, a.salt, a.words "
    "FROM audit_entry e LEFT JOIN audit_aside a ON a.entry_id = e.sequence "
    "WHERE e.sequence <= %s ORDER BY e.sequence"
)
COMMITMENT = 64  # hexadecimal digits


class Row(NamedTuple):
    """One entry as stored; `salt` is None where no words stand beside it."""

    sequence: int
    segment: str
    at: Any  # what the database's driver gives: a datetime, or SQLite's text
    act: str
    doer: str
    thing: str
    text: str
    hash: str
    salt: str | None
    words: str

    @property
    def committed(self) -> str:
        """The commitment to words that the text holds; "" for none."""
        return "" if self.text.endswith('"words":""}') else self.text[-COMMITMENT - 2 : -2]

    def wrong(self) -> str:
        """What is wrong where the columns that pages search by do not say what the text says; "" where they do."""
        at = _at(self.at)
        said = (
            f'{{"act":{_quoted(self.act)},"at":"{at}","doer":{_quoted(self.doer)},"sequence":{self.sequence},'
            f'"thing":{_quoted(self.thing)},"words":"{self.committed}"}}'
        )
        if said != self.text:
            return "its columns do not say what its text says."
        return "" if at.startswith(self.segment) else f"it does not belong to the segment {self.segment}."


def rows(until: int) -> Iterator[Row]:
    """Every entry up to a number, in the chain's order."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(SELECT, [until])
        while found := cursor.fetchmany(AT_ONCE):
            yield from map(Row._make, found)


def _at(value: Any) -> str:
    """The entry's time as its text writes it."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    day, _, time = str(value).partition(" ")  # SQLite's own way, without a whole second's noughts
    return f"{day}T{time if '.' in time else time + '.000000'}+00:00"


@lru_cache(maxsize=20_000)
def _quoted(words: str) -> str:
    return encode_basestring_ascii(words)
