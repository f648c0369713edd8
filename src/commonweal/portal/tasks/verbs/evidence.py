"""Files that show that an action was done: kept as safe copies, for whoever may read the action."""

from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy import make_safe
from commonweal.portal.access.models import Document
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, documents
from commonweal.portal.tasks.models import Action


def keep(action: Action, *, name: str, content: bytes, by: Reader) -> Document:
    """Keep what is seen of an upload as a PDF of our own; FileRefused where it is not fit."""
    safe = make_safe(name, content)
    pdf = PlainDocument(title=safe.title or safe.name, blocks=safe.blocks, show_title=False).pdf()
    return documents.keep(
        pdf, name=f"{safe.name.rpartition('.')[0] or safe.name}.pdf", media_type="application/pdf", role="evidence",
        home=action.thing, audience=audiences.public(), by=by,
    )  # fmt: skip
