"""The survey's report: one question in, all its figures out."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

import commonweal
from commonweal.analysis.sources import SourceBook
from commonweal.analysis.survey import over_time, shares
from commonweal.analysis.survey.measures import Measure, measures
from commonweal.analysis.survey.notes import notes
from commonweal.analysis.survey.over_time import Earlier
from commonweal.analysis.survey.people import People, people
from commonweal.analysis.survey.question import Question
from commonweal.analysis.survey.respondents import who
from commonweal.analysis.survey.shares import Shared, Slice
from commonweal.analysis.survey.waves import HeldWave, Wave, chosen_waves
from commonweal.analysis.survey.weighting import Weighed, weigh
from commonweal.figures import Area, Cover, Figure, FigureSet, Row, Table
from commonweal.geography import Gazetteer
from commonweal.records.survey_answer import Question as Asked
from commonweal.records.survey_answer import told
from commonweal.stats.weighted_share import Basis
from commonweal.store import View

REPORT = "survey"
GROUPS = {"ward": "by ward", "age": "by age", "sex": "by sex"}


def answer(
    question: Question, view: View, places: Gazetteer, *, as_at: date | None = None, cover: Cover | None = None
) -> FigureSet:
    """Every figure of the report, unsuppressed. NotHeld where the survey or its wave is not."""
    this, before = chosen_waves(view, question.survey, question.wave, question.against, as_at)
    sheet = _Sheet(question, view, places, this)
    earlier = [sheet.weighed(held) for held in before]
    sheet.work_out([Earlier(wave, shared) for wave, shared, _, _ in earlier])
    return sheet.figure_set(as_at, cover)


class _Sheet:
    """Collects what each question gives, in the survey's own order."""

    def __init__(self, question: Question, view: View, places: Gazetteer, held: HeldWave) -> None:
        self.question, self.view, self.places = question, view, places
        self.book = SourceBook.of(view)
        self.by_one_alone = False
        self.wards = [ward for d in question.partnership.districts for ward in places.wards(d.code)]
        self.held = held
        self.wave, self.shared, self.weights, self.people = self.weighed(held)
        self.earlier: Sequence[Earlier] = ()
        self.figures: list[Figure] = []
        self.tables: list[Table] = []
        self.answered: dict[str, int] = {}
        self.main: set[str] = set()  # the ids of each question's first measure

    def weighed(self, held: HeldWave) -> tuple[Wave, Shared, Weighed, People]:
        """A wave with its weights."""
        wave = Wave.of(self.view, held, [ward.code for ward in self.wards])
        wards = self.wards if (wave.ward >= 0).any() else ()
        residents = people(self.places, self.question.partnership.area, wards, wave.bands, held.survey)
        weights = weigh(wave, residents, self.wards)
        self.by_one_alone |= weights.by_one_alone
        self.book.ids_of(residents.datasets)
        ids = self.book.ids_of([held.dataset])
        basis = Basis.of(weights.raked)
        return wave, Shared(self.question.partnership.area, held.period, ids, weights.raked, basis), weights, residents

    def work_out(self, earlier: Sequence[Earlier]) -> None:
        """Every question, then who answered."""
        self.earlier = earlier
        changes: list[Figure] = []
        for asked in self.held.survey.questions:
            changes += self._question(asked)
        self._take(over_time.judged(changes, self.main), "changes", "What changed", "Question")
        found = who(self.wave, self.people, self._slices(), self.shared)
        for name in GROUPS:
            mine = [f for f in found if f.id.startswith(f"who/{name}/")]
            self._take(mine, f"who/{name}", f"Who answered, {GROUPS[name]}", name.capitalize())

    def _question(self, asked: Asked) -> list[Figure]:
        """Its figures and tables; the changes since the earlier wave are judged later, all together."""
        chosen = self.wave.chosen(asked.key, asked.options)
        if not asked.options or not np.isfinite(chosen).any():
            return []
        each, found = shares.in_all(asked, chosen, self.shared)
        self.answered[asked.key] = int(found.answered[0])
        self._take(each, f"options/{asked.key}", asked.words, "Answer")
        told_of = measures(asked, found.share[0].tolist())
        self.main.add(f"{asked.key}/{told_of[0].key}/change")
        if asked.together:
            whole = shares.of_measure(asked, told_of[0], chosen, self.shared)
            self._take([whole], f"measure/{asked.key}", asked.words, "Answer")
            each = [*each, whole]
        for part in self._slices():
            rows = shares.by(part, asked, told_of, chosen, self.shared)
            self._take(rows, f"{part.name}/{asked.key}", f"{asked.words} {GROUPS[part.name]}", part.name.capitalize())
        return [c for measure in told_of for c in self._over_time(asked, measure, each)]

    def _over_time(self, asked: Asked, measure: Measure, each: Sequence[Figure]) -> list[Figure]:
        now = next(f for f in each if f.id == f"{asked.key}/{measure.key}/all")
        before = over_time.earlier_shares(asked, measure, self.earlier)
        if not before:
            return []
        self._take(before, f"waves/{asked.key}/{measure.key}", f"{asked.words} {measure.words}", "Wave", extra=now.id)
        return [over_time.change(asked, measure, now, before[-1], self.shared)]

    def _slices(self) -> list[Slice]:
        wave, area = self.wave, self.question.partnership.area
        wards = self.wards
        found = []
        if (wave.ward >= 0).any():
            codes = tuple(w.code for w in wards)
            found.append(Slice("ward", wave.ward, tuple(w.name for w in wards), codes, tuple(wards)))
        if wave.bands:
            found.append(Slice("age", wave.age, wave.bands, wave.bands, _same(area, wave.bands)))
        if (wave.sex >= 0).any():
            words = tuple(sex.capitalize() for sex in wave.sexes)
            found.append(Slice("sex", wave.sex, words, wave.sexes, _same(area, wave.sexes)))
        return found

    def _take(self, figures: Sequence[Figure], table: str, title: str, head: str, extra: str = "") -> None:
        self.figures += figures
        rows = tuple(Row(id) for id in [*(f.id for f in figures), *([extra] if extra else [])])
        if rows:
            self.tables.append(Table(table, title, head, rows, self.held.period, None))

    def figure_set(self, as_at: date | None, cover: Cover | None) -> FigureSet:
        """All of it."""
        area = self.question.partnership.area
        self.book.reference_ids()
        against = self.earlier[-1].wave.held.period if self.earlier else self.held.period
        return FigureSet(
            report=REPORT,
            partnership=area,
            period=self.held.period,
            against=against,
            as_at=as_at.isoformat() if as_at else None,
            audience=self.question.audience,
            software=f"commonweal {commonweal.__version__}",
            sources=self.book.sources(),
            figures=tuple(self.figures),
            tables=tuple(self.tables),
            notes=notes(
                self.wave,
                self.weights,
                self.people,
                self.earlier,
                self.answered,
                public=self.question.audience == "public",
            ),
            cover=cover or Cover("", ""),
            body=f"{area.name} Community Safety Partnership",
            parameters=self._parameters(),
        )

    def _parameters(self) -> dict[str, object]:
        survey = told(self.held.survey)
        return {
            "survey": survey,
            "wave": self.held.survey.wave,
            "answers": self.wave.size,
            "effective": round(self.weights.raked.effective_size, 1),
            "weighted_by": list(self.weights.by),
            "by_one_alone": self.by_one_alone,
            "silent": list(self.weights.silent),
            "quotes": list(self.held.quality.get("quotes", ())),
            "before": [one.wave.held.survey.wave for one in self.earlier],
        }


def _same(area: Area, keys: Iterable[str]) -> tuple[Area, ...]:
    return tuple(area for _ in keys)
