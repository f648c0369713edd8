"""A checklist filled in: its score and band by the file's rule; the case takes the newest band."""

from collections.abc import Mapping

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import rules
from commonweal.portal.cases.kinds import kind_of, review_from
from commonweal.portal.cases.models import Case, Risk
from commonweal.portal.cases.verbs.entries import agency_of


@recorded
def assess(case: Case, answers: Mapping[str, int], *, by: Reader, note: str = "") -> Risk:
    """Fill in the kind's checklist. A higher risk brings the next review forward; a lower one does not put it off."""
    case = held(case)
    rules.check_reader_can_write(by, case)
    kind = kind_of(case.kind)
    tool = kind.checklist
    try:
        score = tool.score(answers)
    except (KeyError, IndexError, TypeError) as error:
        raise SomethingMissing("A question has no answer.", "Answer each of them.") from error
    band = tool.band(score).key
    said = {q.words: q.answers[answers[q.key]].words for q in tool.questions}
    risk = things.make(
        Risk, home=case.thing, audience=audiences.public(), by=by, case=case, tool=tool.key, answers=said, score=score,
        highest=tool.highest, band=band, note=note.strip(), assessed_on=today(), assessed_by_id=by.person,
        agency=agency_of(case, by),
    )  # fmt: skip
    day = review_from(kind, band, today())
    sooner = day if case.next_review_on is None else min(day, case.next_review_on)
    changed(case, "assess case", by, risk=band, next_review_on=sooner)
    return risk
