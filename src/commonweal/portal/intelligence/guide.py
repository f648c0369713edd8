"""The guide as values: its rows in their order, the ones that ship, and what makes a guide unsound."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from commonweal.portal.intelligence.refusals import GuideUnsound

CALL, REFER, FORM = "call", "refer", "form"
CHANNELS = {CALL: "Call a number, or go online", REFER: "Make a referral", FORM: "Fill in the form here"}
EMERGENCY = "999"
MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is the matter, and what to do then. `key` names it in the counts and never changes."""

    key: str
    matter: str
    channel: str
    hint: str = ""
    number: str = ""
    online: str = ""  # an address
    advice: str = ""

    @property
    def dial(self) -> str:
        """The number as a telephone dials it; "" for one that is not entered yet."""
        return "".join(letter for letter in self.number if letter.isdigit() or letter == "+")


SHIPPED = (
    Row(
        "danger", "Someone is in danger, a crime is happening now, or a suspect is still nearby", CALL,
        "Danger to life, violence now or threatened, a missing child or person at risk.", EMERGENCY,
        advice="Say that it is an emergency. Do not use the form: nobody may read it for hours.",
    ),
    Row(
        "attend", "Someone is at risk, and a police officer needs to go there", CALL,
        "A welfare check, a child or an adult who may be harmed and cannot wait for a referral.",
        advice="Call the force’s Control Room on the number that your agency was given. "
        "If you cannot reach it, call 101, or 999 where somebody is in danger.",
    ),
    Row(
        "safeguarding", "A child or an adult may be at risk, and nobody needs to go there now", REFER,
        "Neglect, abuse, exploitation, self-neglect.",
        advice="Make the statutory referral to children’s or adults’ social care, by your agency’s own procedure. "
        "The form here never replaces it. You can tell the police what you know as well, once it is made.",
    ),
    Row(
        "crime", "A crime has happened, and it is not urgent", CALL, "To report it, so that it is recorded.", "101",
        "https://www.police.uk/pu/contact-the-police/report-a-crime-incident/",
        "The form here does not report a crime: nobody is given a crime number by it.",
    ),
    Row(
        "know", "None of these: you know something that the police should know", FORM,
        "Names, places, vehicles, what people do or plan. About three minutes.",
    ),
)  # fmt: skip


def without_number(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Those that say to call, and neither which number nor which address."""
    return tuple(row for row in rows if row.channel == CALL and not row.dial and not row.online)


def rows_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """As a version keeps them; what a newer release wrote beside is passed over."""
    names = Row.__dataclass_fields__
    return tuple(Row(**{name: str(said.get(name, "")) for name in names}) for said in kept)


def kept(rows: Iterable[Row]) -> list[dict[str, str]]:
    """As a version keeps them."""
    return [asdict(row) for row in rows]


def check_sound(rows: tuple[Row, ...]) -> None:
    """999 comes first, the form last and once; everything says what it is about and what to do."""
    if not rows or rows[0].channel != CALL or rows[0].dial != EMERGENCY:
        raise GuideUnsound("The guide begins with 999.", "Leave that row first, with its number.")
    if [row.channel for row in rows].count(FORM) != 1 or rows[-1].channel != FORM:
        raise GuideUnsound("The guide ends with the form.", "Leave that row last: it is for what no other row fits.")
    if len(rows) > MOST_ROWS:
        raise GuideUnsound(f"A guide has {MOST_ROWS} rows at most.", "Nobody reads more while something happens.")
    if len({row.key for row in rows}) < len(rows):
        raise GuideUnsound("Two rows have one name.", "Give each its own.")
    for row in rows:
        _check_row(row)


def _check_row(row: Row) -> None:
    if not row.matter.strip():
        raise GuideUnsound("A row does not say what it is for.", "Say it in a sentence.")
    if row.channel != FORM and not (row.dial or row.online or row.advice.strip()):
        raise GuideUnsound(
            f"“{row.matter}” does not say what to do.", "Give a number, an address or a sentence of advice."
        )
    if row.online and not row.online.startswith("https://"):
        raise GuideUnsound(f"The address of “{row.matter}” cannot be used.", "It begins with https://.")
