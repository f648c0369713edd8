"""What minutes say, as frozen records. What nobody printed is None or empty; nothing is filled in by guess.

Each record keeps the source's own words (`*_as_printed`) beside what was made of them. Only the printed part is
needed to write minutes out; everything derived has a default.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "evacuation_procedure",
    "apologies",
    "declarations_of_interest",
    "minutes",
    "matters_arising",
    "forward_plan",
    "reports_back",
    "any_other_business",
    "next_meeting",
    "business",
]
Outcome = Literal[
    "procedural",
    "minutes_approved",
    "kept_on_agenda",
    "noted",
    "received",
    "agreed",
    "deferred",
    "duplicate",
    "no_decision",
    "nil_return",
    "noted_without_agreed",
]
Tier = Literal["agreed", "undertaken", "requested", "intended"]
ParagraphKind = Literal["text", "list", "subheading", "decision"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an item, white space folded; `line` is its first line in the file."""

    text: str
    kind: ParagraphKind = "text"
    line: int = 0


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as minutes print it; the weekday is checked, never mended."""

    day: date
    as_printed: str
    weekday_as_printed: str | None = None
    weekday_agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The head of the minutes. Times are 24-hour `HH:MM`."""

    body: str | None = None
    body_as_printed: str | None = None
    date: StatedDate | None = None
    start_time: str | None = None
    end_time: str | None = None
    venue: str | None = None
    item_numbering: str | None = None
    chair: str | None = None
    vice_chair: str | None = None
    stray_text_before_title: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """An organisation that may be meant, and why it is offered."""

    organisation: str
    organisation_unit: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the attendance. `guesses` are offered to a person who decides; they are never assigned."""

    seq: int
    as_printed: str
    name: str
    honorific_prefix: str | None = None
    honorific_suffix: str | None = None
    bracket_as_printed: str | None = None
    role: str | None = None
    organisation: str | None = None
    organisation_unit: str | None = None
    post: str | None = None
    initials: str | None = None
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there. `none_also_attending` is a printed "None", which is not the same as nothing printed."""

    present: tuple[Person, ...] = ()
    officers: tuple[Person, ...] = ()
    apologies: tuple[Person, ...] = ()
    also_attending: tuple[Person, ...] = ()
    none_also_attending: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A formal decision line: AGREED, RESOLVED, or as the profile says."""

    text_as_printed: str
    lead_in: str
    operative_text: str
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Deferral:
    """An item put off, and to when as far as that is said."""

    text_as_printed: str
    to_as_printed: str | None = None
    to_next_meeting: bool = False
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class DuplicateOf:
    """The item that this one repeats by accident, as the minutes themselves say."""

    item_seq: int
    number_as_printed: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `title` is the printed one without its marking; `source_lines` are 1-based, both ends included."""

    seq: int
    number_as_printed: str | None
    title: str
    title_as_printed: str
    body: tuple[Paragraph, ...] = ()
    kind: Kind = "business"
    outcome: Outcome = "no_decision"
    decisions: tuple[Decision, ...] = ()
    restricted: bool = False
    restricted_marker: tuple[str, ...] | None = None
    restricted_basis_as_printed: str | None = None
    deferral: Deferral | None = None
    duplicate_of: DuplicateOf | None = None
    source_lines: tuple[int, int] = (0, 0)

    @property
    def subheadings(self) -> tuple[str, ...]:
        """Headings inside the item, without the mark that leads on to a list."""
        return tuple(p.text.rstrip(":-– ") for p in self.body if p.kind == "subheading")


@dataclass(frozen=True, slots=True)
class Action:
    """Something that the minutes say will be done; `promises` says how the tier is told."""

    item_seq: int
    text_as_printed: str
    tier: Tier
    kind: str
    owner_as_printed: str | None = None
    due_as_printed: str | None = None
    due_date: date | None = None


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number that the minutes quote. `approximate` where they say around, approx., some."""

    item_seq: int
    text_as_printed: str
    figure_as_printed: str
    value: int | float
    unit: str
    measure: str | None = None
    direction: str | None = None
    period_as_printed: str | None = None
    comparator_as_printed: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that a person should look at. It is told, never put right."""

    kind: str
    message: str
    item_seq: int | None = None
    text_as_printed: str | None = None


@dataclass(frozen=True, slots=True)
class Declarations:
    """The item on interests: who declared what, or that nobody did."""

    item_seq: int
    nil_return: bool
    declared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviousMinutes:
    """The earlier minutes that were before this meeting."""

    item_seq: int
    date: StatedDate | None
    approved: bool


@dataclass(frozen=True, slots=True)
class MatterArising:
    """One matter of the last minutes, under its subheading where it has one."""

    item_seq: int
    title: str | None
    paragraphs: tuple[str, ...]
    kept_on_agenda: bool


@dataclass(frozen=True, slots=True)
class ReportsBack:
    """The item on reports from other bodies."""

    item_seq: int
    nil_return: bool
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When and where the body meets again, as printed."""

    item_seq: int | None
    date: StatedDate | None = None
    start_time: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting's minutes. A section is None where the document has no such item."""

    meeting: Meeting
    attendance: Attendance = Attendance()
    items: tuple[Item, ...] = ()
    declarations: Declarations | None = None
    previous_minutes: PreviousMinutes | None = None
    matters_arising: tuple[MatterArising, ...] | None = None
    forward_plan: tuple[str, ...] | None = None
    reports_back: ReportsBack | None = None
    next_meeting: NextMeeting | None = None
    actions: tuple[Action, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
