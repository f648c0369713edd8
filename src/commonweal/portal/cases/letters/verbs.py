"""Making a letter: its files kept under the lock of what it is about, and a line in the chronology."""

import datetime as dt
from dataclasses import dataclass

from commonweal.portal.access.models import Document, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.access.verbs.changing import changed
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.letters.models import Letter
from commonweal.portal.cases.letters.refusals import OthersNamed
from commonweal.portal.cases.letters.templates_file import Template
from commonweal.portal.cases.letters.writing import Made, made
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.naming import Named
from commonweal.portal.cases.reviews import rules as review_rules
from commonweal.portal.cases.reviews.models import Review
from commonweal.portal.cases.verbs import entries
from commonweal.portal.library.files import PDF, WORD
from commonweal.portal.partnership.models import Agency


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """A letter as it was corrected in its preview. `others`: whom beside its recipient it names, as was warned of."""

    to: str
    text: str
    dated: dt.date
    others: tuple[Named, ...] = ()
    looked: bool = False


def make(about: Case | Review, template: Template, said: Words, *, agency: Agency, by: Reader) -> Letter:
    """Keep a letter. It is drawn before the transaction begins, and not at all for who may not make one."""
    _may_make(about, said, by=by)
    files = made(
        template.title, to=said.to, dated=said.dated, text=said.text, agency=agency.name, reference=about.reference
    )
    return _kept(about, template, said, files, agency=agency, by=by)


@recorded
def _may_make(about: Case | Review, said: Words, *, by: Reader) -> None:
    if isinstance(about, Case):
        case_rules.check_reader_can_write(by, about)
    else:
        review_rules.check_reader_can_work(by, about)
    check_said(said.to, "to whom it goes")
    check_said(said.text, "what it says")
    if said.others and not said.looked:
        raise OthersNamed(
            "This letter names other people than the one it goes to.",
            "Take that out, or say that you have looked and that they may be told.",
        )


@recorded
def _kept(about: Case | Review, template: Template, said: Words, files: Made, *, agency: Agency, by: Reader) -> Letter:
    _may_make(about, said, by=by)
    letter = things.make(
        Letter, home=about.thing, audience=audiences.public(), by=by, of=about.thing, template=template.key,
        title=template.title[:120], to=said.to.strip(), text=said.text.strip(), looked=bool(said.others),
        dated=said.dated, made_at=now(), made_by_id=by.person, agency=agency,
    )  # fmt: skip
    pdf = _document(letter.thing, files.pdf, "letter.pdf", PDF, by)
    word = _document(letter.thing, files.word, "letter.docx", WORD, by)
    if isinstance(about, Case):
        line = f"Letter: {template.title}. To: {said.to.strip().splitlines()[0]}."
        entries.write(about, entries.Said(line, kind="letter"), by=by, agency=agency)
    return changed(letter, "make letter", by, pdf=pdf, word=word)


def _document(home: Thing, content: bytes, name: str, media_type: str, by: Reader) -> Document:
    return documents.keep(
        content, name=name, media_type=media_type, role="letter", home=home, audience=audiences.public(), by=by
    )
