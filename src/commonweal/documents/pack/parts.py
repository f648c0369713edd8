"""The parts of a pack, in the order in which they are read."""

from dataclasses import dataclass

from commonweal.documents.blocks import Block
from commonweal.documents.safe_copy.copy import SafeCopy

AT_THE_TOP = ("agenda", "item")
UNDER_AN_ITEM = ("cover sheet", "paper")
KINDS = AT_THE_TOP + UNDER_AN_ITEM


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part: blocks of our own, then an upload's copy where there is one.

    `kind` is agenda or item, which stand at the top of the contents, or cover sheet or paper, which stand under the
    item before them. `number` is printed as it is: the body's own, or the pack's.
    """

    number: str
    title: str
    kind: str
    blocks: tuple[Block, ...] = ()
    safe_copy: SafeCopy | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"a part of a pack is one of {', '.join(KINDS)}, not {self.kind!r}")

    @property
    def label(self) -> str:
        """Its number and title."""
        return f"{self.number}  {self.title}".strip()

    @property
    def content(self) -> tuple[Block, ...]:
        """All that stands in it."""
        return self.blocks + (self.safe_copy.blocks if self.safe_copy else ())


def places(parts: tuple[PackPart, ...]) -> tuple[str, ...]:
    """Where each part stands in the contents: "top", or "under" the part at the top before it."""
    found, has_top = [], False
    for part in parts:
        has_top = has_top or part.kind in AT_THE_TOP
        found.append("under" if part.kind in UNDER_AN_ITEM and has_top else "top")
    return tuple(found)
