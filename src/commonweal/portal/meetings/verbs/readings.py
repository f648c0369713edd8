"""Old minutes taken in: read, mended line by line, accepted into the register."""

import hashlib
import mimetypes
from dataclasses import asdict
from typing import Any
from uuid import UUID

from commonweal.minutes import GENERAL, Profile, as_json, lines_apart, read
from commonweal.minutes.model import MeetingRecord
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.mending import LEFT_OUT, PARTS, mend, offer
from commonweal.portal.meetings.models import Attendance, Meeting, Reading, ReadingLine
from commonweal.portal.meetings.rules import readings as rules
from commonweal.portal.meetings.verbs.rebuilding import rebuild
from commonweal.portal.partnership.models import Agency, AgencyName, Body
from commonweal.portal.tasks.models import Action


@recorded
def take_in(name: str, content: bytes, *, body: Body, by: Reader, profile: Profile = GENERAL) -> Reading:
    """Read one old document and lay what was read before a person. The document itself is kept as it came."""
    rules.check_reader_can_take_in(by, body)
    digest = hashlib.sha256(content).hexdigest()
    earlier = Reading.objects.filter(body=body, original__sha256=digest).exclude(state="refused").first()
    if earlier is not None:
        raise rules.AlreadyHeld("These very minutes were taken in before.", "Open the earlier reading of them.")
    text = "\n".join(lines_apart(name, content))
    record = read(text, profile)
    reading = things.make(
        Reading, home=None, audience=audiences.partners(), by=by, body=body, name=name[:200], source_text=text,
        profile=asdict(profile), record=as_json(record), read_at=now(), read_by=by.account,
    )  # fmt: skip
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    reading.original = documents.keep(
        content, name=name[:200], media_type=media_type, role="original", home=reading.thing,
        audience=audiences.public(), by=by,
    )  # fmt: skip
    reading.save(update_fields=["original"])
    agencies = _printed_names()
    for seq, offered in enumerate(offer(record)):
        fields = dict(offered.fields)
        things.make(
            ReadingLine, home=reading.thing, audience=audiences.public(), by=by, reading=reading, path=offered.path,
            seq=seq, words=offered.words[:2000], as_read=_with_known(fields, agencies),
        )  # fmt: skip
    note("read old minutes", by=by.account, thing=reading.pk)
    return reading


def _printed_names() -> dict[str, str]:
    return {name.printed.casefold(): str(name.agency_id) for name in AgencyName.objects.all()}


def _with_known(fields: dict[str, Any], agencies: dict[str, str]) -> dict[str, Any]:
    """An agency is offered where its own printed name begins a guess; a person accepts it or not."""
    for guess in fields.get("guesses", ()):
        for printed, agency in agencies.items():
            if guess.casefold().startswith(printed):
                return {**fields, "offered_agency": agency}
    return fields


@recorded
def settle(line: ReadingLine, *, state: str, by: Reader, mended: dict[str, Any] | None = None) -> None:
    """Accept a line as it was read, mend it, or leave it out."""
    rules.check_reader_can_mend(by, line.reading)
    if state not in ("accepted", "mended", LEFT_OUT):
        raise ValueError(f"a line is accepted, mended or left out, not {state!r}")
    line.state, line.mended, line.settled_by = state, mended if state == "mended" else None, by.account
    line.save(update_fields=["state", "mended", "settled_by"])
    note("settle line of old minutes", by=by.account, thing=line.pk)


@recorded
def accept(reading: Reading, *, by: Reader) -> Meeting:
    """Fill the register with what was read and mended. Lines that nobody looked at are taken as they were read."""
    rules.check_reader_can_mend(by, reading)
    lines = list(reading.lines.order_by("seq"))
    mended = {line.path: line.mended for line in lines if line.state == "mended" and line.mended}
    left_out = frozenset(line.path for line in lines if line.state == LEFT_OUT)
    whole = mend(_again(reading), mended, left_out)
    meeting = rebuild(whole, body=reading.body, by=by)
    _give_agencies(whole, meeting, mended, left_out)
    reading.state, reading.meeting = "accepted", meeting
    reading.save(update_fields=["state", "meeting"])
    reading.lines.filter(state="offered").update(state="accepted", settled_by=by.account)
    note("accept old minutes", by=by.account, thing=reading.pk)
    return meeting


def _again(reading: Reading) -> MeetingRecord:
    """The record as it was read: reading is the same every time for the same text and profile."""
    said = {key: _tuples(value) for key, value in reading.profile.items()}
    return read(reading.source_text, Profile(**said))


def _tuples(value: Any) -> Any:
    """A profile's lists as it has them."""
    return {k: tuple(v) for k, v in value.items()} if isinstance(value, dict) else tuple(value)


def _give_agencies(
    record: MeetingRecord, meeting: Meeting, mended: dict[str, dict[str, Any]], left_out: frozenset[str]
) -> None:
    """Only where a person said so: the agency of somebody on the roll, or of an action's owner."""
    for part in PARTS:
        for person in getattr(record.attendance, part):
            agency = _agency(mended.get(f"people/{part}/{person.seq}"))
            if agency:
                rows = Attendance.objects.filter(meeting=meeting, as_printed=person.as_printed[:300])
                rows.update(agency=agency)
    for path, said in mended.items():
        agency = _agency(said) if path.startswith("actions/") and path not in left_out else None
        if agency:
            homes = meeting.items.values("thing")
            Action.objects.filter(thing__home__in=homes, text=said["text"]).update(agency=agency)


def _agency(said: dict[str, Any] | None) -> Agency | None:
    return Agency.objects.filter(id=UUID(said["agency"])).first() if said and said.get("agency") else None


@recorded
def refuse(reading: Reading, *, by: Reader) -> None:
    """Put a reading aside: it never enters the register. The document may be taken in again."""
    rules.check_reader_can_mend(by, reading)
    reading.state = "refused"
    reading.save(update_fields=["state"])
    note("put old minutes aside", by=by.account, thing=reading.pk)
