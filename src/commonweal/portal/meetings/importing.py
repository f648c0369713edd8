"""`commonweal minutes import`: files of old minutes into the register, or before a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q
from rapidfuzz import fuzz

from commonweal.documents.safe_copy import limit_stream, safe_name
from commonweal.errors import FileRefused, NotHeld
from commonweal.minutes import GENERAL, Profile, lines_of, read
from commonweal.minutes.model import MeetingRecord
from commonweal.portal.access.machine import at_the_command_line
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.meetings.models import Reading
from commonweal.portal.meetings.rules.readings import AlreadyHeld
from commonweal.portal.meetings.verbs import practices, readings
from commonweal.portal.partnership.models import Body, Membership

SAME_BODY = 85  # of 100: how alike a printed body's name and a body's own are
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    file: str
    body: str
    date: str | None
    state: str  # in the register, before a person, held already
    items: int
    decisions: int
    actions: int
    anomalies: tuple[str, ...]
    address: str
    has_clerk: bool


def import_files(
    paths: Iterable[Path], *, body: str = "", hold: bool = False, profile: Profile = GENERAL
) -> list[Imported]:
    """Take each file in; one that fails stops those after it, and what was done stands."""
    by = at_the_command_line()
    return [_import(path, body, hold, profile, by) for path in paths]


def _import(path: Path, body_name: str, hold: bool, profile: Profile, by: Reader) -> Imported:
    content = _content(path)
    record = read("\n".join(lines_of(path.name, content)), profile)
    body = _body(body_name or record.meeting.body_as_printed or "", bool(body_name), by)
    try:
        reading = readings.take_in(safe_name(path.name), content, body=body, by=by, profile=profile)
    except AlreadyHeld:
        return _said(path, body, record, "held already", "")
    if hold or record.meeting.date is None:
        return _said(path, body, record, "before a person", f"/meetings/old-minutes/{reading.pk}/")
    meeting = readings.accept(Reading.objects.get(pk=reading.pk), by=by)
    return _said(path, body, record, "in the register", f"/meetings/{meeting.pk}/")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return b"".join(limit_stream(iter(lambda: file.read(CHUNK), b"")))
    except OSError as error:
        raise FileRefused(f"{path} cannot be read.", "Give minutes: text, Word, PDF or a web page.") from error


def _said(path: Path, body: Body, record: MeetingRecord, state: str, address: str) -> Imported:
    date = record.meeting.date
    return Imported(
        path.name, body.name, date.day.isoformat() if date else None, state, len(record.items),
        sum(len(item.decisions) for item in record.items), len(record.actions),
        tuple(a.message for a in record.anomalies), address,
        Membership.objects.filter(Q(until=None) | Q(until__gte=today()), body=body, role="clerk").exists(),
    )  # fmt: skip


@recorded
def _body(name: str, stated: bool, by: Reader) -> Body:
    """The body of this name; the first body of an empty portal is made from the minutes' own words."""
    bodies = list(Body.objects.order_by("name"))
    alike = [b for b in bodies if fuzz.ratio(b.name.casefold(), name.casefold()) >= SAME_BODY or b.short_name == name]
    if alike:
        return alike[0]
    if name and (stated or not bodies):
        printed = name.title() if name.isupper() else name
        made = Body.objects.create(name=printed, short_name="".join(word[0] for word in printed.split())[:40])
        practices.set_up(made, by=by)
        return made
    known = ", ".join(b.name for b in bodies) or "none yet"
    named = f"'{name}'" if name else "no body"
    raise NotHeld(f"The minutes name {named}, which is no body of this portal.", f"Say --body; there are: {known}.")
