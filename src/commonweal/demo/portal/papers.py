"""The next meeting's papers: reports built in the portal, the public's pack released, one paper that still waits."""

from commonweal.demo.districts import TALLOW
from commonweal.demo.plan import FULL
from commonweal.demo.portal.years import Years
from commonweal.demo.walk import SOURCES
from commonweal.figures import Period
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs import worker
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing, issuing, reports
from commonweal.portal.library.verbs import papers as paper_verbs
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.meetings.verbs import packs

REVIEW = """## What was done
Patrols went on at the hours when robbery was recorded most. The street surgery was held on eleven Saturdays.

## What followed
Recorded robbery in the operation's streets was lower than in the half-year before. Whether it
moved is being worked out.

## What is asked
Members are asked to decide whether the operation goes on until the spring.
"""


def make_reports(years: Years) -> None:
    """Both editions of the recorded crime report, in the background as any report; the public's is released."""
    item = Item.objects.get(meeting=years.next, title="Recorded crime and disorder report")
    period = str(Period(FULL.period.end - 11, FULL.period.end))
    for audience, source in SOURCES.items():
        asked = {"partnership": TALLOW.code, "period": period, "audience": audience, "source": source}
        reports.ask(by=years.cast.reader("analyst"), arguments={**asked, "home": str(item.pk)})
    worker.run(once=True)
    for paper in Paper.objects.filter(thing__home=item.thing):
        if paper.state == "draft":
            clearing.clear_as_author(paper, by=years.cast.reader("analyst"))
        _clear_as_chair(years, paper)


def _clear_as_chair(years: Years, paper: Paper) -> None:
    release = issuing.waiting(paper)
    seen = release.sha256 if release else clearing.newest(paper).sha256
    clearing.clear_as_chair(paper, seen=seen, by=years.cast.reader("chair"))


def make_pack(years: Years, meeting: Meeting) -> None:
    """The public's pack, every page looked at by the chair, and the partners'."""
    chair, clerk = years.cast.reader("chair"), years.clerk
    packs.make(meeting, reach="partners", by=clerk)
    pack = packs.make(meeting, reach="public", by=clerk)
    with recording():
        for page in range(1, pack.pages + 1):
            packs.approve_page(pack, page=page, sha256=packs.page_sha256(chair, pack, page), by=chair)
    if pack.release is not None:
        packs.let_out(pack, sha256=pack.release.sha256, by=chair)


def write_review(years: Years, meeting: Meeting) -> None:
    """A late paper for everyone, cleared by its author: it waits for the chair on the first screen."""
    police = years.cast.reader("police")
    item = Item.objects.get(meeting=meeting, title="Town centre operation: second review")
    terms = Terms(home=item.thing, body=years.cast.body, reach="public", late_reason="The last surgery was this week.")
    paper = paper_verbs.write("Town centre operation: second review", text=REVIEW, by=police, terms=terms)
    clearing.clear_as_author(paper, by=police)
