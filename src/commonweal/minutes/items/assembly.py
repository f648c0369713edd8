"""The items of a document, each put together from its blocks."""

from collections.abc import Sequence

from commonweal.minutes.items import outcomes
from commonweal.minutes.items.body import paragraphs
from commonweal.minutes.items.decisions import with_decisions
from commonweal.minutes.items.kinds import kind_of, parted
from commonweal.minutes.items.numbering import Found
from commonweal.minutes.items.restricted import plain_title, restriction
from commonweal.minutes.layout.blocks import Block
from commonweal.minutes.model import Item, Paragraph
from commonweal.minutes.profile import Profile


def items_of(blocks: Sequence[Block], found: Sequence[Found], profile: Profile) -> tuple[Item, ...]:
    """Every item in order."""
    numbers = [f.start.number for f in found]
    ends = [*(f.at for f in found[1:]), len(blocks)][: len(found)]
    return tuple(
        _item(n, one, blocks[one.at : one.body_at], blocks[one.body_at : end], numbers, profile)
        for n, (one, end) in enumerate(zip(found, ends, strict=True), 1)
    )


def _item(
    seq: int,
    found: Found,
    top: Sequence[Block],
    under: Sequence[Block],
    numbers: Sequence[str | None],
    profile: Profile,
) -> Item:
    rest = (Paragraph(found.start.rest, "text", top[-1].first),) if found.start.rest else ()
    body, decisions = with_decisions((*rest, *paragraphs(under)), profile)
    printed = found.start.title
    usual, beside = parted(printed)
    title = plain_title(usual, profile)
    kind = kind_of(title)
    own = restriction(printed, body, profile)
    undecided = not decisions or any(d.verb == "defer" for d in decisions)
    put_off = outcomes.deferral(body) if undecided else None
    twice = outcomes.duplicate_of(body, seq, numbers)
    last = under[-1].last if under else top[-1].last
    return Item(
        seq=seq,
        number_as_printed=found.start.number,
        title=title,
        title_as_printed=printed,
        body=body,
        kind=kind,
        outcome=outcomes.outcome(kind, beside, body, decisions, put_off is not None, twice is not None),
        decisions=decisions,
        restricted=bool(own.markers),
        restricted_marker=own.markers or None,
        restricted_basis_as_printed=own.basis,
        deferral=put_off,
        duplicate_of=twice,
        source_lines=(top[0].first, last),
    )
