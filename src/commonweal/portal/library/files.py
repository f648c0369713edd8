"""The files of a version, rendered before anything is written, so that no lock is held meanwhile."""

from dataclasses import dataclass

from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.library.models import Paper

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep in a version. `role`: pdf, docx, html, xlsx, figures."""

    name: str
    media_type: str
    content: bytes
    role: str


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What stands on every page."""

    title: str
    body: str = ""
    date: str = ""
    audience: str = ""
    agency: str = ""

    @classmethod
    def of(cls, paper: Paper) -> "RunningHead":
        """That of a paper which is kept already."""
        return cls(
            paper.title,
            paper.body.name if paper.body else "",
            f"{paper.made_at.day} {paper.made_at:%B %Y}",
            audience_words(paper.reach, paper.thing.marking, paper.thing.audience.kind),
            paper.agency.name if paper.agency else "",
        )


def rendered(head: RunningHead, safe: SafeCopy) -> tuple[File, ...]:
    """PDF of every paper, and Word of those that flow: pages that came as pictures stay pages."""
    document = PlainDocument(
        title=head.title, blocks=safe.blocks, body=head.body, date=head.date, audience=head.audience,
        publisher=head.agency,
    )  # fmt: skip
    name = _file_name(head.title)
    pdf = File(f"{name}.pdf", PDF, document.pdf(), "pdf")
    return (pdf,) if safe.pages else (pdf, File(f"{name}.docx", WORD, document.docx(), "docx"))


def text_file(text: str) -> File:
    """What was typed, to go on from."""
    return File("text.txt", "text/plain; charset=utf-8", text.encode(), "text")


def audience_words(reach: str, marking: str, kind: str) -> str:
    """Whom a paper is for, in the body's own word where it has one."""
    if reach == "public":
        return "Public"
    return marking or {
        "partners": "Partners only: not for publication",
        "agencies": "For named agencies only: not for publication",
        "people": "For named people only: not for publication",
    }.get(kind, "")


def _file_name(title: str) -> str:
    kept = "".join(c if c.isalnum() or c in " -" else " " for c in title)
    return "-".join(kept.split())[:LONGEST_NAME].lower() or "paper"
