"""How a document numbers its items, as one word: `n`, `n.`, `Item n`, `n/24`, `SSP/n/23`."""

import re
from collections import Counter
from collections.abc import Sequence

from commonweal.minutes.items.numbering import Found
from commonweal.minutes.layout.blocks import Block


def shape_of(name: str | None, blocks: Sequence[Block], found: Sequence[Found]) -> str | None:
    """The commonest shape of the numbers, with `n` for what runs; None where items carry none."""
    numbers = [f.start.number for f in found if f.start.number]
    if name is None or not numbers:
        return None
    shape = Counter(re.sub(r"\d+", "n", number, count=1) for number in numbers).most_common(1)[0][0]
    if name != "dotted":
        return shape
    first = found[0]
    after = blocks[first.at].text[len(first.start.number or "") :][:1]
    return f"{shape}{after}" if after in (".", ")") else shape
