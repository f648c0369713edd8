"""The counting-rule register: dated changes in how something is recorded, and months that were never published.

A small dated file that the partnership keeps. No trend is drawn across a gap, and a recording change is printed beside
the figures that it touches::

    [[change]]
    month = "2023-05"
    offence = "public-order"
    text = "Some public order offences left notifiable crime."

    [[gap]]
    from = "2022-03"
    to = "2022-05"
    force = "Wharfshire"
    text = "The force changed its crime system and published nothing."
"""

import tomllib
from dataclasses import dataclass

from commonweal.errors import CommonwealError, MappingRefused
from commonweal.figures import Month, Period
from commonweal.records import offences


@dataclass(frozen=True, slots=True)
class Change:
    """From `month` on, `offence` (with all below it) was counted in another way. `force` empty: everywhere."""

    month: Month
    offence: str
    text: str
    force: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months whose figures cannot be used, though a file may exist. `force` empty: everywhere."""

    period: Period
    text: str
    force: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known of how counting changed."""

    changes: tuple[Change, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def touching(self, node: str, period: Period) -> tuple[Change, ...]:
        """Changes that fall in `period` and touch a node: of itself, of what lies below it or of what it lies in."""
        return tuple(
            c
            for c in self.changes
            if c.month in period
            and (node in offences.descendants(c.offence) or c.offence in offences.descendants(node))
        )


def parse(text: str) -> Register:
    """Read the TOML above. MappingRefused names what is wrong and where."""
    try:
        whole = tomllib.loads(text)
        changes = tuple(_change(c) for c in whole.pop("change", []))
        gaps = tuple(_gap(g) for g in whole.pop("gap", []))
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(f"The counting-rule register is not TOML: {error}.", "Correct that line.") from error
    except KeyError as error:
        raise MappingRefused(
            f"An entry of the counting-rule register lacks {error}.",
            "A [[change]] has month, offence and text; a [[gap]] has from, to and text.",
        ) from error
    if whole:
        raise MappingRefused(
            f"The counting-rule register has an unknown part '{next(iter(whole))}'.", "Use [[change]] and [[gap]] only."
        )
    return Register(changes, gaps)


def _change(entry: dict[str, str]) -> Change:
    if entry["offence"] not in offences.by_code():
        raise MappingRefused(
            f"The counting-rule register names an unknown offence '{entry['offence']}'.",
            "Use a code of the offence tree, such as public-order or shoplifting.",
        )
    return Change(_month(entry["month"]), entry["offence"], entry["text"], entry.get("force", ""))


def _gap(entry: dict[str, str]) -> Gap:
    return Gap(Period(_month(entry["from"]), _month(entry["to"])), entry["text"], entry.get("force", ""))


def _month(text: str) -> Month:
    try:
        return Month.parse(str(text))
    except CommonwealError as error:
        raise MappingRefused(f"In the counting-rule register: {error.message}", error.next_step) from error
