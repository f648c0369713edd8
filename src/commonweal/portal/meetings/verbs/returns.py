"""What agencies owe a meeting: asked, answered, chased."""

import datetime as dt

from django.urls import reverse

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import Item, Meeting, Practice, Return
from commonweal.portal.meetings.rules import returns as rules
from commonweal.portal.meetings.rules.meetings import check_reason
from commonweal.portal.meetings.verbs.meetings import papers_due
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency, Person


@recorded
def ask(
    meeting: Meeting,
    *,
    what: str,
    agency: Agency,
    due_on: dt.date,
    by: Reader,
    item: Item | None = None,
    person: Person | None = None,
) -> Return:
    """Ask an agency for a paper or figures by a day. For an item, it is for the item's readers; else for partners."""
    rules.check_reader_can_ask(by, meeting)
    check_reason(what, "A return")
    return things.make(
        Return, home=item.thing if item else meeting.thing, audience=audiences.partners(), by=by, meeting=meeting,
        item=item, what=what.strip(), agency=agency, person=person, due_on=due_on,
    )  # fmt: skip


def ask_standing(meeting: Meeting, practice: Practice, *, by: Reader) -> None:
    """Ask for what the body's practice says is owed every meeting, where it has not been asked yet."""
    asked = set(Return.objects.filter(meeting=meeting).values_list("what", "agency_id"))
    agencies = Agency.objects.in_bulk([row["agency"] for row in practice.standing_returns])
    for row in practice.standing_returns:
        agency = next((a for key, a in agencies.items() if str(key) == row["agency"]), None)
        if agency is not None and (row["what"], agency.pk) not in asked:
            ask(meeting, what=row["what"], agency=agency, due_on=papers_due(practice, meeting.date), by=by)


@recorded
def answer(owed: Return, *, words: str, by: Reader, nil: bool = False) -> None:
    """Give a return, or say that there is nothing to return and why. Both count as come in."""
    state = "nil" if nil else "in"
    rules.check_reader_can_answer(by, owed, state, words)
    owed.state, owed.words = state, words.strip()
    owed.came_on = owed.came_on or today()
    owed.save(update_fields=["state", "words", "came_on"])
    note(f"return {state}", by=by.account, thing=owed.pk)


@recorded
def send_back(owed: Return, *, reason: str, by: Reader) -> None:
    """Say that a return is not what was asked: it is owed again, and its agency is told."""
    rules.check_reader_can_send_back(by, owed)
    check_reason(reason, "Sending a return back")
    owed.state, owed.came_on = "owed", None
    owed.save(update_fields=["state", "came_on"])
    _tell(owed, "return sent back", "A return that you gave was sent back.", once="")
    note("send return back", by=by.account, thing=owed.pk, words=reason)


@recorded
def chase(owed: Return, *, by: Reader) -> None:
    """Remind whoever owes a return; how often is counted."""
    rules.check_reader_can_chase(by, owed)
    owed.chased, owed.chased_on = owed.chased + 1, today()
    owed.save(update_fields=["chased", "chased_on"])
    _tell(owed, "return chased", "A return that you owe is waited for.", once=f"chase:{owed.pk}:{owed.chased}")
    note("chase return", by=by.account, thing=owed.pk)


def remind() -> None:
    """Daily, by the system itself: who owes a return three days before it is due, and once it is late."""
    soon = today() + dt.timedelta(days=3)
    owed = Return.objects.filter(state="owed", due_on__lte=soon, meeting__state__in=("planned", "agenda out"))
    for row in owed.filter(meeting__date__gte=today()).order_by("due_on", "pk"):
        stage = "late" if row.due_on < today() else "soon"
        words = "A return that you owe is late." if stage == "late" else "A return that you owe is due soon."
        _tell(row, "return due", words, once=f"return:{row.pk}:{row.due_on}:{stage}")


def _tell(owed: Return, kind: str, words: str, *, once: str) -> None:
    for person in _those_asked(owed):
        notices.tell(
            person, kind=kind, words=words, address=reverse("meetings:return", args=[owed.pk]), about=owed.pk,
            due_on=owed.due_on, once=once,
        )  # fmt: skip


def _those_asked(owed: Return) -> list[Person]:
    if owed.person:
        return [owed.person]
    sitting = Person.objects.filter(
        account__is_active=True, memberships__agency=owed.agency_id, memberships__until=None
    )
    return list(sitting.exclude(memberships__role="administrator").distinct().order_by("pk"))
