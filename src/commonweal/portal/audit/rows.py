"""The chain's rows as they are stored, read without models: a million in seconds."""

from collections.abc import Iterator
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from django.db import connection

AT_ONCE = 5_000
SELECT = (
    "SELECT e.sequence, e.segment, CAST(e.at AS text), e.act, e.doer, e.thing, e.text, e.hash, a.salt, a.words "
    "FROM audit_entry e LEFT JOIN audit_aside a ON a.entry_id = e.sequence "
    "WHERE e.sequence <= %s ORDER BY e.sequence"
)
COMMITMENT = 64  # hexadecimal digits
WHOLE_SECONDS = len("2026-11-23 08:31:07")


class Row(NamedTuple):
    """One entry as stored; `salt` is None where no words stand beside it."""

    sequence: int
    segment: str
    at: str  # as the database writes it
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


def _at(written: str) -> str:
    """The entry's time as its text writes it: both databases write UTC, without noughts at a fraction's end."""
    moment = written.removesuffix("+00")
    fraction = moment[20:26] if len(moment) > WHOLE_SECONDS else ""
    return f"{moment[:10]}T{moment[11:WHOLE_SECONDS]}.{fraction:0<6}+00:00"


@lru_cache(maxsize=20_000)
def _quoted(words: str) -> str:
    return encode_basestring_ascii(words)
