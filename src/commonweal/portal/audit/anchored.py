"""What the anchors say that the chain must hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from commonweal.portal.audit.anchors import RESTORED, Anchor

RESTORE = "restore"  # the act that follows the last entry of a backup that was restored


@dataclass(slots=True)
class Expected:
    """Anchors by the entry that they name. Those that a later restore explains are left out."""

    anchors: dict[int, list[Anchor]] = field(default_factory=dict)
    restored_at: dict[int, Anchor] = field(default_factory=dict)  # by the number of the entry that tells of it
    unread: int = 0
    matched: int = 0

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> "Expected":
        """Read the file's lines in their order: a restore voids what was anchored beyond it."""
        expected = cls()
        for line in lines:
            try:
                anchor = Anchor.read(line)
            except ValueError:
                expected.unread += 1
                continue
            if anchor.kind == RESTORED:
                expected.anchors = {n: held for n, held in expected.anchors.items() if n <= anchor.sequence}
                expected.restored_at = {n: a for n, a in expected.restored_at.items() if n <= anchor.sequence}
                expected.restored_at[anchor.sequence + 1] = anchor
            expected.anchors.setdefault(anchor.sequence, []).append(anchor)
        return expected

    def wrong_at(self, sequence: int, found: str, act: str) -> str:
        """What is wrong with this entry by the anchors; "" where nothing is."""
        for anchor in self.anchors.get(sequence, ()):
            if anchor.hash != found:
                return (
                    f"it is not the entry that was anchored on {_day(anchor)}: the chain was written anew up to here."
                )
            self.matched += 1
        restore = self.restored_at.get(sequence)
        if restore is not None and act != RESTORE:
            return f"a backup was restored on {_day(restore)}, and the entry that tells of it is not here."
        return ""

    def passed_over(self, first: int, last: int) -> None:
        """Entries that were let go cannot be held against their anchors any more, the segment's last apart."""
        self.anchors = {n: held for n, held in self.anchors.items() if not first <= n < last}

    def wrong_beyond(self, last: int) -> str:
        """What is wrong with the chain's end; "" where nothing is."""
        for sequence in sorted(self.anchors):
            if sequence > last:
                anchor = self.anchors[sequence][-1]
                return (
                    f"the end is cut off: entry {sequence} was anchored on {_day(anchor)}, and the last held is {last}."
                )
        for sequence, restore in self.restored_at.items():
            if sequence > last:
                return f"a backup was restored on {_day(restore)}, and no entry tells of it."
        return ""


def _day(anchor: Anchor) -> str:
    return f"{anchor.at:%-d %B %Y at %H:%M}"
