"""Keeping a file under a lock. There is no verb that alters one: another state of it is another document."""

from pathlib import Path

from commonweal.documents.safe_copy import safe_name
from commonweal.portal.access import shelf
from commonweal.portal.access.homes import upwards
from commonweal.portal.access.kinds import is_sealed
from commonweal.portal.access.models import Audience, Document, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.documents import check_reader_can_keep_in
from commonweal.portal.access.verbs import things
from commonweal.portal.access.wording import words_of
from commonweal.portal.audit.recording import recorded


@recorded
def keep(
    content: bytes | Path,
    *,
    name: str,
    media_type: str,
    role: str,
    home: Thing,
    audience: Audience,
    by: Reader | None,
    pages: int | None = None,
    text: str = "",
) -> Document:
    """Keep bytes, or a file's, in a home. The bytes are on disk before the row that names them.

    `text`: what can be read in it, where the search is to find it. What is about people is sealed: neither its name
    nor its words stand in the row.
    """
    if by is not None:
        check_reader_can_keep_in(by, home)
    sealed = is_sealed(upwards(home))
    text = "" if sealed else text.replace("\0", "")  # which PostgreSQL keeps in no text
    name = f"{role or 'file'}{Path(safe_name(name)).suffix}" if sealed else safe_name(name)
    shelved = shelf.put(content, sealed=sealed)
    return things.make(
        Document, home=home, audience=audience, by=by, name=name, media_type=media_type, sealed=sealed,
        sha256=shelved.sha256, size=shelved.size, pages=pages, role=role, words=words_of(text), text=text,
    )  # fmt: skip
