"""What is left of an upload: what is seen in it, as blocks of our own, and nothing that it was made of."""

import json
from dataclasses import dataclass, replace

from commonweal.documents.block_json import as_data, from_data
from commonweal.documents.blocks import Block, PageImage, Picture

SCHEMA = "commonweal/safe-copy/1"
UNDESCRIBED = "Picture without a description yet"


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """A harmless copy. `warnings` say in plain words what was left out and what a person should look at."""

    name: str
    title: str
    kind: str
    media_type: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages came as pictures; 0 for what flows."""
        return sum(isinstance(block, PageImage) for block in self.blocks)

    @property
    def undescribed(self) -> tuple[int, ...]:
        """The positions among `blocks` of pictures that nobody has put into words yet."""
        return tuple(
            n for n, block in enumerate(self.blocks) if isinstance(block, Picture) and block.alt.startswith(UNDESCRIBED)
        )

    def describe(self, position: int, words: str) -> "SafeCopy":
        """The copy with a picture's text alternative, written by someone who has seen it."""
        picture = self.blocks[position]
        if not isinstance(picture, Picture):
            raise ValueError(f"block {position} is not a picture")
        described = replace(picture, alt=words.strip() or picture.alt)
        return replace(self, blocks=(*self.blocks[:position], described, *self.blocks[position + 1 :]))

    def to_json(self) -> str:
        """The copy as text, to be kept in the upload's stead."""
        held = {
            "schema": SCHEMA,
            "name": self.name,
            "title": self.title,
            "kind": self.kind,
            "media_type": self.media_type,
            "warnings": list(self.warnings),
            "blocks": as_data(self.blocks),
        }
        return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "SafeCopy":
        """The copy that `to_json` wrote."""
        held = json.loads(text)
        if held.pop("schema") != SCHEMA:
            raise ValueError("not a safe copy of this edition")
        return cls(**{**held, "warnings": tuple(held["warnings"]), "blocks": from_data(held["blocks"])})
