"""Whether an edition may come in beside those held: the rule that keeps an older file from replacing a newer."""

from collections.abc import Iterable
from typing import Literal

from commonweal.errors import EditionRefused
from commonweal.store.edition import Edition

Outcome = Literal["new", "same", "dated"]


def judge(held: Iterable[Edition], offered: Edition) -> Outcome:
    """`new`; `same` (these bytes are held already); `dated` (held, and now its release date is stated).

    `held` are the editions of the offered one's dataset and scope. Raises EditionRefused where the file differs from
    one held for a month of its own, and its release date is not stated, or is the very date of that other one.
    """
    held = tuple(held)
    twin = next((e for e in held if e.identity == offered.identity), None)
    if twin and not _says_more(twin, offered):
        return "same"
    for other in held:
        if other.sha256 != offered.sha256 and set(other.slots) & set(offered.slots):
            _check_order(other, offered)
    return "dated" if twin else "new"


def _says_more(twin: Edition, offered: Edition) -> bool:
    """A stated date beats a presumed one; of two stated dates the earlier holds: by then the file was out."""
    return offered.release_stated and (not twin.release_stated or offered.published < twin.published)


def _check_order(other: Edition, offered: Edition) -> None:
    if not offered.release_stated:
        raise EditionRefused(
            f"{offered.source_name} differs from the file already held for {_where(other, offered)}.",
            "Say when it was published: --released 2026-01-31, or --released FOLDER=2026-01-31 for a folder inside it.",
        )
    if other.published == offered.published:
        raise EditionRefused(
            f"{offered.source_name} differs from the file held for {_where(other, offered)}, and both have the release "
            f"date {offered.release}.",
            "Give each its own date with --released.",
        )


def _where(other: Edition, offered: Edition) -> str:
    shared = sorted(set(other.months) & set(offered.months))
    return f"{offered.scope}, {shared[0].words}" if shared else f"{offered.dataset} {offered.scope}"
