"""Approving counts, and drafting a paper of them."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import NotWhatWasSeen
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases.counts import data_set_paper, drafting, queries, rules
from commonweal.portal.cases.counts.models import REVIEWS, Tally
from commonweal.portal.cases.counts.refusals import NotOver
from commonweal.portal.disclosures.models import DataSet
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.partnership.models import Body
from commonweal.portal.plan.evidence import CASE_REVIEWS, key_of


@recorded
def approve(tally: Tally, *, sha256: str, by: Reader) -> Tally:
    """These counts, by their hash, may be shown to the partnership."""
    tally = held(tally)
    rules.check_reader_can_approve(by, tally)
    if sha256 != tally.sha256:
        raise NotWhatWasSeen("These are not the counts that you saw.", "Look at them again.")
    return changed(tally, "approve counts", by, approved_at=now(), approved_by=by.account)


@recorded
def draft(tally: Tally, *, by: Reader, body: Body | None = None) -> Paper:
    """A paper of approved counts: of cases for partners; of reviews for everyone, once it is cleared and released."""
    tally = held(tally)
    if tally.approved_at is None:
        raise NotOver("These counts are not approved yet.", "Ask the chair, the clerk or information governance.")
    reach = "public" if tally.kind == REVIEWS else ""
    text = drafting.draft(tally, queries.earlier(by, tally))
    terms, key = Terms(body=body, reach=reach), key_of(CASE_REVIEWS, tally.first) if tally.kind == REVIEWS else ""
    paper = papers.write(drafting.title_of(tally), text=text, by=by, terms=terms, key=key)
    note("draft counts", by=by.account, thing=paper.pk)
    return paper


@recorded
def draft_data_set(row: DataSet, *, by: Reader, body: Body | None = None) -> Paper:
    """A paper of a quarter's data set that is out, for partners."""
    if row.approved_at is None or row.withdrawn_at is not None:
        raise NotOver("This data set is not out.", "Draft a paper of one that is.")
    title, text = data_set_paper.title_of(row), data_set_paper.draft(row)
    paper = papers.write(title, text=text, by=by, terms=Terms(body=body))
    note("draft counts", by=by.account, thing=paper.pk)
    return paper
