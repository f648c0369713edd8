"""Walking the chain: is every entry what it was, in its place, and is none missing at the end?

The walk reads the stored canonical text (measured: several times as fast as writing it again through models), links it
anew, and holds the columns that pages search by against it. What lies outside the database, the anchors, tells of a
tail that was cut off.
"""

from dataclasses import dataclass, field

from commonweal.portal.audit import anchors
from commonweal.portal.audit.anchored import Expected
from commonweal.portal.audit.chain import commitment, link
from commonweal.portal.audit.models import Disposal, Head
from commonweal.portal.audit.rows import Row, rows

NOTHING = "0" * 64
ERASE = "erase words"  # its thing is the number of the entry whose words went


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain is not what it was: the entry's number and what is wrong with it."""

    entry: int
    wrong: str


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk found. `hash` is the last entry's; `broken` the first break, and None where there is none."""

    entries: int
    last: int
    hash: str
    segments: int
    disposed: tuple[str, ...]
    anchors: int
    anchors_unread: int
    restores: int
    words_erased: int
    broken: Break | None


class _Broken(Exception):
    def __init__(self, entry: int, wrong: str) -> None:
        self.found = Break(entry, wrong)


def verify() -> Walked:
    """Walk the whole chain as it stands now; the first break ends the walk."""
    head = Head.objects.filter(id=1).first() or Head()
    walk = _Walk(Expected.from_lines(anchors.held()), _disposed())
    broken = None
    try:
        for row in rows(head.sequence):
            walk.step(row)
        walk.end(head)
    except _Broken as stopped:
        broken = stopped.found
    return Walked(
        walk.entries, walk.last, walk.hash, len(walk.segments), tuple(walk.passed), walk.expected.matched,
        walk.expected.unread, len(walk.expected.restored_at), len(walk.erased), broken,
    )  # fmt: skip


def _disposed() -> dict[int, Disposal]:
    return {disposal.first: disposal for disposal in Disposal.objects.exclude(approved_by=None)}


@dataclass(slots=True)
class _Walk:
    """How far the walk is, and what it has seen."""

    expected: Expected
    disposed: dict[int, Disposal]
    last: int = 0
    hash: str = NOTHING
    entries: int = 0
    segments: set[str] = field(default_factory=set)
    passed: list[str] = field(default_factory=list)
    wordless: set[int] = field(default_factory=set)  # entries that commit to words which are not there
    erased: set[int] = field(default_factory=set)  # entries that another entry says were made wordless

    def step(self, row: Row) -> None:
        """One entry."""
        self._pass_disposed()
        if row.sequence != self.last + 1:
            missing = f"entry {self.last + 1}" if row.sequence == self.last + 2 else f"entries from {self.last + 1}"
            raise _Broken(row.sequence, f"{missing} should stand before it and cannot be found.")
        before, self.hash, self.last = self.hash, row.hash, row.sequence
        if link(row.text, before) != row.hash:
            raise _Broken(row.sequence, "its text was altered, or the entry before it was.")
        if wrong := row.wrong():
            raise _Broken(row.sequence, wrong)
        self._words(row)
        self.entries += 1
        self.segments.add(row.segment)
        if wrong := self.expected.wrong_at(row.sequence, row.hash, row.act):
            raise _Broken(row.sequence, wrong)

    def end(self, head: Head) -> None:
        """After the last entry: is it the head's, and does an anchor know of more?"""
        self._pass_disposed()
        if (self.last, self.hash) != (head.sequence, head.hash):
            raise _Broken(self.last, f"the chain's head names entry {head.sequence} as the last, and this is not it.")
        if wrong := self.expected.wrong_beyond(self.last):
            raise _Broken(self.last, wrong)
        if unexplained := sorted(self.wordless - self.erased):
            raise _Broken(unexplained[0], "the words that it commits to are gone, and no entry tells of their erasure.")

    def _words(self, row: Row) -> None:
        if row.act == ERASE and row.thing.isdigit():
            self.erased.add(int(row.thing))
        if row.salt is not None and commitment(row.salt, row.words) != row.committed:
            raise _Broken(row.sequence, "the words beside it are not those that it commits to.")
        if row.salt is None and row.committed:
            self.wordless.add(row.sequence)

    def _pass_disposed(self) -> None:
        """A month that two people let go is passed over by the hashes that it left."""
        while (month := self.disposed.get(self.last + 1)) is not None:
            if month.before != self.hash:
                raise _Broken(
                    month.first, f"the segment {month.segment}, let go, was not linked to the entry before it."
                )
            self.expected.passed_over(month.first, month.last)
            if wrong := self.expected.wrong_at(month.last, month.hash, ""):
                raise _Broken(month.last, wrong)
            self.last, self.hash = month.last, month.hash
            self.passed.append(month.segment)
