"""What of a count is told. One page that anyone can read; the constants are the rule.

Cases: every count is rounded to the nearest five, and one to four are "fewer than 5", so that two quarters laid side by
side tell of nobody, and no total gives a hidden part away. Case reviews are published under the Act as they are; small
ones are hidden by the partnership's own procedure, and then the number that would give them away with them.
"""

from collections.abc import Mapping

ROUNDED_TO = 5
Told = int | None  # None: fewer than the least


def rounded(count: int) -> Told:
    """A count of cases as it is told: nought, "fewer than 5", or rounded to the nearest five."""
    if 0 < count < ROUNDED_TO:
        return None
    return ROUNDED_TO * ((count + ROUNDED_TO // 2) // ROUNDED_TO)


def hidden(counts: Mapping[str, int], smallest: int) -> dict[str, Told]:
    """The four numbers of case reviews. Applications less one of the two outcomes is about the other: both go."""
    told: dict[str, Told] = {key: None if 0 < count < smallest else count for key, count in counts.items()}
    if None in (told["not met"], told["reviews"]) and (counts["not met"] or counts["reviews"]):
        told |= {"not met": None, "reviews": None} if counts["not met"] and counts["reviews"] else {}
    if told["reviews"] is None:
        told["recommended"] = None if counts["recommended"] else told["recommended"]
    return told


def words(told: Told) -> str:
    """As it stands in a table."""
    return f"fewer than {ROUNDED_TO}" if told is None else f"{told:,}"
