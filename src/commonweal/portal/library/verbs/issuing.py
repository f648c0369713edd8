"""What of a paper goes out to everyone: its newest version's files as a release, and what the list says of it."""

from commonweal.portal.access.models import Document, Release
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, releases, things
from commonweal.portal.library import remembered
from commonweal.portal.library.models import Issued, Paper, Version

KINDS = {"report": "report"}
NOT_ISSUED = ("original", "text")  # an original never goes out, nor do the keystrokes of a written paper


def propose(paper: Paper, version: Version, *, by: Reader) -> Release:
    """Lay the newest version ready for a second person to release; of figures, what earlier ones were held against."""
    kept = Document.objects.filter(thing__home=version.pk).exclude(role__in=NOT_ISSUED).order_by("name")
    files = [(row.name, row.media_type, content(by, row.pk).content) for row in kept]
    remembered.check_files(files)
    release = releases.propose(
        paper.thing, kind=KINDS.get(paper.kind, "paper"), title=paper.title, files=files, audience=audiences.public(),
        by=by, texts=dict(kept.values_list("name", "text")),
    )  # fmt: skip
    things.make(
        Issued, home=release.thing, audience=audiences.public(), by=by, release=release, paper=paper.pk,
        item=paper.thing.home_id, title=paper.title, kind=paper.kind,
        report_key=paper.report_key, agency=paper.agency,
        late_reason=paper.late_reason, supplement=paper.supplement, position=paper.position, pages=version.pages,
        headline=version.headline, standfirst=version.standfirst, period=version.period,
    )  # fmt: skip
    return release


def waiting(paper: Paper) -> Release | None:
    """The release of a paper that waits for a second person."""
    return Release.objects.filter(of=paper.pk, approver=None, refused_at=None).order_by("-proposed_at").first()


def take_back(paper: Paper, *, reason: str, by: Reader) -> None:
    """What waits no longer goes out."""
    release = waiting(paper)
    if release is not None:
        releases.refuse(release, reason=reason, by=by)


def withdraw(paper: Paper, *, words: str, by: Reader) -> None:
    """Take back what waits, and what is out."""
    take_back(paper, reason=words, by=by)
    for release in Release.objects.filter(of=paper.pk, approver__isnull=False, withdrawn_at=None):
        releases.withdraw(release, words=words, by=by)
