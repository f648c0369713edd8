"""Surveys as their readers see them: the list, one wave, what was written and how far it is grouped."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.named import person_choices
from commonweal.portal.access.reach import living
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.table import ROWS
from commonweal.portal.engagement.models.survey import (
    DROPPED,
    SURVEY_ROW,
    TAKEN,
    Coding,
    FoundTheme,
    Quotation,
    Survey,
    Writing,
)
from commonweal.portal.engagement.surveys import rules
from commonweal.portal.engagement.surveys.suggesting import Suggestion, suggestions
from commonweal.portal.engagement.surveys.telling import redacted, warnings
from commonweal.portal.library.rules import reader_can_make
from commonweal.portal.partnership.models import Membership
from commonweal.stats.agreement import cohen_kappa

RELATED = ("thing__audience", "thing__lock")


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One wave as the list shows it."""

    id: UUID
    name: str
    wave: str
    draft: bool
    answers: int
    uploaded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Count:
    """A theme and in how many texts it was found."""

    id: UUID
    name: str
    texts: int


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """Redacted words, and whether they may be printed."""

    id: UUID
    words: str
    approved: bool
    may_approve: bool


@dataclass(frozen=True, slots=True)
class WritingPage:
    """What was written to one question, for those named."""

    id: UUID
    survey: UUID
    survey_name: str
    words: str
    texts: int
    read: int
    coders: int
    both: int
    kappa: tuple[tuple[str, str], ...]
    themes: tuple[Count, ...]
    quotations: tuple[QuotationLine, ...]
    kept_at: dt.datetime | None
    may_keep: bool


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """One wave in full."""

    line: SurveyLine
    since: dt.date | None
    until: dt.date | None
    how: str
    sampled: bool
    place: str
    questions: tuple[str, ...]
    found: tuple[tuple[str, str], ...]
    left_at_door: int
    key: str
    writings: tuple[WritingPage, ...]
    gone: tuple[str, ...]
    readers: tuple[str, ...]
    may_make: bool
    may_name: bool


@dataclass(frozen=True, slots=True)
class TextPage:
    """One text to be grouped, with what may be meant and what to beware of."""

    number: int
    row: int
    words: str
    ticked: frozenset[UUID]
    suggested: tuple[tuple[UUID, Suggestion], ...]
    warnings: tuple[str, ...]
    redacted: str
    before: int | None
    after: int | None
    unread: int | None


def surveys(reader: Reader) -> tuple[SurveyLine, ...]:
    """Every wave that one may read, drafts first, without those that were dropped."""
    rows = readable(reader, Survey).exclude(state=DROPPED).select_related(*RELATED)
    return tuple(_line(row) for row in rows.order_by("state", "-uploaded_at", "pk"))


def others(reader: Reader) -> list[tuple[str, str]]:
    """People who may be named to read what was written: those whose role reads surveys at all, but for this one."""
    roles = [role for role, cell in ROWS[SURVEY_ROW].items() if "R" in cell]
    sitting = set(Membership.objects.filter(living(), role__in=roles).values_list("person", flat=True))
    return [one for one in person_choices() if UUID(one[0]) in sitting and one[0] != str(reader.person)]


def named(survey: Survey) -> list[tuple[str, str]]:
    """Who is named to read it: id and name."""
    rows = survey.thing.audience.people.order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def row(reader: Reader, id: UUID) -> Survey:
    """The row behind a page; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Survey, id)
    seen(reader, found)
    return Survey.objects.select_related(*RELATED).get(pk=id)


def writing(reader: Reader, id: UUID) -> Writing:
    """The texts behind a page; their reading is in the audit."""
    found = one(reader, Writing, id)
    seen(reader, found)
    return Writing.objects.select_related(*RELATED, "survey").get(pk=id)


def quotation(reader: Reader, id: UUID) -> Quotation:
    """A quotation, for a verb."""
    found = one(reader, Quotation, id)
    return Quotation.objects.select_related("writing__thing__lock").get(pk=found.pk)


def page(reader: Reader, survey: Survey) -> SurveyPage:
    """All of a wave."""
    found = readable(reader, Writing).filter(survey=survey).select_related(*RELATED, "survey").order_by("key")
    rows = list(found)
    said, there = survey.mapping.get("said", {}), {one.key for one in rows}
    return SurveyPage(
        line=_line(survey),
        since=_day(survey.about.get("since")),
        until=_day(survey.about.get("until")),
        how=str(survey.about.get("how", "")),
        sampled=bool(survey.about.get("sampled")),
        place=str(survey.about.get("place", "")),
        questions=tuple(q["words"] for q in said.get("question", ())),
        found=tuple((one["what"], one["to_do"]) for one in survey.found),
        left_at_door=survey.left_at_door,
        key=str(survey.about.get("key", "")),
        writings=tuple(writing_page(reader, one) for one in rows),
        gone=tuple(words for key, words in _asked_for_words(survey).items() if key not in there),
        readers=tuple(name for _, name in named(survey)),
        may_make=survey.state == TAKEN and reader_can_make_report(reader),
        may_name=rules.reader_can_name(reader, survey),
    )


def _asked_for_words(survey: Survey) -> dict[str, str]:
    """Questions that were answered in words, of a wave that was taken in: key and question."""
    asked = survey.mapping.get("said", {}).get("text", ()) if survey.state == TAKEN else ()
    return {one["key"]: one["words"] for one in asked}


def _day(said: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(said))
    except ValueError:
        return None


def reader_can_make_report(reader: Reader) -> bool:
    """Whether they write papers at all."""
    return reader_can_make(reader, body=None)


def writing_page(reader: Reader, writing: Writing) -> WritingPage:
    """How far one question's texts are grouped, and how far two people agree."""
    codings = list(readable(reader, Coding).filter(writing=writing).order_by("thing__made_at", "pk"))
    themes = _themes(reader, writing)
    first: dict[str, list[str]] = {}
    for coding in codings:
        for at, entry in coding.read.items():
            first.setdefault(at, entry["themes"])
    counts = {theme.pk: sum(str(theme.pk) in found for found in first.values()) for theme in themes}
    quotations = readable(reader, Quotation).filter(writing=writing).order_by("proposed_at", "pk")
    return WritingPage(
        id=writing.pk, survey=writing.survey_id, survey_name=writing.survey.name, words=writing.words,
        texts=len(writing.answers), read=len(first),
        coders=len(codings), both=len(_both(codings)), kappa=_agreement(codings, themes),
        themes=tuple(Count(theme.pk, theme.name, counts[theme.pk]) for theme in themes),
        quotations=tuple(_quotation(reader, q, writing) for q in quotations), kept_at=writing.kept_at,
        may_keep=rules.reader_can_keep(reader, writing),
    )  # fmt: skip


def text(reader: Reader, writing: Writing, number: int) -> TextPage:
    """The text of that number, from 1; suggestions come of what was grouped so far, by whomever."""
    number = min(max(number, 1), len(writing.answers))
    at, _, words = writing.answers[number - 1]
    codings = list(readable(reader, Coding).filter(writing=writing).order_by("thing__made_at", "pk"))
    mine: dict[str, Any] = next((c.read for c in codings if c.coder == reader.account), {})
    ticked = frozenset(UUID(t) for t in mine.get(str(at), {}).get("themes", ()))
    places = {answer[0]: n for n, answer in enumerate(writing.answers)}
    grouped = {places[int(r)]: e["themes"] for c in reversed(codings) for r, e in c.read.items() if int(r) in places}
    known = {str(theme.pk) for theme in _themes(reader, writing)}
    found = suggestions([answer[2] for answer in writing.answers], number - 1, grouped)
    unread = next(
        (n for n, answer in enumerate(writing.answers, 1) if str(answer[0]) not in mine and n != number), None
    )
    return TextPage(
        number=number, row=at, words=words, ticked=ticked,
        suggested=tuple((UUID(s.theme), s) for s in found if s.theme in known), warnings=warnings(words),
        redacted=redacted(words), before=number - 1 or None,
        after=number + 1 if number < len(writing.answers) else None, unread=unread,
    )  # fmt: skip


def _themes(reader: Reader, writing: Writing) -> list[FoundTheme]:
    return list(readable(reader, FoundTheme).filter(writing=writing).order_by("position", "pk"))


def _both(codings: list[Coding]) -> list[str]:
    """The texts that the first two people both read."""
    return sorted(set(codings[0].read) & set(codings[1].read)) if len(codings) > 1 else []


def _agreement(codings: list[Coding], themes: list[FoundTheme]) -> tuple[tuple[str, str], ...]:
    """Cohen's kappa of each theme over the texts that two people read."""
    rows = _both(codings)
    if not rows:
        return ()
    found = []
    for theme in themes:
        ticks = [[str(theme.pk) in coding.read[row]["themes"] for row in rows] for coding in codings[:2]]
        said = cohen_kappa(*ticks)
        words = "both alike throughout" if said.kappa is None else f"kappa {said.kappa:.2f}"
        found.append((theme.name, f"{words}, alike in {100 * said.observed:.0f}% of {said.things}"))
    return tuple(found)


def _quotation(reader: Reader, quotation: Quotation, writing: Writing) -> QuotationLine:
    quotation.writing = writing
    approved = quotation.approved_at is not None
    return QuotationLine(
        quotation.pk, quotation.words, approved, not approved and rules.reader_can_approve(reader, quotation)
    )


def _line(survey: Survey) -> SurveyLine:
    return SurveyLine(
        id=survey.pk, name=survey.name, wave=survey.wave, draft=survey.state == "draft", answers=survey.answers,
        uploaded_at=survey.uploaded_at,
    )  # fmt: skip
