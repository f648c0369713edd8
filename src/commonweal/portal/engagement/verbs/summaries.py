"""A quarter's summary as a draft in the library."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.partnership.models import Body


@recorded
def write(*, title: str, text: str, public: bool, by: Reader, body: Body | None = None) -> Paper:
    """Keep it for partners until, where it is for everyone, a second person releases it."""
    paper = papers.write(title, text=text, by=by, terms=Terms(body=body, reach="public" if public else ""))
    note("write engagement summary", by=by.account, thing=paper.pk)
    return paper
