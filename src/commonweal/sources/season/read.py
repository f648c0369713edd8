"""A season's file: its name, its days of each year, and what it looks at.

::

    name = "Bonfire season"
    window = "10-25..11-08"      # or whole months: "06..08"
    weeks_around = 4
    earlier_years = 5

    [[look]]
    dataset = "partner.fire"
    title = "Deliberate fires"
    kinds = ["Deliberate secondary fire"]
    hours = "17..23"
"""

import re
from collections.abc import Mapping
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.season import DAYS, MOST_WEEKS, Look, Season
from commonweal.sources.partner.said import check_known, list_of_texts, toml_of, whole
from commonweal.sources.season.activities import activities_of
from commonweal.sources.season.activities import written as written_activity

LIMIT = 200_000  # letters: a season's plan is a few pages
MOST_LOOKS = 12
MOST_YEARS = 10
LONGEST = 120  # letters of a name or title
EXAMPLES = "docs/how-to/report-on-a-season.md shows whole season files."
TOP = ("name", "window", "weeks_around", "earlier_years", "wards", "aim", "look", "activity")
LOOK = ("dataset", "title", "kinds", "hours")
WINDOW = re.compile(r"(\d\d)(?:-(\d\d))?(?:\.\.(\d\d)(?:-(\d\d))?)?")
HOURS = re.compile(r"(\d{1,2})\.\.(\d{1,2})")
DATASET = re.compile(r"police_uk\.street|reports\.public|partner\.[a-z0-9][a-z0-9_-]*")


def parse(text: str) -> Season:
    """Read the file. MappingRefused says what is wrong with it and what to write instead."""
    if len(text) > LIMIT:
        raise MappingRefused("The season's file is too large.", EXAMPLES)
    return of_table(toml_of(text, "The season's file", EXAMPLES))


def of_table(said: Mapping[str, Any]) -> Season:
    """The same from what the file says, as a document's parameters keep it."""
    check_known(said, TOP, "a season's file")
    first, last = _window(said.get("window"))
    return Season(
        name=_text(said, "name", "the season's file"),
        first=first,
        last=last,
        looks=_looks(said.get("look")),
        weeks=whole(said, "weeks_around", 4, 1, MOST_WEEKS),
        years=whole(said, "earlier_years", 5, 1, MOST_YEARS),
        wards=list_of_texts(said, "wards", ()),
        aim=_text(said, "aim", "the season's file", longest=2_000) if "aim" in said else "",
        activities=activities_of(said.get("activity", [])),
    )


def written(season: Season) -> dict[str, Any]:
    """What `of_table` reads as this season again: plain values only."""
    ends = "..".join(f"{month:02d}-{day:02d}" for month, day in (season.first, season.last))
    said: dict[str, Any] = {
        "name": season.name, "window": ends, "weeks_around": season.weeks, "earlier_years": season.years,
        "wards": list(season.wards), "look": [_written_look(look) for look in season.looks],
        "activity": [written_activity(one) for one in season.activities],
    }  # fmt: skip
    return said | ({"aim": season.aim} if season.aim else {})


def _written_look(look: Look) -> dict[str, Any]:
    said = {"dataset": look.dataset, "title": look.title, "kinds": list(look.kinds)}
    hours = {"hours": "{}..{}".format(*look.hours)} if look.hours else {}
    return {key: value for key, value in said.items() if value} | hours


def _window(said: object) -> tuple[tuple[int, int], tuple[int, int]]:
    found = WINDOW.fullmatch(said.strip()) if isinstance(said, str) else None
    if not found:
        raise MappingRefused(
            "The season's file does not say its days of the year.",
            'Write window = "10-25..11-08", or whole months as "06..08".',
        )
    month, day, end, end_day = (None if part is None else int(part) for part in found.groups())
    whole_months = day is None
    if month is None or (end is not None and (end_day is None) != whole_months):
        raise MappingRefused(f"'{said}' mixes days and whole months.", 'Write "10-25..11-08", or "06..08".')
    end = month if end is None else end
    for number in (month, end):
        if not 1 <= number <= 12:
            raise MappingRefused(f"'{said}' names no month {number:02d}.", "Months are 01 to 12.")
    first = (month, day or 1)
    last = (end, end_day or (DAYS[end] if whole_months else first[1]))
    for number, of_month in (first, last):
        if not 1 <= of_month <= DAYS[number]:
            raise MappingRefused(
                f"'{said}' names a day that not every year has.",
                f"Month {number:02d} has days 1 to {DAYS[number]}.",
            )
    return first, last


def _looks(said: object) -> tuple[Look, ...]:
    if not isinstance(said, list) or not said or not all(isinstance(one, dict) for one in said):
        raise MappingRefused(
            "The season's file does not say what it looks at.", 'Add [[look]] with dataset = "police_uk.street".'
        )
    if len(said) > MOST_LOOKS:
        raise MappingRefused(f"{len(said)} [[look]] are too many for one paper.", f"Keep {MOST_LOOKS} at most.")
    looks = tuple(_look(one) for one in said)
    names = [look.name.casefold() for look in looks]
    twice = next((look.name for look in looks if names.count(look.name.casefold()) > 1), None)
    if twice:
        raise MappingRefused(f"Two [[look]] are called '{twice}'.", "Give each a title of its own.")
    return looks


def _look(said: Mapping[str, Any]) -> Look:
    check_known(said, LOOK, "[[look]]")
    dataset = _text(said, "dataset", "a [[look]]")
    if not DATASET.fullmatch(dataset):
        raise MappingRefused(
            f"'{dataset}' is no source that a season can look at.",
            "Write police_uk.street, reports.public, or partner.NAME.",
        )
    title = _text(said, "title", "a [[look]]") if "title" in said else ""
    return Look(dataset, title, list_of_texts(said, "kinds", ()), _hours(said.get("hours")))


def _hours(said: object) -> tuple[int, int] | None:
    if said is None:
        return None
    found = HOURS.fullmatch(said.strip()) if isinstance(said, str) else None
    if not found or not all(int(hour) <= 23 for hour in found.groups()):
        raise MappingRefused(f"'{said}' is not a run of hours.", 'Write hours = "17..23", or "22..03" over midnight.')
    return int(found[1]), int(found[2])


def _text(said: Mapping[str, Any], key: str, where: str, longest: int = LONGEST) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise MappingRefused(f"{where[:1].upper()}{where[1:]} does not say its {key}.", f'Add {key} = "...".')
    if len(value) > longest:
        raise MappingRefused(f"The {key} of {where} is too long.", f"Keep it to {longest:,} letters.")
    return " ".join(value.split())
