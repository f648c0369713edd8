"""What stands in a case or a review beside its own words: files, letters, minutes of meetings, as lines."""

from collections.abc import Iterator
from uuid import UUID

from commonweal.documents.pack import page_texts
from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document, Thing
from commonweal.portal.cases.documents.models import KEPT, CaseFile
from commonweal.portal.cases.letters.models import Letter
from commonweal.portal.cases.meetings_about.models import KINDS, Discussion
from commonweal.portal.rights.redaction import Line

DAY = "%-d %B %Y"
PDF = "application/pdf"


def of_case(thing: Thing) -> Iterator[Line]:
    """Files that every member reads, letters, and what meetings said of the case."""
    same = {"case": thing.pk, "lock": thing.lock_id}
    files = CaseFile.objects.filter(**same, state=KEPT).select_related("agency", "document")
    for file in files.order_by("added_at", "pk"):
        yield from of_file(file)
    yield from letters(thing)
    for said in Discussion.objects.filter(**same).order_by("on", "pk"):
        label = f"{KINDS.get(said.kind, 'A meeting')}, {said.on.strftime(DAY)}"
        for words in (said.why, said.minute, said.decided):
            if words:
                yield Line(label, words)
        if said.present:
            yield Line(f"{label}: who was there", said.present)


def of_file(file: CaseFile) -> Iterator[Line]:
    """What a file is, what is said of it, and the words that can be read in it, a page at a time."""
    label = f"File, {file.added_at.strftime(DAY)}, {file.agency.name}"
    yield Line(label, ". ".join(part for part in (file.title, file.about) if part))
    words = pages(file.document) if file.document else ()
    for number, text in enumerate(words, 1):
        if text.strip():
            yield Line(f"{file.title}, page {number}", text.strip())
    if not any(text.strip() for text in words):
        yield Line(label, "Nothing in it can be read as text: look through it, and hand a copy in by itself")


def pages(document: Document) -> tuple[str, ...]:
    """A document's text, a page at a time; nothing where it is no PDF."""
    if document.media_type != PDF:
        return ()
    return page_texts(shelf.get(document.sha256, sealed=document.sealed))


def letters(thing: Thing) -> Iterator[Line]:
    """Letters of a case or a review, as they went out."""
    rows = Letter.objects.filter(of=thing.pk, lock=thing.lock_id).select_related("agency")
    for letter in rows.order_by("made_at", "pk"):
        to = " ".join(letter.to.split())
        yield Line(f"Letter, {letter.dated.strftime(DAY)}, {letter.agency.name}", f"{letter.title}, to {to}")
        yield Line(f"What the letter of {letter.dated.strftime(DAY)} says", letter.text)


def case_of_file(file: UUID) -> UUID:
    """The case that a file is of."""
    return CaseFile.objects.values_list("case", flat=True).get(pk=file)
