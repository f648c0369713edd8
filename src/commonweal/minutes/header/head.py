"""The head of a document: everything before its first item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from commonweal.minutes import dates
from commonweal.minutes.header import attendance as lists
from commonweal.minutes.header import name_words as words
from commonweal.minutes.header.labels import label_of
from commonweal.minutes.header.names import person
from commonweal.minutes.header.title import Title, title_of
from commonweal.minutes.layout.blocks import Block
from commonweal.minutes.model import Attendance, Meeting, Person
from commonweal.minutes.profile import Profile
from commonweal.minutes.sentences import folded

_T = TypeVar("_T")
PEOPLE = ("present", "attending", "officers", "also", "apologies")
VALUES = ("date", "time", "end", "venue", "chair", "vice_chair", "clerk", "body")


@dataclass(slots=True)
class Labelled:
    """What stands under each label of the head, and what stands under none."""

    found: dict[str, list[str]] = field(default_factory=dict)
    free: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """The meeting and who was there, and the labels that had nothing after them."""

    meeting: Meeting
    attendance: Attendance
    empty_labels: tuple[str, ...]
    none_stated: tuple[str, ...]


def read_head(blocks: Sequence[Block], profile: Profile) -> Head:
    """Title, date, times, place and attendance, from the blocks before the first item."""
    title = title_of(blocks, profile)
    labelled = _labelled(blocks[title.after :], profile)
    said = labelled.found
    run = folded(" ".join([*title.texts, *(b.text for b in labelled.free)]))
    if "attending" in said:
        said.setdefault("also" if "present" in said else "present", []).extend(said["attending"])
    present, led = _people(said, "present"), _led(said)
    present = _renumbered([*(p for p in led if all(p.name != q.name for q in present)), *present])
    everyone = Attendance(
        present,
        _people(said, "officers"),
        _people(said, "apologies"),
        _people(said, "also"),
        none_also_attending="also" in said and lists.is_none(said["also"]),
    )
    empty = tuple(k for k in PEOPLE if k in said and k != "attending" and not "".join(said[k]).strip())
    none = tuple(k for k in PEOPLE if k in said and lists.is_none(said[k]))
    return Head(_meeting(title, said, run, everyone), everyone, empty, none)


def _labelled(blocks: Sequence[Block], profile: Profile) -> Labelled:
    labelled, current = Labelled(), ""
    for block in blocks:
        label = label_of(block.text, profile)
        if label:
            current, rest = label
            if current == "body" and (rest == "" or dates.first_date(rest) or current in labelled.found):
                labelled.free.append(block)  # "Meeting: Tuesday 8 October 2024": no name of a body
                current = ""
                continue
            labelled.found.setdefault(current, [])
            if rest:
                labelled.found[current].append(rest)
            if current in VALUES and rest:
                current = ""
        elif current:
            labelled.found[current].append(_with_columns(block))
            current = current if current in PEOPLE else ""
        else:
            labelled.free.append(block)
    return labelled


def _with_columns(block: Block) -> str:
    """Columns set by tabs: a name and where it comes from."""
    return " – ".join(block.columns) if len(block.columns) == 2 else block.text


def _people(said: dict[str, list[str]], kind: str) -> tuple[Person, ...]:
    return lists.people(said.get(kind, []))


def _led(said: dict[str, list[str]]) -> list[Person]:
    """Those whom a line of their own names as chair or vice chair."""
    found = []
    for kind, word in (("chair", "Chair"), ("vice_chair", "Vice Chair")):
        one = person(1, f"{word}: {' '.join(said[kind])}") if said.get(kind) else None
        found += [one] if one else []
    return found


def _renumbered(people: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(replace(p, seq=n) for n, p in enumerate(people, 1))


def _meeting(title: Title, said: dict[str, list[str]], run: str, everyone: Attendance) -> Meeting:
    label_date = _first([dates.first_date(t) for t in said.get("date", [])])
    times = dates.find_times(" ".join(said.get("time", []))) or dates.find_times(" ".join(said.get("date", [])))
    times = times or dates.find_times(run)
    ends = dates.find_times(" ".join(said.get("end", [])))
    return Meeting(
        body=title.body or _first(said.get("body", [])),
        body_as_printed=title.as_printed or _first(said.get("body", [])),
        date=label_date or dates.first_date(run),
        start_time=_first(times),
        end_time=_first(ends) or (times[1] if len(times) > 1 else None),
        venue=_first(said.get("venue", [])) or title.venue,
        chair=_name_of(everyone, words.CHAIR) or _plain(said.get("chair", [])),
        vice_chair=_name_of(everyone, words.VICE) or _plain(said.get("vice_chair", [])),
        stray_text_before_title=title.stray,
    )


def _first(values: Sequence[_T | None]) -> _T | None:
    return next((v for v in values if v), None)


def _name_of(everyone: Attendance, role: "re.Pattern[str]") -> str | None:
    return next((p.name for p in everyone.present if p.role and role.match(p.role)), None)


def _plain(texts: Sequence[str]) -> str | None:
    one = person(1, " ".join(texts)) if texts else None
    return one.name if one else None
