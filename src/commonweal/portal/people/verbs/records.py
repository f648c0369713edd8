"""Entering and correcting records of people: as typed, with what stood there before kept."""

from collections.abc import Mapping
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people import indexing, rules, said
from commonweal.portal.people.models import Correction, Record, RecordKey

SAID = ("said", "note")
LONGEST = 20_000  # characters of all that one record says
Spoken = said.Said | Mapping[str, Any]


@recorded
def enter(
    spoken: Spoken,
    *,
    agency: Agency,
    by: Reader,
    home: Thing | None = None,
    audience: Audience | None = None,
    note: str = "",
) -> Record:
    """Keep what an agency says of somebody. Without a home it is that agency's own; in one, for whoever reads that.

    Whether the doer may write in that home is the room's to ask whose home it is.
    """
    check_people_allowed()
    rules.check_reader_can_enter(by, agency=agency.pk)
    told = _sound(spoken, note)
    whom = audience or (audiences.agencies([agency.pk]) if home is None else audiences.public())
    record = things.make(
        Record, home=home, audience=whom, by=by, agency=agency, said=told.kept(), note=note.strip(),
        identified=told.identified, entered_at=now(), entered_by=by.account,
    )  # fmt: skip
    _index(record, told)
    return record


@recorded
def correct(record: Record, spoken: Spoken, *, why: str, by: Reader, note: str | None = None, seen: str = "") -> Record:
    """Put right what a record says. What stood there is kept beside it, with why it was changed."""
    check_people_allowed()
    record = held(record)
    rules.check_reader_can_correct(by, record)
    check_unchanged(record, SAID, seen)
    check_said(why, "why it is corrected")
    told = _sound(spoken, record.note if note is None else note)
    before = said.read(record.said)
    note = record.note if note is None else note.strip()
    if told.kept() == before.kept() and note == record.note:
        raise SomethingMissing("Nothing was changed.", "Change what is wrong, then keep it.")
    moment = now()
    Correction.objects.create(
        record=record, was=record.said, note_was=record.note, why=why.strip(), corrected_at=moment,
        corrected_by=by.account,
    )  # fmt: skip
    record = changed(
        record, "correct record", by, said=told.kept(), note=note, identified=told.identified, corrected_at=moment
    )
    RecordKey.objects.filter(record=record).delete()
    _index(record, told)
    return record


def _sound(spoken: Spoken, note: str) -> said.Said:
    """It says something, and not a book."""
    told = spoken if isinstance(spoken, said.Said) else said.read(spoken)
    if not (told.name or told.aliases or any(a.words for a in told.addresses) or told.phones or note.strip()):
        raise SomethingMissing(
            "Nothing is said of anybody.", "Give a name, an address or a telephone number, or say who it is in words."
        )
    if len(str(told.kept())) + len(note) > LONGEST:
        raise SomethingMissing("That is too much for one record.", "Put what happened into the case or the report.")
    return told


def _index(record: Record, told: said.Said) -> None:
    RecordKey.objects.bulk_create(
        RecordKey(record=record, kind=kind, value=value) for kind, value in indexing.keys_of(told)
    )
