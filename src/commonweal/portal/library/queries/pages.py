"""A paper's own page: what it says, its files, its versions, and what this reader may do with it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.queries.documents import DocumentView, documents
from commonweal.portal.access.queries.releases import ReleaseView, release
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.jobs.rules import reader_can_ask
from commonweal.portal.library import rules
from commonweal.portal.library.models import WITHDRAWN, Issued, Paper, Version
from commonweal.portal.library.queries.content import blocks
from commonweal.portal.library.queries.papers import RELATED, PaperLine, lines
from commonweal.portal.library.queries.shown import issued, shown
from commonweal.portal.partnership.models import Account

HIDDEN_ROLES = ("content", "text")
AUDIENCES = {"partners": "the partnership", "agencies": "members of some agencies", "people": "some people by name"}


@dataclass(frozen=True, slots=True)
class VersionView:
    """One state of a paper, with its files."""

    id: UUID
    number: int
    made_at: dt.datetime
    made_by: str
    words: str
    files: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """How it came out when the figures were worked out again."""

    at: dt.datetime
    same: int
    stated: int
    differing: int
    differences: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper as this reader may have it."""

    line: PaperLine
    audience: str
    basis: str
    originator: str
    review_on: dt.date | None
    meant_for_all: bool
    reason: str
    headline: str
    standfirst: str
    safe: SafeCopy | None
    warnings: tuple[str, ...]
    versions: tuple[VersionView, ...]
    check: Check | None
    release: UUID | None
    release_waits: bool
    seen: str  # what a clearance of this very content names
    may_revise: bool
    may_clear_as_author: bool
    may_clear_as_chair: bool
    may_send_back: bool
    may_withdraw: bool
    may_hand_in: bool
    may_grant: bool
    may_check: bool

    @property
    def newest(self) -> VersionView | None:
        """The version that is shown."""
        return self.versions[0] if self.versions else None


@dataclass(frozen=True, slots=True)
class ReleasedPage:
    """A paper as it was released."""

    release: ReleaseView
    title: str
    kind: str
    agency: str
    headline: str
    standfirst: str
    safe: SafeCopy
    files: tuple[DocumentView, ...]


def paper_row(reader: Reader, id: UUID) -> Paper:
    """The row behind a page, for a verb; the same 404 for hidden, absent and not shown."""
    row = shown(reader).select_related(*RELATED, "body").filter(pk=id).first() if reader.held else None
    if row is None:
        raise Http404
    return row


def paper(reader: Reader, id: UUID) -> PaperPage:
    """One paper's page; its reading is in the audit where restricted."""
    row = paper_row(reader, id)
    seen(reader, row)
    rows = list(readable(reader, Version).filter(paper=row).order_by("-number"))
    newest = rows[0] if rows and row.state != WITHDRAWN else None
    out = (
        readable(reader, Release).filter(of=row.pk, refused_at=None, withdrawn_at=None).order_by("-proposed_at").first()
    )
    waits = out is not None and out.approver is None
    thing = row.thing
    return PaperPage(
        line=lines(reader, [row])[0],
        audience=AUDIENCES.get(thing.audience.kind, ""),
        basis=thing.basis,
        originator=thing.originator.name if thing.originator else "",
        review_on=thing.review_on,
        meant_for_all=row.reach == "public",
        reason=row.reason,
        headline=newest.headline if newest else "",
        standfirst=newest.standfirst if newest else "",
        safe=blocks(reader, row.pk).safe if newest else None,
        warnings=tuple(newest.warnings) if newest and rules.is_own(reader, row) else (),
        versions=_versions(reader, rows) if newest else (),
        check=_check(newest),
        release=out.pk if out else None,
        release_waits=waits,
        seen=out.sha256 if out and waits else (newest.sha256 if newest else ""),
        may_revise=rules.reader_can_revise(reader, row),
        may_clear_as_author=rules.reader_can_clear_as_author(reader, row),
        may_clear_as_chair=rules.reader_can_clear_as_chair(reader, row),
        may_send_back=rules.reader_can_send_back(reader, row),
        may_withdraw=rules.reader_can_withdraw(reader, row),
        may_hand_in=rules.reader_can_hand_in(reader, row, None),
        may_grant=reader_can_grant(reader, thing),
        may_check=newest is not None and bool(newest.edition) and reader_can_ask(reader),
    )


def released(reader: Reader, id: UUID) -> ReleasedPage:
    """A released copy's page; 404 where it is none of ours, or was withdrawn (access's page says so)."""
    row: Issued | None = issued(reader).select_related("agency").filter(release=id).first()
    if row is None:
        raise Http404
    view = release(reader, id)
    files = tuple(file for file in view.files if file.name not in ("content.json",))
    agency = row.agency.short_name if row.agency else ""
    return ReleasedPage(view, row.title, row.kind, agency, row.headline, row.standfirst, blocks(reader, id).safe, files)


def tombstone(reader: Reader, id: UUID) -> str:
    """The address that tells of a released copy that was withdrawn or overtaken; "" where it is the newest."""
    out = readable(reader, Issued).filter(release=id, release__approver__isnull=False)
    if not out.exists() or issued(reader).filter(release=id).exists():
        return ""
    return reverse("access:release", args=[id])


def _versions(reader: Reader, rows: list[Version]) -> tuple[VersionView, ...]:
    names = dict(Account.objects.filter(pk__in={row.made_by for row in rows}).values_list("pk", "person__name"))
    files = {row.pk: documents(reader, row.pk) for row in rows[:1]}
    return tuple(
        VersionView(
            row.pk, row.number, row.made_at, names.get(row.made_by, ""), row.words,
            tuple(file for file in files.get(row.pk, ()) if file.role not in HIDDEN_ROLES),
        )
        for row in rows
    )  # fmt: skip


def _check(version: Version | None) -> Check | None:
    if version is None or version.checked_at is None:
        return None
    found = version.checked
    return Check(version.checked_at, found["same"], found["stated"], found["differing"], tuple(found["differences"]))
