"""A case is opened: its group, its lead's seat, and then itself."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.clock import new_id, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import references, rules
from commonweal.portal.cases.kinds import kind_of, review_from
from commonweal.portal.cases.models import Case, Need
from commonweal.portal.partnership.models import Agency, Person

FOUNDER = "Opened the case."


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new case is. `fields`: what its kind asks for."""

    kind: str
    title: str
    about: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    opened_on: dt.date | None = None


@recorded
def open_case(said: Opening, *, agency: Agency, by: Reader) -> Case:
    """Open a case for one's own agency, and lead it. Nobody else reads it until they are given a seat."""
    check_people_allowed()
    rules.check_reader_can_open(by, agency=agency.pk)
    check_said(said.title, "what the case is called among those who work on it")
    kind = kind_of(said.kind)
    group, thing = audiences.group(), new_id()
    person = Person.objects.get(account=by.account)
    seat = seats.give(thing, group, person=person, agency=agency, by=by, lead=True)
    Need.objects.create(seat=seat, words=FOUNDER, given_by=person)
    day = said.opened_on or today()
    return things.make(
        Case, home=None, audience=group, by=by, thing_id=thing, kind=kind.key, reference=references.new(),
        title=said.title.strip(), about=said.about.strip(), fields=dict(said.fields), stage=kind.first.key,
        opened_on=day, next_review_on=review_from(kind, "", today()), lead=agency, group=group,
    )  # fmt: skip
