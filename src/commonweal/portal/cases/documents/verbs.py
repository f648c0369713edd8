"""Files of a case: added as safe copies, confirmed once somebody has looked who will see them, withdrawn."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse

from commonweal.documents.block_text import text as text_of
from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import SafeCopy, make_safe
from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document, Seat
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.documents import rules
from commonweal.portal.cases.documents.models import KEPT, WITHDRAWN, CaseFile
from commonweal.portal.cases.documents.refusals import NotInState
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import entries
from commonweal.portal.cases.verbs.entries import agency_of
from commonweal.portal.library.files import PDF
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency

FILE_NAME = "file.pdf"  # what it is called is sealed with its row: the document's own name tells nothing
OPENING = 600  # characters


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent, and what is said of it. `originator`: whose it is, where another body's."""

    name: str
    content: bytes
    title: str = ""
    about: str = ""
    originator: Agency | None = None


def add(case: Case, sent: Sent, *, by: Reader) -> CaseFile:
    """Make a safe copy, for whoever added it alone until they confirm. FileRefused where it is not fit.

    The copy is made before the transaction begins, and not at all for who may not add one.
    """
    _may_add(case, by=by)
    safe = make_safe(sent.name, sent.content)
    title = sent.title.strip() or safe.title or safe.name
    pdf = PlainDocument(title=title, blocks=safe.blocks, audience="For those who work on this case alone").pdf()
    return _added(case, sent, safe, title, pdf, by=by)


@recorded
def _may_add(case: Case, *, by: Reader) -> None:
    case_rules.check_reader_can_write(by, case)


@recorded
def _added(case: Case, sent: Sent, safe: SafeCopy, title: str, pdf: bytes, *, by: Reader) -> CaseFile:
    _may_add(case, by=by)
    if by.person is None:
        raise LookupError("a file is added by a person")
    file = things.make(
        CaseFile, home=case.thing, audience=audiences.people([by.person]), by=by, originator=sent.originator, case=case,
        title=title[:300], about=sent.about.strip(), sha256=hashlib.sha256(sent.content).hexdigest(),
        left_out=list(safe.warnings), opening=text_of(safe.blocks)[:OPENING], added_at=now(), added_by_id=by.person,
        agency=agency_of(case, by),
    )  # fmt: skip
    kept = documents.keep(
        pdf, name=FILE_NAME, media_type=PDF, role="case file", home=file.thing, audience=audiences.public(), by=by,
        pages=safe.pages or None,
    )  # fmt: skip
    return changed(file, "add file", by, document=kept)


@recorded
def confirm(file: CaseFile, *, by: Reader) -> CaseFile:
    """It is the right file, for the case's members, who see it from now on: as a thing of its own.

    What waited was for its adder alone, and goes. Another body's is for members: broken glass does not open it.
    """
    file = held(file, "case__thing__lock", "case__group", "document")
    rules.check_reader_can_confirm(by, file)
    if file.document is None:
        raise NotInState("There is nothing in this file.", "Add it again.")
    group, owner = file.case.group, file.thing.originator
    kept = things.make(
        CaseFile, home=file.case.thing, audience=audiences.members_of(group) if owner else group, by=by,
        originator=owner, case=file.case, title=file.title, about=file.about, sha256=file.sha256,
        left_out=file.left_out, opening=file.opening, added_at=file.added_at, added_by=file.added_by,
        agency=file.agency, state=KEPT,
    )  # fmt: skip
    document = documents.keep(
        content(by, file.document.pk).content, name=FILE_NAME, media_type=PDF, role="case file", home=kept.thing,
        audience=audiences.public(), by=by, pages=file.document.pages,
    )  # fmt: skip
    _drop_document(file)
    gone = file.thing
    file.delete()
    gone.delete()
    entries.write(kept.case, entries.Said(f"A file was added: {kept.title}", kind="information"), by=by)
    return changed(kept, "confirm file", by, document=document)


@recorded
def withdraw(file: CaseFile, *, why: str, by: Reader) -> CaseFile:
    """Its content goes; that it was there, and why it went, stays. Members are told to delete their copies."""
    file = held(file, "case__thing__lock")
    rules.check_reader_can_withdraw(by, file)
    check_said(why, "why it is withdrawn")
    seen = file.state == KEPT
    gone = _drop_document(file)
    file = changed(
        file, "withdraw file", by, state=WITHDRAWN, withdrawn_at=now(), withdrawn_by_id=by.person,
        withdrawn_why=why.strip(), opening="", left_out=None, gone_sha256=gone,
    )  # fmt: skip
    if seen:
        _tell_members(file, by)
    return file


def _drop_document(file: CaseFile) -> str:
    """The document's row, and its thing. Whether its bytes may go too, the system sees alone: `clear_bytes`."""
    document = Document.objects.filter(pk=file.document_id).first()
    if document is None:
        return ""
    file.document = None
    file.save(update_fields=["document"])
    thing, digest = document.thing, document.sha256
    document.delete()
    thing.delete()
    return digest


@recorded
def clear_bytes() -> int:
    """Take the bytes of withdrawn files off the disk, where no other document is of the same. The portal's own work."""
    rows = list(CaseFile.objects.filter(state=WITHDRAWN).exclude(gone_sha256="").order_by("pk"))
    for row in rows:
        if not Document.objects.filter(sha256=row.gone_sha256).exists():
            shelf.remove(row.gone_sha256)
        changed(row, "clear withdrawn file", None, gone_sha256="")
    return len(rows)


def _tell_members(file: CaseFile, by: Reader) -> None:
    seats = Seat.objects.filter(living(), audience=file.case.group_id).exclude(person=by.person)
    for seat in seats.select_related("person").order_by("pk"):
        notices.tell(
            seat.person, kind="case", words="A file was withdrawn. If you kept a copy of it, delete it.",
            address=reverse("cases:file", args=[file.pk]), about=file.pk, once=f"file-withdrawn:{file.pk}",
        )  # fmt: skip
    note("tell of withdrawal", by=by.account, thing=file.pk)
