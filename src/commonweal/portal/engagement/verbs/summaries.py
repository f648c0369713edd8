"""A quarter's summary as a draft in the library."""

from django.conf import settings

from commonweal.figures import FigureSet
from commonweal.papers import shown_before
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.partnership.models import Body


@recorded
def write(
    *, title: str, text: str, by: Reader, body: Body | None = None, shown: FigureSet | None = None, key: str = ""
) -> Paper:
    """Keep it for partners until, where it is for everyone, a second person releases it.

    `shown`: what a summary for everyone tells, which later ones of the quarter are held against. `key`: of which
    quarter it is.
    """
    if shown is not None:
        shown_before.keep(settings.WORKSPACE, shown)
    terms = Terms(body=body, reach="public" if shown is not None else "")
    paper = papers.write(title, text=text, by=by, terms=terms, key=key)
    note("write engagement summary", by=by.account, thing=paper.pk)
    return paper
