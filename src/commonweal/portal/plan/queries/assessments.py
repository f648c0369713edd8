"""Assessments: their issues ranked, how far the ranking hangs on the weights, and who gave what."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.plan import rules, scoring
from commonweal.portal.plan.models import Assessment, Issue, IssueFigure, Score
from commonweal.portal.plan.scoring import FACTORS, Ranked, Scored, Spread
from commonweal.portal.plan.weights import Weights, of_json


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """An assessment in a list."""

    id: UUID
    name: str
    begun_on: dt.date
    closed_on: dt.date | None
    state: str
    issues: int


@dataclass(frozen=True, slots=True)
class Given:
    """What one person gave, and when. People are named to partners alone."""

    scorer: str
    agency: str
    marks: tuple[tuple[str, int], ...]
    words: str
    on: dt.date
    moderated: bool


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue with what its marks come to. `scored` None: nobody scored it yet."""

    id: UUID
    name: str
    about: str
    victims: int | None
    offenders: int | None
    counted: str
    locations: str
    figures: tuple[dict[str, str], ...]
    scored: Scored | None
    scorers: int
    moderated: bool
    spreads: tuple[Spread, ...]
    ranked: Ranked | None

    @property
    def apart(self) -> tuple[Spread, ...]:
        """Factors on which its scorers are far apart."""
        return tuple(spread for spread in self.spreads if spread.wide)


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """An assessment's page. `cells`: harm from 4 to 1, each with likelihood 1 to 4 and the issues that lie there."""

    line: AssessmentLine
    about: str
    audience: str
    weights: Weights
    weights_version: str
    issues: tuple[IssueLine, ...]
    cells: tuple[tuple[int, tuple[tuple[int, tuple[str, ...]], ...]], ...]
    may_keep: bool
    may_grant: bool


@dataclass(frozen=True, slots=True)
class IssuePage:
    """An issue's page."""

    line: IssueLine
    assessment: UUID
    assessment_name: str
    given: tuple[Given, ...]
    may_score: bool
    may_moderate: bool
    mine: dict[str, int]


def assessments(reader: Reader) -> tuple[AssessmentLine, ...]:
    """Every assessment that this reader may read, the newest first."""
    rows = list(readable(reader, Assessment).order_by("-begun_on", "-thing__made_at", "pk"))
    seen(reader, *rows)
    counts: dict[UUID, int] = {}
    of = readable(reader, Issue).filter(assessment__in=[row.pk for row in rows])
    for assessment in of.values_list("assessment", flat=True):
        counts[assessment] = counts.get(assessment, 0) + 1
    return tuple(_line(row, counts.get(row.pk, 0)) for row in rows)


def row(reader: Reader, id: UUID) -> Assessment:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Assessment, id)
    seen(reader, found)
    return Assessment.objects.select_related("thing__audience", "thing__lock", "body").get(pk=id)


def issue_row(reader: Reader, id: UUID) -> Issue:
    """The same for an issue."""
    found = one(reader, Issue, id)
    seen(reader, found)
    return Issue.objects.select_related("thing__lock", "assessment__thing__lock", "assessment__body").get(pk=id)


def page(reader: Reader, id: UUID) -> AssessmentPage:
    """All of it."""
    assessment = row(reader, id)
    found = issues(reader, assessment)
    return AssessmentPage(
        line=_line(assessment, len(found)),
        about=assessment.about,
        audience=in_words(assessment.thing.audience),
        weights=of_json(assessment.weights),
        weights_version=assessment.weights_version,
        issues=found,
        cells=_cells(found),
        may_keep=assessment.state == "open" and rules.reader_can_keep(reader, assessment),
        may_grant=reader_can_grant(reader, assessment.thing),
    )


def issue(reader: Reader, id: UUID) -> IssuePage:
    """One issue, with what each person gave."""
    found = issue_row(reader, id)
    (line,) = [line for line in issues(reader, found.assessment) if line.id == id]
    seen(reader, *_beside(reader, [id]))  # a list of issues shows none of them
    rows = list(_scores(reader, [id]).get(id, ()))
    own = next((row for row in reversed(rows) if row.scorer_id == reader.person and not row.moderated), None)
    return IssuePage(
        line=line,
        assessment=found.assessment_id,
        assessment_name=found.assessment.name,
        given=tuple(_given(reader, row) for row in reversed(rows)),
        may_score=rules.reader_can_score(reader, found),
        may_moderate=rules.reader_can_moderate(reader, found),
        mine=dict(own.marks) if own else {},
    )


def issues(reader: Reader, assessment: Assessment) -> tuple[IssueLine, ...]:
    """Its issues by rank; those that nobody scored come last."""
    rows = list(readable(reader, Issue).filter(assessment=assessment).order_by("name", "pk"))
    given = _scores(reader, [row.pk for row in rows])
    weights = of_json(assessment.weights)
    marks = {str(row.pk): counted(given[row.pk]) for row in rows if given.get(row.pk)}
    ranks = {one.key: one for one in scoring.rank(marks, weights)}
    beside = _figures(reader, [row.pk for row in rows])
    found = [
        _issue(
            row, given.get(row.pk, []), marks.get(str(row.pk)), ranks.get(str(row.pk)), weights, beside.get(row.pk, [])
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: line.ranked.rank if line.ranked else len(found) + 1))


def counted(rows: Iterable[Score]) -> dict[str, float]:
    """The marks that count: what was agreed on last, else the mean of each person's newest."""
    known = list(rows)
    agreed = [row for row in known if row.moderated]
    if agreed:
        return dict(agreed[-1].marks)
    return scoring.together([row.marks for row in newest(known)])


def newest(rows: Iterable[Score]) -> list[Score]:
    """Each person's newest score; what was agreed on together is nobody's own."""
    return list({row.scorer_id: row for row in rows if not row.moderated}.values())


def _scores(reader: Reader, ids: list[UUID]) -> dict[UUID, list[Score]]:
    rows = readable(reader, Score).filter(issue__in=ids).select_related("scorer", "agency").order_by("made_at", "pk")
    found: dict[UUID, list[Score]] = {}
    for row in rows:
        found.setdefault(row.issue_id, []).append(row)
    return {id: sound for id, rows_of in found.items() if (sound := [row for row in rows_of if _whole(row)])}


def _figures(reader: Reader, ids: list[UUID]) -> dict[UUID, list[dict[str, str]]]:
    """What stands beside each issue."""
    found: dict[UUID, list[dict[str, str]]] = {}
    for row in _beside(reader, ids):
        found.setdefault(row.issue_id, []).append(row.said)
    return found


def _beside(reader: Reader, ids: list[UUID]) -> list[IssueFigure]:
    """The figures of papers that this reader is shown today."""
    rows = readable(reader, IssueFigure).filter(issue__in=ids, paper__in=shown(reader).values("pk"))
    return list(rows.order_by("position", "pk"))


def _whole(row: Score) -> bool:
    return set(row.marks) == set(FACTORS)


def _issue(
    row: Issue, given: list[Score], marks: Mapping[str, float] | None, ranked: Ranked | None, weights: Weights,
    figures: list[dict[str, str]],
) -> IssueLine:  # fmt: skip
    own = newest(given)
    return IssueLine(
        id=row.pk, name=row.name, about=row.about, victims=row.victims, offenders=row.offenders, counted=row.counted,
        locations=row.locations, figures=tuple(figures),
        scored=scoring.work_out(marks, weights) if marks else None, scorers=len(own),
        moderated=any(one.moderated for one in given),
        spreads=scoring.spreads([one.marks for one in own]) if own else (), ranked=ranked,
    )  # fmt: skip


def _given(reader: Reader, row: Score) -> Given:
    marks = tuple((words, row.marks[factor]) for factor, words in FACTORS.items())
    return Given(
        row.scorer.name if reader.held else "", row.agency.short_name if row.agency else "", marks, row.words,
        localdate(row.made_at), row.moderated,
    )  # fmt: skip


def _cells(found: tuple[IssueLine, ...]) -> tuple[tuple[int, tuple[tuple[int, tuple[str, ...]], ...]], ...]:
    def there(harm: int, likelihood: int) -> tuple[str, ...]:
        return tuple(line.name for line in found if line.scored and line.scored.cell == (harm, likelihood))

    steps = range(scoring.LOWEST, scoring.HIGHEST + 1)
    return tuple((harm, tuple((likely, there(harm, likely)) for likely in steps)) for harm in reversed(steps))


def _line(row: Assessment, issues_in: int) -> AssessmentLine:
    return AssessmentLine(row.pk, row.name, row.begun_on, row.closed_on, row.state, issues_in)
