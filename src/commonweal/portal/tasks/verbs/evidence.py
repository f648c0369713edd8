"""Files that show that an action was done: kept as safe copies, for whoever may read the action."""

from dataclasses import dataclass

from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import make_safe
from commonweal.portal.access.models import Document
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, documents
from commonweal.portal.tasks.models import Action


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is seen of an upload, as a PDF of our own."""

    name: str
    pdf: bytes


def made_safe(name: str, content: bytes) -> Evidence:
    """The safe copy of an upload; FileRefused where it is not fit."""
    safe = make_safe(name, content)
    pdf = PlainDocument(title=safe.title or safe.name, blocks=safe.blocks, show_title=False).pdf()
    return Evidence(f"{safe.name.rpartition('.')[0] or safe.name}.pdf", pdf)


def keep(action: Action, file: Evidence, *, by: Reader) -> Document:
    """Keep it with its action."""
    return documents.keep(
        file.pdf, name=file.name, media_type="application/pdf", role="evidence", home=action.thing,
        audience=audiences.public(), by=by,
    )  # fmt: skip
