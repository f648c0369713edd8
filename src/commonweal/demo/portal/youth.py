"""The youth justice team's summary in the library: all counts for partners, and the edition that everyone may read."""

from commonweal.demo.districts import TALLOW
from commonweal.demo.plan import FULL
from commonweal.demo.portal.cast import Cast
from commonweal.figures import Month
from commonweal.portal.jobs import worker
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing, issuing, reports

QUARTER = 3  # months


def summarise_youth_justice(cast: Cast) -> None:
    """Asked for by the team up to its last whole quarter; the chair clears both, and so releases the public one."""
    until = last_of_quarter(FULL.period.end)
    asked = {"kind": "youth-justice", "partnership": TALLOW.code, "period": f"ytd:{until}"}
    for audience in ("partners", "public"):
        reports.ask(by=cast.reader("youth-justice"), arguments={**asked, "audience": audience})
    worker.run(once=True)
    for paper in Paper.objects.filter(report_key="youth-justice"):
        if paper.state == "draft":  # a public edition was put to a second person when it was made
            clearing.clear_as_author(paper, by=cast.reader("youth-justice"))
        release = issuing.waiting(paper)
        seen = release.sha256 if release else clearing.newest(paper).sha256
        clearing.clear_as_chair(paper, seen=seen, by=cast.reader("chair"))


def last_of_quarter(month: Month) -> Month:
    """The last month of the newest quarter that is over when this month is."""
    return month - month.month % QUARTER
