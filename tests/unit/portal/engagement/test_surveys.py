"""Surveys in the portal: what stays at the door, who reads what people wrote, themes, quotations, the file's end."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from commonweal.analysis.survey import waves
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.audit.clock import now, retelling
from commonweal.portal.engagement.models import Coding, Quotation, Survey, Writing
from commonweal.portal.engagement.surveys import drafting, queries
from commonweal.portal.engagement.surveys.forms import QuestionForm
from commonweal.portal.engagement.surveys.refusals import NotATheme, OwnRedaction, TellsWhoWrote
from commonweal.portal.engagement.surveys.verbs import coding, taking_in
from commonweal.sources.survey.guess import columns
from commonweal.store import Store
from commonweal.workspace import Workspace
from portal_world import World
from surveyed_portal import ABOUT, answers, coded, mapped, quoted, taken_in, uploaded, writing_of

pytestmark = pytest.mark.django_db
SECRETS = ("Secretname", "secret1@example.org")
UPLOAD = {name: value for name, value in ABOUT.items() if value and name != "key"}


def everything_kept() -> str:
    """All that the database's tables of this room hold, as text."""
    found = []
    with connection.cursor() as cursor:
        for model in (Survey, Writing, Coding, Quotation):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - our own names
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_persons_own_columns_stay_at_the_door(world: World, tmp_path: Path) -> None:
    assert all(secret in answers().decode("utf-8-sig") for secret in SECRETS)  # there is something to leak
    survey = uploaded(world)
    assert survey.left_at_door == 2
    assert not any(secret in everything_kept() for secret in SECRETS)
    workspace = Workspace(tmp_path)
    taking_in.take_in(mapped(world, survey), workspace, by=world.reader("analyst"))
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or not any(secret.encode() in file.read_bytes() for secret in SECRETS)
    assert "Motorbikes" not in b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()).decode("latin-1")


def test_the_file_goes_when_its_answers_are_taken_in_dropped_or_forgotten(world: World) -> None:
    taken, dropped, forgotten = taken_in(world), uploaded(world, wave="b"), uploaded(world, wave="c")
    taking_in.drop(dropped, by=world.reader("analyst"))
    with retelling(now() + dt.timedelta(days=8)):
        taking_in.sweep()
    for survey, state in ((taken, "taken"), (dropped, "dropped"), (forgotten, "dropped")):
        survey.refresh_from_db()
        assert (survey.state, survey.sheet) == (state, {})


def test_only_those_named_read_what_people_wrote(world: World) -> None:
    survey = taken_in(world)
    of = writing_of(survey)
    number = next(n for n, (_, _, words) in enumerate(of.answers, 1) if "Motorbikes" in words)
    page = reverse("engagement:survey-text", args=[of.pk, number])
    for who in ("analyst", "officer"):
        answer = world.client(who).get(page)
        assert answer.status_code == 200 and b"Motorbikes" in answer.content
    for who in (None, "member", "fire", "chair", "clerk", "governance", "administrator"):
        answer = world.client(who).get(page, follow=True)
        assert b"Motorbikes" not in answer.content and (answer.status_code == 404 or who is None)
        assert b"The safety survey" not in world.client(who).get(reverse("engagement:index")).content


def test_a_draft_is_its_uploader_s_alone(world: World) -> None:
    survey = mapped(world, uploaded(world))
    columns = reverse("engagement:survey-columns", args=[survey.pk])
    assert world.client("analyst").get(columns).status_code == 200
    officer = world.client("officer")  # named to read what people wrote, and no more
    assert officer.get(columns).status_code == 404
    assert b"Very safe" not in officer.get(reverse("engagement:survey", args=[survey.pk])).content
    with pytest.raises(NotAllowed):
        taking_in.drop(survey, by=world.reader("officer"))


def test_it_is_uploaded_mapped_and_taken_in_by_forms(world: World, tmp_path: Path) -> None:
    client, kept = world.client("analyst"), settings.WORKSPACE
    settings.WORKSPACE = Workspace(tmp_path)
    try:
        file = SimpleUploadedFile("answers.csv", answers(), "text/csv")
        there = client.post(reverse("engagement:take-in-survey"), {**UPLOAD, "file": file})
        survey = Survey.objects.get()
        page = client.get(there.url).content.decode()
        assert "2 columns were left at the door" in page and "Secretname" not in page
        roles = dict(re.findall(r'name="(column-\d+)".*?<option value="(\w+)" selected', page, re.DOTALL))
        assert list(roles.values()) == ["id", "age", "scale", "text"]
        there = client.post(there.url, roles)
        page = client.get(there.url).content.decode()
        assert "Very safe\nFairly safe" in page
        said = {"q2-words": "How safe?", "q2-options": "Very safe\nFairly safe\nA bit unsafe\nVery unsafe",
                "q3-words": "What would help?"}  # fmt: skip
        page = client.post(there.url, said).content.decode()
        assert "Write the answers that count as one, such as" in page and "<title>Error: " in page
        assert "together =" not in page, "that is for who writes a file"
        page = client.post(there.url, {**said, "q2-together": "Very safe\nQuite safe"}).content.decode()
        assert "“Quite safe” is none of the answers above." in page and "A bit unsafe\nVery unsafe" in page
        fewer = {"q2-options": "Very safe\nFairly safe\nA bit unsafe", "q2-together": "Very safe"}
        page = client.get(client.post(there.url, {**said, **fewer}).url).content.decode()
        assert "“How safe?”: " in page and "On a scale they are no answer" in page
        assert "how-safe:" not in page and "Add them to options" not in page, "that is for who writes a file"
        there = client.post(there.url, {**said, "q2-together": "very  safe\nFairly safe\nVery safe"})
        assert "60 answers will be taken in" in client.get(there.url).content.decode()
        client.post(there.url)
        survey.refresh_from_db()
        assert (survey.state, survey.answers) == ("taken", 60)
        held = waves(Store(settings.WORKSPACE).view())[0].survey
        assert [(q.words, q.together) for q in held.questions] == [("How safe?", ("Very safe", "Fairly safe"))]
    finally:
        settings.WORKSPACE = kept


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ("Safe\nUnsafe\n safe ", "“safe” stands there twice"),
        ("Safe", "Write at least two answers"),
        ("", "Write at least"),
    ],
    ids=["twice", "one", "none"],
)
def test_a_scale_lists_its_answers_once_and_more_than_one(options: str, wrong: str) -> None:
    form = QuestionForm({"words": "How safe?", "options": options, "together": "Safe"}, role="scale")
    assert wrong in str(form.errors["options"])
    assert QuestionForm({"words": "What first?", "options": ""}, role="one").is_valid()


def test_a_file_that_somebody_sent_writes_no_markup_into_the_page_of_its_columns(world: World) -> None:
    lure = "<form action=/account/><input name=password></form>"
    survey = taking_in.upload(
        answers().replace(b"Very safe", lure.encode()), name="answers.csv", about=ABOUT,
        readers=[world.people["officer"].pk], by=world.reader("analyst"),
    )  # fmt: skip
    page = world.client("analyst").get(reverse("engagement:survey-columns", args=[survey.pk])).content.decode()
    assert "&lt;form action=/account/&gt;" in page  # its first values are shown
    assert "<form action=/account/>" not in page


def test_suggestions_say_which_words_brought_them_about(world: World) -> None:
    of = coded(world, taken_in(world))
    at = next(n for n, (_, _, words) in enumerate(of.answers[6:], 7) if "lighting" in words)
    found = queries.text(world.reader("officer"), of, at)
    assert not found.ticked  # nothing is ticked by itself
    theme, suggestion = found.suggested[0]
    names = {theme.id: theme.name for theme in queries.writing_page(world.reader("officer"), of).themes}
    assert names[theme] == "Street lighting" and any(word.startswith("light") for word in suggestion.words)


def test_a_text_may_have_several_themes_and_readings_are_kept_apart(world: World) -> None:
    of = coded(world, taken_in(world))
    page = queries.writing_page(world.reader("analyst"), of)
    both, row = [theme.id for theme in page.themes], of.answers[0][0]
    coding.code(of, row, both, by=world.reader("analyst"))
    assert queries.text(world.reader("analyst"), of, 1).ticked == set(both)
    assert len(queries.text(world.reader("officer"), of, 1).ticked) == 1
    page = queries.writing_page(world.reader("analyst"), of)
    assert page.both == 1 and page.read == 6 and "of 1" in page.kappa[0][1]
    with pytest.raises(NotATheme):
        coding.name_theme(of, "motorbikes ", by=world.reader("officer"))


def test_a_quotation_is_redacted_and_approved_by_another(world: World) -> None:
    of = coded(world, taken_in(world))
    with pytest.raises(TellsWhoWrote):
        quoted(world, of, "I live at 12 High Street, call 01632 960123")
    quotation = quoted(world, of)
    with pytest.raises(OwnRedaction):
        coding.approve(quotation, by=world.reader("officer"))
    coding.approve(quotation, by=world.reader("analyst"))
    assert Quotation.objects.get().approved_by == world.reader("analyst").account


def test_themes_stand_beside_the_closed_answers_with_what_was_approved_alone(world: World, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    survey = taken_in(world, workspace)
    of = coded(world, survey)
    waits, approved = quoted(world, of, "Words that wait"), quoted(world, of)
    coding.approve(approved, by=world.reader("analyst"))
    coding.keep(of, workspace, by=world.reader("analyst"))
    held = waves(Store(workspace).view())
    assert len(held) == 1  # the same wave, the newest edition of it
    asked = held[0].survey.questions[-1]
    assert (asked.kind, asked.options) == ("themes", ("Street lighting", "Motorbikes"))
    assert held[0].quality["quotes"] == [{"question": asked.key, "text": approved.words}]
    assert waits.words not in str(held[0].quality)
    with pytest.raises(NotAllowed):
        coding.keep(of, workspace, by=world.reader("officer"))


def test_columns_named_on_a_page_of_before_are_not_put_on_others(world: World) -> None:
    """Back in the browser after a column was dropped: what was said of each would be taken for its neighbour."""
    survey, analyst = uploaded(world), world.client("analyst")
    address = reverse("engagement:survey-columns", args=[survey.pk])
    page = analyst.get(address).context
    said = {f"column-{n}": "personal" if n == 0 else column.role for n, column in enumerate(
        columns(drafting.sheet_of(survey.sheet)))}  # fmt: skip
    assert analyst.post(address, {**said, "seen": page["seen"]}).status_code == 302
    late = analyst.post(address, {**said, "seen": page["seen"]})
    assert "changed this since you opened it" in late.content.decode()
    assert len(Survey.objects.get().mapping["roles"]) == len(said) - 1
