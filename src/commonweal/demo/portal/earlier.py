"""What went before the demonstration's own weeks: two quarters of reports, and since when agencies use the system.

Written by the portal's own verbs, today; the days on which it happened are set afterwards, as no verb lets one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from commonweal.demo.portal.cast import Cast
from commonweal.portal.audit.clock import midnight, today
from commonweal.portal.cases.signup import verbs as signup
from commonweal.portal.cases.signup.start import Start
from commonweal.portal.disclosures.counting import quarters_over
from commonweal.portal.disclosures.models import About, Agreement, Disclosure, Entry
from commonweal.portal.intelligence.models import Report
from commonweal.portal.intelligence.verbs import dealing, drafts, sending

REPORTED: Mapping[str, Sequence[int]] = {"fire": (11, 14), "housing": (12, 11)}  # by agency, the earlier quarter first
BEGAN = {"police": 720, "fire": 510, "housing": 300, "youth-justice": 120}  # days ago
SEEN = (
    ("Bins were set alight behind the shops again.", "Yard behind 2 Market Row"),
    ("Lights were on at night in a unit that stands empty.", "Unit 4, Cooper's Yard"),
    ("Boxes were carried from a van into a lock-up.", "Lock-ups behind Candle Row"),
)
LATE_EVERY, LATE_FROM = 2, 5  # every second report from the fifth on was received late
HOUR = dt.timedelta(hours=1)


def begin_to_use(cast: Cast) -> None:
    """The clerk says since when each agency uses it."""
    for key, days in BEGAN.items():
        day = today() - dt.timedelta(days=days)
        trained = Start(trained_on=day - dt.timedelta(days=7), trained=2, since=day)
        signup.say(cast.agencies[key], trained, by=cast.reader("clerk"))


def report_two_quarters(cast: Cast, agreement: Agreement, reported: Mapping[str, Sequence[int]]) -> None:
    """Reports of quarters that are over, all dealt with."""
    for nth, quarter in enumerate(reversed(quarters_over(today(), most=2))):
        for agency, counts in reported.items():
            for n in range(counts[nth]):
                sent = midnight(quarter + dt.timedelta(days=1 + 80 * n // counts[nth])) + 10 * HOUR
                late = agency == "fire" and n >= LATE_FROM - 1 and n % LATE_EVERY == 0
                _happened(_dealt_with(cast, agency, n, agreement), sent, hours=80 + n if late else 6 + 3 * n)


def _dealt_with(cast: Cast, agency: str, n: int, agreement: Agreement) -> Report:
    by = cast.reader(agency)
    text, place = SEEN[n % len(SEEN)]
    report = drafts.begin(agency=cast.agencies[agency], by=by)
    drafts.say(report, text, {}, by=by)
    drafts.name(report, "place", {"lines": place}, by=by)
    drafts.answer(report, "when", {"which": "today", "typed_on": today().isoformat()}, by=by)
    drafts.answer(
        report, "sharing", {"permission": "yes", "purpose": "crime", "agreement": str(agreement.pk)}, by=by
    )  # fmt: skip
    drafts.source(report, {"how": "seen", "risk": "no", "doubt": "no"}, by=by)
    report = sending.send(Report.objects.get(pk=report.pk), by=by)
    report = dealing.receive(report, by=cast.reader("intelligence"))
    return dealing.close(report, outcome="logged", by=cast.reader("intelligence"))


def _happened(report: Report, sent: dt.datetime, *, hours: int) -> None:
    """Put it on its day, with the share that it was."""
    received = sent + hours * HOUR
    Report.objects.filter(pk=report.pk).update(
        sent_at=sent, received_at=received, closed_at=received + 70 * HOUR,
        information_on=sent.date() - dt.timedelta(days=hours % 4),
    )  # fmt: skip
    shares = About.objects.filter(of=report.pk).values("disclosure")
    Disclosure.objects.filter(pk__in=shares).update(shared_at=sent)
    Entry.objects.filter(disclosure__in=shares).update(shared_at=sent)
