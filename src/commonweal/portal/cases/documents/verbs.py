"""Files of a case: added as safe copies, confirmed once somebody has looked who will see them, withdrawn."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse

from commonweal.documents.block_text import text as text_of
from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import SafeCopy, make_safe
from commonweal.portal.access.models import Seat
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
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import entries
from commonweal.portal.cases.verbs.entries import agency_of
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency

PDF = "application/pdf"
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
    """It is the right file, for the case's members: from now on they see it. Broken glass opens none of another's."""
    file = held(file, "case__thing__lock", "case__group")
    rules.check_reader_can_confirm(by, file)
    group = file.case.group
    whom = audiences.members_of(group) if file.thing.originator_id else audiences.public()
    things.narrow_or_set(file.thing, audience=whom, face="hidden", by=by)
    file.refresh_from_db()
    entries.write(file.case, entries.Said(f"A file was added: {file.title}", kind="information"), by=by)
    return changed(file, "confirm file", by, state=KEPT)


@recorded
def withdraw(file: CaseFile, *, why: str, by: Reader) -> CaseFile:
    """Nobody opens it any more; that it was there, and why it went, stays. Members are told to delete their copies."""
    file = held(file, "case__thing__lock")
    rules.check_reader_can_withdraw(by, file)
    check_said(why, "why it is withdrawn")
    seen = file.state == KEPT
    file = changed(
        file, "withdraw file", by, state=WITHDRAWN, withdrawn_at=now(), withdrawn_by_id=by.person,
        withdrawn_why=why.strip(), opening="", left_out=None,
    )  # fmt: skip
    if file.document is not None and by.person is not None:
        things.narrow_or_set(file.document.thing, audience=audiences.people([by.person]), face="hidden", by=by)
    if seen:
        _tell_members(file, by)
    return file


def _tell_members(file: CaseFile, by: Reader) -> None:
    seats = Seat.objects.filter(living(), audience=file.case.group_id).exclude(person=by.person)
    for seat in seats.select_related("person").order_by("pk"):
        notices.tell(
            seat.person, kind="case", words="A file was withdrawn. If you kept a copy of it, delete it.",
            address=reverse("cases:file", args=[file.pk]), about=file.pk, once=f"file-withdrawn:{file.pk}",
        )  # fmt: skip
    note("tell of withdrawal", by=by.account, thing=file.pk)
