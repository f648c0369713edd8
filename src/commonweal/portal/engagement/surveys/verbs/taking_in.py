"""A file of answers is uploaded, its columns are named, its answers are taken in; then the file is gone."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from commonweal.ingest.survey import digest, ingest_sheet
from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.engagement.models.survey import DRAFT, DROPPED, TAKEN, Survey, Writing
from commonweal.portal.engagement.surveys import drafting, rules
from commonweal.sources.survey import Shape, Written, read_bytes
from commonweal.sources.survey.guess import columns, personal
from commonweal.workspace import Workspace

SHOWN = ("left_at_door",)  # what changes with the columns that a form shows
LONGEST = dt.timedelta(days=7)  # that a file waits for somebody to say what its columns are


@recorded
def upload(
    content: bytes, *, name: str, about: Mapping[str, Any], readers: Iterable[UUID], by: Reader, sheet: str = ""
) -> Survey:
    """Keep a draft, without the columns that are persons' own, for whoever uploads it and those named."""
    rules.check_reader_can_take_in(by)
    whole = read_bytes(content, name, Shape(sheet=sheet or None))
    left = personal(whole)
    people = {by.person, *readers} if by.person else set(readers)
    return things.make(
        Survey, home=None, audience=audiences.people(people), by=by, name=about["name"], wave=about["wave"],
        about=dict(about), file_name=name[:200], file_sha256=digest(content), left_at_door=len(left),
        sheet=drafting.kept(whole.without(left)), uploaded_at=now(),
    )  # fmt: skip


@recorded
def say_columns(survey: Survey, roles: Sequence[str], *, by: Reader, seen: str = "") -> Survey:
    """Keep what each column is. What is personal goes out of the draft at once."""
    survey = _locked(survey)
    rules.check_reader_can_map(by, survey)
    check_unchanged(survey, SHOWN, seen)  # a column less, and every answer would be of the one before
    sheet = drafting.sheet_of(survey.sheet)
    parts = columns(sheet)
    shut = [h for part, role in zip(parts, roles, strict=True) if role == "personal" for h in part.headings]
    survey.sheet = drafting.kept(sheet.without(shut))
    survey.left_at_door += len(shut)
    survey.mapping = {"roles": [role for role in roles if role != "personal"]}
    survey.save(update_fields=["sheet", "left_at_door", "mapping"])
    note("say columns", by=by.account, thing=survey.pk)
    return survey


@recorded
def say_questions(survey: Survey, asked: Sequence[Mapping[str, Any]], *, by: Reader) -> Survey:
    """Keep what each question asks and offers. MappingRefused where it does not hang together."""
    survey = _locked(survey)
    rules.check_reader_can_map(by, survey)
    roles = survey.mapping["roles"]
    said = drafting.said_of(survey.about, drafting.sheet_of(survey.sheet), roles, asked)
    drafting.mapping(said)
    survey.mapping = {"roles": roles, "asked": [dict(one) for one in asked], "said": said}
    survey.save(update_fields=["mapping"])
    note("say questions", by=by.account, thing=survey.pk)
    return survey


@recorded
def take_in(survey: Survey, workspace: Workspace, *, by: Reader) -> Survey:
    """Closed answers go to the store's restricted part, what was written stays here under the lock, the file goes."""
    survey = _locked(survey)
    rules.check_reader_can_map(by, survey)
    mapping = drafting.mapping(survey.mapping["said"])
    sheet = drafting.sheet_of(survey.sheet)
    done = ingest_sheet(workspace, mapping, sheet, survey.file_name, survey.file_sha256, today())
    wards = drafting.wards_of(done.taken)
    for text in mapping.texts:
        answers = [[one.row, wards[one.row], one.words] for one in _mixed(done.taken.texts[text.key])]
        things.make(Writing, home=survey.thing, audience=audiences.public(), by=by, survey=survey, key=text.key,
                    words=text.words, answers=answers)  # fmt: skip
    survey.state, survey.sheet, survey.dataset, survey.answers = TAKEN, {}, done.dataset, done.answers
    asked = {question.key: question.words for question in done.survey.questions}
    survey.found = [
        {"what": f"{asked[f.field]} {f.what}" if f.field in asked else f.what, "to_do": f.to_do}
        for f in done.taken.findings
    ]
    survey.save(update_fields=["state", "sheet", "dataset", "answers", "found"])
    note("take survey in", by=by.account, thing=survey.pk)
    return survey


@recorded
def drop(survey: Survey, *, by: Reader) -> Survey:
    """Give a draft up: its file goes."""
    survey = _locked(survey)
    rules.check_reader_can_map(by, survey)
    _empty(survey)
    note("drop survey", by=by.account, thing=survey.pk)
    return survey


@recorded
def sweep() -> None:
    """Drop the drafts that nobody went on with."""
    for survey in Survey.objects.select_for_update().filter(state=DRAFT, uploaded_at__lt=now() - LONGEST):
        _empty(survey)
        note("drop survey", by=None, thing=survey.pk)


def _mixed(written: Sequence[Written]) -> list[Written]:
    """In an order that has nothing to do with ward or age: whoever reads the first fifty reads of all of them."""
    return sorted(written, key=lambda one: digest(f"{one.row} {one.words}".encode()))


def _empty(survey: Survey) -> None:
    survey.state, survey.sheet, survey.mapping = DROPPED, {}, {}
    survey.save(update_fields=["state", "sheet", "mapping"])


def _locked(survey: Survey) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).select_related("thing__lock").get(pk=survey.pk)
