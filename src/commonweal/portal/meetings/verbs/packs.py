"""Making a pack, finding its pages fit, letting the public's out."""

import hashlib
from uuid import UUID

from commonweal.documents.pack import page_texts, preview
from commonweal.portal.access.composing import as_audience
from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.access.verbs import audiences, documents, releases, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.documents.pack import compose
from commonweal.portal.meetings.models import Meeting, Pack, PageApproval
from commonweal.portal.meetings.queries.packs import offered_to_all
from commonweal.portal.meetings.rules import packs as rules

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = {"public": "Public", "partners": "Partners only: not for publication"}
KIND = "agenda and papers"


@recorded
def make(meeting: Meeting, *, reach: str, by: Reader, audience: Audience | None = None) -> Pack:
    """Compose the pack for the public, the partners, or (`restricted`) a named audience.

    The public's is proposed as a release at once, and waits for a second person. A pack made anew is a new pack.
    """
    rules.check_reader_can_make_pack(by, meeting)
    rules.check_pack_can_be_for(reach, offered_to_all(meeting))
    wanted = {"public": audiences.public(), "partners": audiences.partners()}.get(reach) or audience
    if wanted is None:
        raise ValueError("a restricted pack needs its audience")
    said = _words(reach, wanted)
    made = compose(as_audience(wanted), meeting.pk, audience=said, publisher=meeting.body.name)
    pdf = made.pdf()
    held_for = audiences.partners() if reach == "public" else wanted
    pack = things.make(
        Pack, home=meeting.thing, audience=held_for, by=by, meeting=meeting, reach=reach,
        number=_next_number(meeting, reach, held_for), made_at=now(), made_by=by.account,
        pages=len(page_texts(pdf)), said=said,
    )  # fmt: skip
    name = f"pack-{meeting.date.isoformat()}-{reach}"
    text = "\n\n".join(page.text for page in made.pages)
    files = [(f"{name}.pdf", PDF, pdf), (f"{name}.docx", WORD, made.docx())]
    pack.pdf, pack.docx = (
        documents.keep(
            data, name=file, media_type=media, role="pack", home=pack.thing, audience=audiences.public(), by=by,
            pages=pack.pages if media == PDF else None, text=text if media == PDF else "",
        )
        for file, media, data in files
    )  # fmt: skip
    if reach == "public":
        title = f"Agenda and papers, {meeting.body.name}, {meeting.date:%-d %B %Y}"
        pack.release = releases.propose(
            meeting.thing, kind=KIND, title=title, files=files, audience=wanted, by=by, body=meeting.body,
            texts={files[0][0]: text},
        )  # fmt: skip
    pack.save()
    note(f"make {reach} pack", by=by.account, thing=pack.pk)
    return pack


def _next_number(meeting: Meeting, reach: str, audience: Audience) -> int:
    """Counted among the packs for the same readers: a number tells nobody of a pack for others."""
    return 1 + Pack.objects.filter(meeting=meeting, reach=reach, thing__audience=audience).count()


def _words(reach: str, audience: Audience) -> str:
    """What stands on every page."""
    if reach in WORDS:
        return WORDS[reach]
    named = audience.agencies if audience.kind == "agencies" else audience.people
    return "RESTRICTED to " + ", ".join(sorted(named.values_list("name", flat=True)))


@recorded
def approve_page(pack: Pack, *, page: int, sha256: str, by: Reader) -> None:
    """Find one page fit, as it was shown: `sha256` is of the picture that was looked at."""
    rules.check_reader_can_approve_page(by, pack)
    shown = page_sha256(by, pack, page)
    if shown != sha256:
        raise rules.PagesLeft(f"Page {page} is not what you looked at.", "Open it again.")
    if not PageApproval.objects.filter(pack=pack, page=page, approver=doer(by)).exists():
        things.make(
            PageApproval, home=pack.thing, audience=audiences.public(), by=by, pack=pack, page=page, sha256=shown,
            approver=by.account, at=now(),
        )  # fmt: skip
    note("approve page", by=by.account, thing=pack.pk)


def page_sha256(reader: Reader, pack: Pack, page: int) -> str:
    """The hash of a page's picture, drawn from the file itself."""
    if pack.pdf_id is None:
        raise ValueError("a pack that was made has its file")
    return hashlib.sha256(preview(content(reader, pack.pdf_id).content, page)).hexdigest()


@recorded
def let_out(pack: Pack, *, sha256: str, by: Reader) -> None:
    """Release the public's pack: every page was found fit by this person (its condition), and these are its files."""
    rules.check_reader_can_approve_page(by, pack)
    if pack.release is not None:
        releases.approve(pack.release, sha256=sha256, by=by)


def doer(by: Reader) -> UUID:
    """The account that approves; nobody approves without one."""
    if by.account is None:
        raise NotAllowed("You are not signed in.", "Sign in first.")
    return by.account
