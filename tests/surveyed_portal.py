"""A survey of the made-up partnership, uploaded, mapped and taken in, for tests of its room."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commonweal.portal.engagement.models import Survey, Writing
from commonweal.portal.engagement.surveys import drafting
from commonweal.portal.engagement.surveys.verbs import coding, taking_in
from commonweal.sources.survey.guess import columns
from commonweal.workspace import Workspace
from portal_world import World

HEADINGS = ("Respondent ID", "Your name", "Email", "Age", "How safe do you feel after dark?", "What would help?")
TEXTS = (
    "The street lighting on the lane is broken, more lighting please",
    "More lighting behind the shops, it is dark",
    "Motorbikes on the field every evening",
    "Motorbikes race past the school",
    "Bins are overflowing near the park",
    "Rubbish and bins all over the lane",
)
ABOUT = {
    "key": "safety", "name": "The safety survey", "wave": "2026", "since": "2026-01-05", "until": "2026-02-06",
    "how": "An open web link.", "asked_by": "Safer Tallow", "place": "Tallow", "sampled": False, "invited": None,
    "population": None,
}  # fmt: skip


def answers(count: int = 60, texts: Sequence[str] = TEXTS) -> bytes:
    """A file as tools export it: half feel safe, every one of them named."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(HEADINGS)
    for n in range(count):
        safe = ("Very safe", "Fairly safe", "A bit unsafe", "Very unsafe")[n % 4]
        age = ("16 to 24", "25 to 44", "45 to 64", "65 or over")[n // 4 % 4]
        words = texts[n % len(texts)] if n < 2 * len(texts) else ""
        rows.writerow([n, f"Person {n} Secretname", f"secret{n}@example.org", age, safe, words])
    return out.getvalue().encode("utf-8-sig")


def uploaded(world: World, *, by: str = "analyst", readers: Sequence[str] = ("officer",), **about: Any) -> Survey:
    """A draft."""
    people = [world.people[name].pk for name in readers]
    return taking_in.upload(
        answers(), name="answers.csv", about={**ABOUT, **about}, readers=people, by=world.reader(by)
    )


def mapped(world: World, survey: Survey) -> Survey:
    """Its columns as they are guessed, its questions as they stand."""
    analyst = world.reader("analyst")
    sheet = drafting.sheet_of(survey.sheet)
    survey = taking_in.say_columns(survey, [column.role for column in columns(sheet)], by=analyst)
    asked = []
    for _, column, role in drafting.asked_columns(drafting.sheet_of(survey.sheet), survey.mapping["roles"]):
        one: dict[str, Any] = {"words": column.words}
        if role == "scale":
            one["options"] = ["Very safe", "Fairly safe", "A bit unsafe", "Very unsafe"]
            one["together"] = one["options"][:2]
        asked.append(one)
    return taking_in.say_questions(survey, asked, by=analyst)


def taken_in(world: World, workspace: Workspace | None = None, **about: Any) -> Survey:
    """A wave whose answers lie in the store, and whose texts lie under their lock."""
    workspace = workspace or Workspace(Path(tempfile.mkdtemp(prefix="commonweal-tests-")))
    return taking_in.take_in(mapped(world, uploaded(world, **about)), workspace, by=world.reader("analyst"))


def writing_of(survey: Survey) -> Writing:
    """What was written to its one open question."""
    return Writing.objects.select_related("thing__lock", "survey").get(survey=survey)


def coded(world: World, survey: Survey, *, by: str = "officer") -> Writing:
    """Its first texts put under two themes."""
    reader, of = world.reader(by), writing_of(survey)
    lighting = coding.name_theme(of, "Street lighting", by=reader)
    motorbikes = coding.name_theme(of, "Motorbikes", by=reader)
    for row, _, words in of.answers[:6]:
        themes = [t.pk for t, word in ((lighting, "lighting"), (motorbikes, "Motorbikes")) if word in words]
        coding.code(of, row, themes, by=reader)
    return of


def quoted(world: World, of: Writing, words: str = "It is dark behind the shops", *, by: str = "officer") -> Any:
    """A quotation that waits for another person."""
    return coding.quote(of, of.answers[0][0], words, by=world.reader(by))
