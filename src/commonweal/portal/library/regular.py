"""What is done without anyone waiting for it: reports, checks, the daily mail, review dates of others' matters."""

from typing import Any

from commonweal.portal.access import conditions, places
from commonweal.portal.access.queries.widenings import reviews_due
from commonweal.portal.access.reader import reader_of
from commonweal.portal.audit.clock import today
from commonweal.portal.jobs import registry, schedule
from commonweal.portal.jobs.work import Work
from commonweal.portal.library import remembered
from commonweal.portal.library.verbs import issuing, reports
from commonweal.portal.notices.verbs import mail, notices
from commonweal.portal.partnership.models import Account
from commonweal.portal.tasks import reminders

PUT_BACK_HOUR = 5
MAIL_HOUR, REMINDER_HOUR = 7, 6  # what is told in the morning is in the same morning's mail


def begin() -> None:
    """Register all of it; called once, when the portal starts."""
    places.register("library.paper", "library:paper")
    for kind in sorted(issuing.KINDS.values()):  # approved on the ordinary page, or as the chair
        conditions.register(kind, remembered.check_release, lambda _: "")
    registry.register(reports.BUILD, build_report)
    registry.register(reports.CHECK, check_figures)
    schedule.daily("tasks.reminders", reminders.remind, hour=REMINDER_HOUR)
    schedule.daily("library.reviews", remind_of_reviews, hour=REMINDER_HOUR)
    schedule.daily("library.remembered", remembered.put_back, hour=PUT_BACK_HOUR)  # as the system, which reads them all
    schedule.daily("notices.mail", mail.send_daily, hour=MAIL_HOUR)
    schedule.minutely("notices.mail-at-once", mail.send_at_once)


def build_report(work: Work) -> dict[str, Any]:
    """Build a report. What draws charts takes a second or two to import: only the worker does."""
    from commonweal.portal.library.building import report

    return report(work)


def check_figures(work: Work) -> dict[str, Any]:
    """Work a report's figures out again."""
    from commonweal.portal.library.checking import check_figures as check

    return check(work)


def remind_of_reviews() -> None:
    """Tell clerks that another body's matter is due to be asked about again: once for each date."""
    day = today()
    clerks = Account.objects.filter(person__memberships__role="clerk", is_active=True).distinct()
    for account in clerks.select_related("person").order_by("pk"):
        for due in reviews_due(reader_of(account), day):
            notices.tell(
                account.person,
                kind="review",
                words="Something that belongs to another body is due to be reviewed: ask them again.",
                address=due.address,
                about=due.thing,
                due_on=due.review_on,
                once=f"review:{due.thing}:{due.review_on}",
            )
