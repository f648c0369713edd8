"""What people answer: put through the door by anyone, taken in by the portal itself, read and summed up, erased."""

import datetime as dt
from collections.abc import Sequence

from django.utils.timezone import localdate

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import WHO, Consultation, Point, Posted, Response
from commonweal.portal.plan.models.consultation import OPEN, REPORTED
from commonweal.portal.plan.refusals import NotInState

SUMMED = ("words", "raises")
LONGEST = 4000  # characters of one answer
ERASED_AFTER = dt.timedelta(days=90)  # from the day when the closing report was written down as out


@recorded
def post(consultation: Consultation, *, answers: Sequence[str], who: str) -> None:
    """Anyone's answer, without a name. It lies with the consultation's keeper until the portal takes it in."""
    if consultation.state != OPEN or today() > consultation.closes_on:
        raise NotInState("This consultation is closed.", "Its closing report will say what changed.")
    said = [answer.strip()[:LONGEST] for answer in answers]
    if len(said) != len(consultation.questions) or not any(said):
        raise SomethingMissing("Nothing is answered.", "Answer at least one question.")
    Posted.objects.create(
        keeper_id=consultation.keeper_id, consultation=consultation.pk, answers=said,
        who=who if who in WHO else "", posted_at=now(),
    )  # fmt: skip
    note("answer consultation", by=None, thing=consultation.pk)  # of nobody: it has no name


@recorded
def take_in() -> int:
    """Everything that was put through the door, as answers for the clerk and the analysts. The portal's own work."""
    rows = list(Posted.objects.select_for_update().order_by("posted_at", "pk"))
    known = Consultation.objects.select_related("thing").in_bulk([row.consultation for row in rows])
    for row in rows:
        if (consultation := known.get(row.consultation)) is not None:
            things.make(
                Response, home=consultation.thing, audience=audiences.partners(), by=None,
                consultation=consultation, answers=row.answers, who=row.who, given_on=localdate(row.posted_at),
            )  # fmt: skip
        row.delete()
    return len(rows)


@recorded
def sum_up(response: Response, *, words: str, raises: Sequence[Point], by: Reader, seen: str = "") -> Response:
    """It was read. `words`: what may be printed of it, with nothing of its writer; `raises`: the points it makes."""
    response = held(response, "consultation__thing__lock")
    rules.check_reader_can_sum_up(by, response)
    if response.consultation.state == REPORTED:
        raise NotInState("The closing report is out.", "Its counts stay as they were.")
    check_unchanged(response, SUMMED, seen)
    own = readable(by, Point).filter(consultation=response.consultation_id, pk__in=[point.pk for point in raises])
    made = sorted(str(pk) for pk in own.values_list("pk", flat=True))
    return changed(response, "sum up answer", by, words=words.strip(), raises=made, read_at=now())


@recorded
def erase() -> int:
    """The answers themselves go once the report has been out for a while; what was printed of them stays."""
    over = Consultation.objects.filter(state=REPORTED, closing__approved_at__lt=now() - ERASED_AFTER)
    rows = list(Response.objects.filter(consultation__in=over, erased_at=None))
    for row in rows:
        changed(row, "erase answer", None, answers=[], erased_at=now())
    return len(rows)
