"""A paper's content: each state of it is a version, with its files lying in it."""

from dataclasses import dataclass

from commonweal.documents.block_text import text as text_of
from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.access.models import Document, Thing
from commonweal.portal.access.reach import holders
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.audit.clock import now
from commonweal.portal.library.files import File
from commonweal.portal.library.models import Paper, Version
from commonweal.portal.partnership.models import Account

CONTENT, ORIGINAL = "content", "original"


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says first, and whom its figures are for."""

    headline: str = ""
    standfirst: str = ""
    period: str = ""
    edition: str = ""


def add(
    paper: Paper,
    safe: SafeCopy,
    *,
    by: Reader,
    words: str = "",
    original: tuple[str, str, bytes] | None = None,
    files: tuple[File, ...],
    said: Said | None = None,
) -> Version:
    """Keep a new version with its files, rendered before. `original`: name, media type, bytes."""
    by = _anew(by)
    said = said or Said()
    last = Version.objects.filter(paper=paper).order_by("-number").values_list("number", flat=True).first()
    content = safe.to_json().encode()
    shelved = File("content.json", "application/json", content, CONTENT)
    version = things.make(
        Version, home=paper.thing, audience=audiences.public(), by=by, paper=paper, number=(last or 0) + 1,
        made_at=now(), made_by=by.account, words=words[:300], sha256="", pages=safe.pages,
        warnings=list(safe.warnings), headline=said.headline, standfirst=said.standfirst, period=said.period,
        edition=said.edition,
    )  # fmt: skip
    newest = _keep(version.thing, shelved, by, _readable(safe))
    for file in files:
        _keep(version.thing, file, by)
    version.sha256 = newest.sha256
    version.save(update_fields=["sha256"])
    paper.content = newest
    paper.save(update_fields=["content"])
    if original is not None:
        _keep_original(paper, version, original, by)
    return version


def _readable(safe: SafeCopy) -> str:
    """What the search finds it by: its words without the rules under headings and between columns."""
    lines = (line for line in text_of(safe.blocks).splitlines() if line.strip("-= "))
    return "\n".join((safe.title, *lines))


def _keep(home: Thing, file: File, by: Reader, text: str = "") -> Document:
    return documents.keep(
        file.content, name=file.name, media_type=file.media_type, role=file.role, home=home,
        audience=audiences.public(), by=by, text=text,
    )  # fmt: skip


def _keep_original(paper: Paper, version: Version, original: tuple[str, str, bytes], by: Reader) -> None:
    """What came from outside is for its author, who brought it, and the clerks alone."""
    name, media_type, content = original
    few = {id for id in (paper.author_id, by.person, *holders("clerk")) if id is not None}
    documents.keep(
        content, name=name, media_type=media_type, role=ORIGINAL, home=version.thing, audience=audiences.people(few),
        by=by,
    )  # fmt: skip


def _anew(by: Reader) -> Reader:
    """The reader with the locks that were made since they were looked up: their own paper's among them."""
    account = Account.objects.select_related("person").filter(pk=by.account).first() if by.account else None
    return reader_of(account) if account else by
