"""The fictional partnership's survey, taken in by its analyst as a person would: two waves, themes, one quotation."""

import datetime as dt
from typing import Any

import numpy as np

from commonweal.demo import resident_survey as asked
from commonweal.demo.districts import TALLOW
from commonweal.demo.portal.cast import Cast
from commonweal.geography import Gazetteer
from commonweal.portal.audit.clock import today
from commonweal.portal.engagement.models import Survey, Writing
from commonweal.portal.engagement.surveys import drafting
from commonweal.portal.engagement.surveys.verbs import coding, taking_in
from commonweal.portal.jobs import worker
from commonweal.portal.library.verbs import reports
from commonweal.sources.survey.guess import columns
from commonweal.store import Store
from commonweal.workspace import Workspace

CODERS = ("analyst", "police")
READ = 60  # texts of the later wave that a person has grouped
TWICE = 20  # of them, that a second person read too
QUOTED = "Somewhere for young people to go, there is nothing for them"
HOW = "An open web link, shared by councillors, schools and on posters."


def ask_residents(cast: Cast, workspace: Workspace) -> None:
    """Both waves, their themes, and the paper."""
    borough = borough_of(workspace)
    surveys = [_take_in(cast, workspace, borough, wave) for wave in (0, 1)]
    for survey in surveys:
        _group(cast, survey, workspace)
    told = {"partnership": TALLOW.code, "survey": f"{asked.KEY}/{surveys[-1].wave}"}
    for audience in ("partners", "public"):
        reports.ask(by=cast.reader("analyst"), arguments={"kind": "survey", "audience": audience, **told})
    worker.run(once=True)


def borough_of(workspace: Workspace) -> asked.Borough:
    """The wards and their adults, as the store holds them."""
    places = Gazetteer.of(Store(workspace).view())
    wards = places.wards(TALLOW.code)
    people = [[places.aged(ward, low, high).value or 0 for _, low, high in asked.BANDS] for ward in wards]
    return asked.Borough([ward.name for ward in wards], np.array(people, dtype=np.float64))


def _take_in(cast: Cast, workspace: Workspace, borough: asked.Borough, wave: int) -> Survey:
    analyst, year = cast.reader("analyst"), today().year - 2 + wave
    about: dict[str, Any] = {
        "key": asked.KEY, "name": asked.NAME, "wave": str(year), "since": dt.date(year, 5, 6).isoformat(),
        "until": dt.date(year, 6, 14).isoformat(), "how": HOW, "asked_by": "Safer Tallow Partnership",
        "place": TALLOW.name, "sampled": False, "invited": None, "population": None,
    }  # fmt: skip
    named = [cast.accounts["police"].person_id]
    survey = taking_in.upload(asked.export(borough, wave), name="answers.csv", about=about, readers=named, by=analyst)
    sheet = drafting.sheet_of(survey.sheet)
    roles = ["text" if column.words == asked.WHY else column.role for column in columns(sheet)]
    survey = taking_in.say_columns(survey, roles, by=analyst)
    found = drafting.asked_columns(drafting.sheet_of(survey.sheet), survey.mapping["roles"])
    survey = taking_in.say_questions(survey, [_question(column.words) for _, column, _ in found], by=analyst)
    return taking_in.take_in(survey, workspace, by=analyst)


def _question(words: str) -> dict[str, Any]:
    scale = {"options": list(asked.SCALE), "together": list(asked.SCALE[:2])} if words == asked.QUESTION else {}
    return {"words": words, **scale}


def _group(cast: Cast, survey: Survey, workspace: Workspace) -> None:
    """The analyst groups some texts, an officer the first of them again; themes go beside the answers."""
    analyst, police = (cast.reader(name) for name in CODERS)
    of = Writing.objects.select_related("thing__lock", "survey").get(survey=survey)
    themes = {name: coding.name_theme(of, name, by=analyst).pk for name in asked.THEMES}
    for n, (row, _, text) in enumerate(of.answers[:READ]):
        found = [pk for name, pk in themes.items() if any(word in text for word in asked.THEMES[name])]
        coding.code(of, row, found, by=analyst)
        if n < TWICE:
            coding.code(of, row, found if n % 7 else [], by=police)
    row = next((row for row, _, text in of.answers if text == QUOTED), None)
    if row is not None:
        coding.approve(coding.quote(of, row, QUOTED, by=analyst), by=police)
    coding.keep(of, workspace, by=analyst)
