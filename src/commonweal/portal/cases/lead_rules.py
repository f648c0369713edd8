"""Who leads a case that nobody leads any more: somebody of it who asks, and whom a second person says yes to.

The second person is information governance, which reads no case: there is always one, whoever still works on it. All
who work on it are told that somebody asks, and by which number, so that they can speak up before it is answered.
"""

import datetime as dt

from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import allowed
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import now
from commonweal.portal.cases.models import LEAD, ROW, Case, Glass
from commonweal.portal.cases.officers import of_today
from commonweal.portal.cases.refusals import NotInCase, NotTheirCase
from commonweal.portal.cases.rules import ASK_LEAD

ASKED_FOR = dt.timedelta(days=7)  # how long a request waits, and its answer holds
JUSTIFIED = "justified"


def check_reader_can_ask(reader: Reader, case: Case) -> None:
    """A member of the lead agency; where it has none there, any member. Once at a time."""
    _check_nobody_leads(case)
    if not reader.may("W", ROW) or not _eligible(reader, case):
        raise NotTheirCase("A member of the lead agency asks to lead this case.", "Ask one of them.")
    if asked(reader, case) is not None:
        raise NotInCase("You asked already.", "Wait for the answer of information governance.")


def reader_can_ask(reader: Reader, case: Case) -> bool:
    """Whether `check_reader_can_ask` lets pass."""
    return allowed(check_reader_can_ask, reader, case)


def check_reader_can_take(reader: Reader, case: Case) -> None:
    """Whoever asked, once information governance said yes.

    Where nobody works on it any more: an officer of the lead agency who broke the glass, while it is open, once
    governance found that justified.
    """
    _check_nobody_leads(case)
    if not reader.may("W", ROW) or seat_to_lead_from(reader, case) is None:
        raise NotTheirCase("Information governance has not agreed that you lead this case.", "Ask to lead it first.")


def reader_can_take(reader: Reader, case: Case) -> bool:
    """Whether `check_reader_can_take` lets pass."""
    return allowed(check_reader_can_take, reader, case)


def seat_to_lead_from(reader: Reader, case: Case) -> Seat | None:
    """The seat by which somebody may take on a case that nobody leads."""
    found = Glass.objects.filter(person=reader.person, found=True, until__gt=now(), verdict=JUSTIFIED)
    ways = dict(found.values_list("code", "way"))
    for seat in _eligible(reader, case):
        if ways.get(_code(seat)) == LEAD:
            return seat
    if working(case):
        return None
    return next((seat for seat in _glass_seats(reader, case) if _code(seat) in ways), None)


def seat_to_ask_from(reader: Reader, case: Case) -> Seat | None:
    """The seat for which somebody may ask to lead it."""
    return next(iter(_eligible(reader, case)), None)


def asked(reader: Reader, case: Case) -> Glass | None:
    """What this reader asked and governance has not answered yet."""
    return next((row for row in _requests(reader, case) if waits(row.verdict, row.until)), None)


def turned_down(reader: Reader, case: Case) -> Glass | None:
    """What this reader asked, and governance did not agree to."""
    return next((row for row in _requests(reader, case) if row.verdict not in ("", JUSTIFIED)), None)


def waits(verdict: str, until: dt.datetime | None) -> bool:
    """Whether a request is open: governance did not answer it, and may still be about to."""
    return not verdict and until is not None and until > now()


def _requests(reader: Reader, case: Case) -> list[Glass]:
    """What this reader asked from the seats that they have here now, the newest first."""
    codes = [code for code in map(_code, _eligible(reader, case)) if code]
    return list(Glass.objects.filter(person=reader.person, code__in=codes, way=LEAD).order_by("-tried_at"))


def working(case: Case) -> list[Seat]:
    """Seats of members who are officers of their agency today and can sign in."""
    officers = set(of_today().values_list("person", "agency"))
    rows = Seat.objects.filter(living(), audience=case.group_id, glass=False).select_related("person", "agency", "need")
    return [row for row in rows.order_by("since", "pk") if (row.person_id, row.agency_id) in officers]


def nobody_leads(case: Case) -> bool:
    """Whether nobody who leads it is an officer of that agency any more."""
    return not any(seat.lead for seat in working(case))


def _check_nobody_leads(case: Case) -> None:
    if not nobody_leads(case):
        raise NotTheirCase("This case has a lead.", ASK_LEAD)


def _eligible(reader: Reader, case: Case) -> list[Seat]:
    seats = working(case)
    mine = [seat for seat in seats if seat.person_id == reader.person and seat.agency_id in reader.serves]
    if any(seat.agency_id == case.lead_id for seat in seats):
        return [seat for seat in mine if seat.agency_id == case.lead_id]
    return mine


def _glass_seats(reader: Reader, case: Case) -> list[Seat]:
    if case.lead_id not in reader.serves:
        return []
    rows = Seat.objects.filter(living(), audience=case.group_id, person=reader.person, agency=case.lead_id, glass=True)
    return list(rows.select_related("need").order_by("pk"))


def _code(seat: Seat) -> str:
    need = getattr(seat, "need", None)
    return need.glass_code if need else ""
