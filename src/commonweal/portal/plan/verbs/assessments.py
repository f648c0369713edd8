"""Rounds of scoring: begun with the weights of that day, issues put in, scored, moderated, closed."""

from collections.abc import Mapping, Sequence

from django.conf import settings

from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Body, Person
from commonweal.portal.plan import rules, weights
from commonweal.portal.plan.models import Assessment, Issue, IssueFigure, Score
from commonweal.portal.plan.models.assessment import CLOSED
from commonweal.portal.plan.queries.told import Chosen
from commonweal.portal.plan.refusals import NotInState
from commonweal.portal.plan.scoring import FACTORS, HIGHEST, LOWEST


@recorded
def begin(
    name: str, *, by: Reader, about: str = "", body: Body | None = None, audience: Audience | None = None,
    marking: str = "", basis: str = "",
) -> Assessment:  # fmt: skip
    """A new round. It keeps the weights that are held on this day, whatever becomes of their file."""
    rules.check_reader_can_begin(by, body=body.pk if body else None)
    check_said(name, "what the assessment is called")
    known = weights.held(settings.WORKSPACE)
    return things.make(
        Assessment, home=None, audience=audience or audiences.partners(), by=by, marking=marking, basis=basis,
        body=body, name=name.strip(), about=about.strip(), begun_on=today(), weights=known.to_json(),
        weights_version=known.version,
    )  # fmt: skip


@recorded
def close(assessment: Assessment, *, by: Reader) -> Assessment:
    """Its scores stay as they are."""
    assessment = held(assessment)
    rules.check_reader_can_keep(by, assessment)
    _check_open(assessment)
    return changed(assessment, "close assessment", by, state=CLOSED, closed_on=today())


@recorded
def add(
    assessment: Assessment, *, name: str, by: Reader, about: str = "", victims: int | None = None,
    offenders: int | None = None, counted: str = "", locations: str = "",
    figures: Sequence[Chosen] = (), knowing: bool = False,
) -> Issue:  # fmt: skip
    """One more issue: counts and places, and no person. `figures`: of papers, as they are now."""
    assessment = held(assessment)
    rules.check_reader_can_keep(by, assessment)
    _check_open(assessment)
    check_said(name, "what the issue is called")
    rules.check_of_no_person(name, about, counted, locations, knowing=knowing)
    if (victims is not None or offenders is not None) and not counted.strip():
        raise SomethingMissing("The counts have no source.", "Say where they are from, and of when.")
    made = things.make(
        Issue, home=assessment.thing, audience=audiences.public(), by=by, assessment=assessment, name=name.strip(),
        about=about.strip(), victims=victims, offenders=offenders, counted=counted.strip(),
        locations=locations.strip(),
    )  # fmt: skip
    for position, figure in enumerate(figures):
        _beside(made, figure, position, by)
    return made


def _beside(issue: Issue, figure: Chosen, position: int, by: Reader) -> None:
    """A figure under both locks, its issue's and its paper's."""
    paper = one(by, Paper, figure.paper)
    things.make(
        IssueFigure, home=issue.thing, other_end=paper.thing, audience=audiences.public(), by=by, issue=issue,
        paper=paper, position=position, said=figure.said,
    )  # fmt: skip


@recorded
def score(issue: Issue, *, marks: Mapping[str, int], by: Reader, words: str = "", knowing: bool = False) -> Score:
    """What this person gives it. Their earlier score stays and counts no more."""
    rules.check_reader_can_score(by, issue)
    return _keep(issue, marks, by, words=words, knowing=knowing)


@recorded
def moderate(issue: Issue, *, marks: Mapping[str, int], words: str, by: Reader, knowing: bool = False) -> Score:
    """What the group agreed on in the end, with the reason: it counts in place of the mean."""
    rules.check_reader_can_moderate(by, issue)
    check_said(words, "why the group agreed on this")
    return _keep(issue, marks, by, words=words, knowing=knowing, moderated=True)


def _keep(
    issue: Issue, marks: Mapping[str, int], by: Reader, *, words: str, knowing: bool, moderated: bool = False
) -> Score:
    rules.check_of_no_person(words, knowing=knowing)
    if set(marks) != set(FACTORS) or not all(mark in range(LOWEST, HIGHEST + 1) for mark in marks.values()):
        raise SomethingMissing("A mark is missing.", f"Give each factor a mark from {LOWEST} to {HIGHEST}.")
    scorer = Person.objects.select_related("agency").get(account=by.account)
    return things.make(
        Score, home=issue.thing, audience=audiences.public(), by=by, issue=issue, scorer=scorer, agency=scorer.agency,
        marks=dict(marks), words=words.strip(), made_at=now(), moderated=moderated,
    )  # fmt: skip


def _check_open(assessment: Assessment) -> None:
    if assessment.state == CLOSED:
        raise NotInState("This assessment is closed already.", "Begin another one.")
