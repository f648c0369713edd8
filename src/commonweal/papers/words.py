"""The cover and the partners' paragraphs: a small TOML file that the partnership writes for each paper.

::

    [cover]
    purpose = "To inform members of recorded crime and disorder."
    recommendation = "Members are asked to note the report."
    author = "Partnership analyst"
    meeting = "27 March 2026"

    [[paragraph]]
    agency = "Tallow Homes"
    title = "Anti-social behaviour in our homes"
    text = "We opened 41 cases ..."
    audience = "public"

    [[paragraph.figure]]
    label = "Cases opened"
    value = 41
    baseline = 38
    unit = "cases"
"""

import tomllib
from dataclasses import dataclass
from typing import Any

from commonweal.analysis.recorded_crime.partner_paragraphs import Contribution, StatedFigure
from commonweal.errors import MappingRefused
from commonweal.figures import Cover


@dataclass(frozen=True, slots=True)
class Words:
    """What people wrote for one paper. `body` is the partnership's name as printed."""

    cover: Cover | None = None
    contributions: tuple[Contribution, ...] = ()
    body: str = ""


def parse(text: str) -> Words:
    """Read the TOML above. MappingRefused names what is wrong."""
    try:
        whole = tomllib.loads(text)
        cover = whole.get("cover", {})
        return Words(
            Cover(cover["purpose"], cover["recommendation"], cover.get("author", ""), cover.get("meeting", ""))
            if cover
            else None,
            tuple(_contribution(p) for p in whole.get("paragraph", [])),
            str(whole.get("body", "")),
        )
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(f"The file of cover and paragraphs is not TOML: {error}.", "Correct that line.") from error
    except (KeyError, AttributeError, TypeError) as error:
        raise MappingRefused(
            f"The file of cover and paragraphs lacks {error}.",
            "A [cover] has purpose and recommendation; a [[paragraph]] has agency, title and text.",
        ) from error


def _contribution(entry: dict[str, Any]) -> Contribution:
    audience = entry.get("audience", "public")
    if audience not in ("public", "partners"):
        raise MappingRefused(
            f"The paragraph of {entry['agency']} names an unknown audience '{audience}'.", "Write public or partners."
        )
    figures = tuple(_stated(f, entry["agency"]) for f in entry.get("figure", []))
    return Contribution(entry["agency"], entry["title"], entry["text"], figures, audience)


def _stated(entry: dict[str, Any], agency: str) -> StatedFigure:
    for name in ("value", "baseline"):
        if entry.get(name) is not None and (isinstance(entry[name], bool) or not isinstance(entry[name], int | float)):
            raise MappingRefused(f"A figure of {agency} has a {name} that is not a number.", "Write the number alone.")
    return StatedFigure(entry["label"], entry.get("value"), entry.get("baseline"), entry.get("unit", ""))
