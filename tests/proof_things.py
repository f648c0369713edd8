"""Things of every kind that the portal keeps, for several audiences, with a unique word in every text field.

The models are found, not listed: a new kind of thing is filled without a line here, or the test fails.
"""

import datetime as dt
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5

import pikepdf
from django.db import models

from commonweal.portal.access import shelf
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import HIDDEN, Audience, Document, Kept, Release, Thing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import new_id
from commonweal.portal.cases.counts.models import Tally
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.signup.models import SignUp
from commonweal.portal.engagement.models import Survey
from commonweal.portal.indicators.models import Call
from commonweal.portal.intelligence.models import Mention, Released, ReleasedWords, Sanitised, Tombstone
from commonweal.portal.meetings.models import Practice, ReadingLine
from commonweal.portal.operations.models import ActivityKind
from commonweal.portal.partnership.models import Agency, Body, Person
from commonweal.portal.people.models import Link, Record
from commonweal.portal.plan.models import Group, Override
from commonweal.portal.rights.models import Answered, Ask, Disposal, Request, UnitAsk
from portal_world import World

LINK = re.compile(rb'(?:href|src|action)="(/[^"#]*)"')
# Addresses that are followed nowhere: they end the session, or are the portal's own furniture.
NOT_FOLLOWED = ("/account/", "/static/", "/colour.css", "/assets/")
MOMENT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
SPACE = UUID("8b8f3f0e-31c3-4f0f-9b5b-7d5e2a54cafe")
LONG_ENOUGH = 20  # a shorter field holds a code (a state, a kind), not words


@dataclass
class Filled:
    """What was made: each thing with its kind, and whose word is whose."""

    things: list[tuple[str, UUID]] = field(default_factory=list)
    canaries: dict[str, UUID] = field(default_factory=dict)
    kind_of: dict[UUID, str] = field(default_factory=dict)

    def links(self, body: bytes) -> list[str]:
        """Addresses within the portal that a page links to."""
        found = [html.unescape(link.decode()) for link in LINK.findall(body)]
        return [link for link in found if not urlsplit(link).path.startswith(NOT_FOLLOWED)]


def _wards(word: str) -> list[dict[str, str]]:
    return [{"code": word, "name": word}]


def _readings(word: str) -> list[dict[str, Any]]:
    said = {"of": "", "first": "2025-01", "last": "2025-03", "value": 7.0, "numerator": None, "denominator": None}
    return [{**said, "mark": word}]


def _weights(word: str) -> dict[str, Any]:
    """Sound ones: an assessment's page works with them."""
    harm, likelihood = dict.fromkeys(("victim", "community", "organisation"), 1), {"likelihood": 1, "volume": 1}
    position = {"organisational_position": 1}
    return {"name": word, "harm": harm, "likelihood": likelihood, "position": position, "sensitivity": 0.25}


def _graded(word: str) -> dict[str, Any]:
    part = {"source": "1", "assessment": "A", "handling": "P", "codes": []}
    return {**part, "instructions": [word], "words": [word]}


JSON: dict[str, Callable[[str], Any]] = {
    "CaseFile.left_out": lambda word: [word],
    "Review.said": lambda word: {
        **dict.fromkeys(("name", "contact", "address", "effect", "wanted", "for_whom"), word),
        "complaints": [{"what": word, "to": word, "number": word, "happened_on": "2026-02-01", "told_on": ""}],
    },
    "Tally.figures": lambda word: {
        "open": 5,
        "opened": 5,
        "closed": 0,
        "stages": [],
        "ages": [],
        "agencies": [{"name": word, "open": 5}],
        "kinds": [],
    },
    "Report.answers": lambda word: {"when": {"which": "other", "year": word}},
    "Report.replies": lambda word: [{"at": MOMENT.isoformat(), "words": word}],
    "Report.asked": lambda word: [
        {"text": "", "reference": word, "sha256": "", "words": word, "readers": word, "at": MOMENT.isoformat()}
    ],
    "Item.details": lambda word: {"where": word},
    "Source.said": lambda word: {"how": "told", "told_by": word},
    "Mention.said": lambda word: {"given": word},
    "Sanitised.answered": lambda word: [{"kind": "named", "words": word, "why": word}],
    "Sanitised.share": lambda word: {"purpose": word, "necessity": word},
    "Sanitised.grade": _graded,
    "ReleasedWords.grade": _graded,
    "Record.said": lambda word: {"given": word},
    "Link.reasons": lambda _: [{"field": "sex", "level": "same", "points": 1.0}],
    "Hint.reasons": lambda _: [{"field": "sex", "level": "same", "points": 1.0}],
    "Reading.record": lambda word: {"anomalies": [{"message": word, "text_as_printed": word}]},
    "ReadingLine.as_read": lambda word: {"title": word},
    "ReadingLine.mended": lambda word: {"title": word},
    "Paper.parameters": lambda word: {"area": word},
    "Operation.wards": _wards,
    "Operation.nearby": _wards,
    "Operation.controls": _wards,
    "Operation.at_risk": _wards,
    "Activity.wards": _wards,
    "Indicator.comparators": lambda word: [{"kind": "national", "name": word}],
    "Edition.readings": _readings,
    "Version.figures": lambda word: [{"label": word, "value": 7.0, "baseline": None, "unit": ""}],
    "Edition.content": lambda word: {"about": word, "priorities": []},
    "IssueFigure.said": lambda word: {"words": word, "label": word, "period": word},
    "Consultation.questions": lambda word: [word],
    "Response.answers": lambda word: [word],
    "Standing.reasons": lambda word: [word],
    "Assessment.weights": _weights,
    "Survey.about": lambda word: {"how": word, "key": word, "since": word, "until": word, "place": word},
    "Survey.found": lambda word: [{"what": word, "to_do": word}],
    "Survey.mapping": lambda word: {"said": {"question": [{"words": word}], "text": []}},
    "Writing.answers": lambda word: [[0, "", word]],
    "Request.asker": lambda word: {"given": word, "family": word, "contact": word, "on_behalf": word},
    "Part.content": lambda word: {"lines": [[word, word]], "exemptions": [[word, word]], "decision": "", "note": word},
    "Reply.content": lambda word: {
        "reference": "R",
        "to": word,
        "from": word,
        "received": "2026-02-01",
        "parts": [],
        "rights": [word],
    },
    "Ask.about": lambda word: {"name": word, "born": word, "words": word, "addresses": [word]},
    "Ask.lines": lambda word: [[word, word]],
    "Ask.left_out": lambda word: {"phrases": [word], "dropped": []},
    "UnitAsk.about": lambda word: {"name": word, "born": word, "words": word, "addresses": [word]},
    "UnitAsk.lines": lambda word: [[word, word]],
    "UnitAsk.left_out": lambda word: {"phrases": [word], "dropped": []},
    "Question.asker": lambda word: {"name": word, "contact": word},
    "Case.fields": lambda word: {"tried": word},
    "Risk.answers": lambda word: {"Was anybody hurt?": word},
    "Hold.about": lambda word: {"given": word, "family": word},
}


def fill(world: World) -> Filled:
    """Make one thing of each kind for each audience; references go to things of the same audience."""
    filled = Filled()
    for audience in (
        audiences.public(),
        audiences.partners(),
        audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id]),
        audiences.people([world.people["fire"].id]),
    ):
        _fill_for(world, audience, filled)
    return filled


def _fill_for(world: World, audience: Audience, filled: Filled) -> None:
    made: dict[type[models.Model], Kept] = {}
    waiting = sorted(kept_models(), key=lambda model: model is not Practice)  # what everything sits in
    while waiting:
        ready = [model for model in waiting if all(other in made for other in _needs(model))]
        assert ready, f"each needs another: {waiting}"
        for model in ready:
            row = _make(world, model, audience, made, filled)
            if row is not None:
                made[model] = row
            waiting.remove(model)


def _needs(model: type[Kept]) -> list[type[models.Model]]:
    return [
        f.related_model
        for f in model._meta.concrete_fields
        if isinstance(f, models.ForeignKey) and not f.null and isinstance(f.related_model, type)
        and issubclass(f.related_model, Kept) and f.related_model is not model
    ]  # fmt: skip


def _make(
    world: World, model: type[Kept], audience: Audience, made: dict[type[models.Model], Kept], filled: Filled
) -> Kept | None:
    label = model._meta.label_lower
    number = len(filled.things)
    body = world.body
    if label == "meetings.practice" and Practice.objects.filter(body=body).exists():  # one a body
        body = Body.objects.create(name=f"Group {number}", short_name=f"G{number}")
    values, words = {}, {}
    for one in model._meta.concrete_fields:
        if one.name in ("thing", "lock") or one.primary_key:
            continue
        word = f"canary{number}x{one.name.replace('_', '')}"
        value = _value(one, word, world, made, body)
        if value is not None:
            values[one.name] = value
            if word in str(value):
                words[one.name] = word
    values |= _sound(model, world)
    home = None if model is Release else _home(made)
    row = things.make(
        model, home=home, audience=audience, by=None, face=HIDDEN, thing_id=uuid5(SPACE, f"{number} {label}"), **values
    )
    filled.things.append((label, row.pk))
    filled.kind_of[row.pk] = label
    filled.canaries |= {word: row.pk for name, word in words.items() if name in values and word in str(values[name])}
    return row


def _home(made: dict[type[models.Model], Kept]) -> Thing | None:
    return next((row.thing for model, row in made.items() if model._meta.model_name == "practice"), None)


def _value(one: Any, word: str, world: World, made: dict[type[models.Model], Kept], body: Body) -> Any:
    """A value that holds the word where the field holds words, else one that is merely sound."""
    if isinstance(one, models.ForeignKey):
        if one.related_model is Body:
            return body
        if one.related_model in made:
            return made[one.related_model]
        return None if one.null else _kept_elsewhere(one.related_model, world, made)
    coded = ("state", "kind", "sha256", "role", "row", "series", "media_type", "reach")
    if one.choices or (one.name in coded and isinstance(one, models.CharField)):
        return None
    if (singing := JSON.get(f"{one.model.__name__}.{one.name}")) is not None:  # before the next: sealed, it is a text
        return singing(word)
    if isinstance(one, models.TextField) or (isinstance(one, models.CharField) and (one.max_length or 0) > LONG_ENOUGH):
        return word[: one.max_length]
    if isinstance(one, models.CharField) or one.null or one.has_default():
        return None
    sound: dict[type[models.Field[Any, Any]], Any] = {
        models.DateTimeField: MOMENT, models.DateField: MOMENT.date(), models.UUIDField: world.accounts["clerk"].id,
        models.BooleanField: False, models.JSONField: {},
    }  # fmt: skip
    return next((value for kind, value in sound.items() if isinstance(one, kind)), 1)


def _kept_elsewhere(model: Any, world: World, made: dict[type[models.Model], Kept]) -> Any:
    if model is Agency:
        return world.agencies["Police"]
    if model is Person:
        return world.people["officer"]
    if model is ActivityKind:
        return ActivityKind.objects.order_by("position")[0]
    if model is Thing:
        return next(iter(made.values())).thing
    return audiences.public()


@cache
def _one_page() -> bytes:
    """A sound PDF: packs are looked at page by page."""
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _sound(model: type[Kept], world: World) -> dict[str, Any]:
    """What a kind must be to be whole, where its fields alone do not say so."""
    if model is Document:
        shelved = shelf.put(_one_page())
        file = {"sha256": shelved.sha256, "size": shelved.size, "pages": 1}
        return {**file, "media_type": "application/pdf", "role": "original"}
    if model is Link:  # of two records, the other of nobody
        other = things.make(
            Record, home=None, audience=audiences.partners(), by=None, agency=world.agencies["Police"], said={},
            entered_at=MOMENT,
        )  # fmt: skip
        return {"other": other, "state": "suggested", "decided_at": None, "weight": 7.0}
    if model is Mention:
        return {"kind": "person"}
    if model is Sanitised:
        return {"reach": "agencies", "state": "written"}
    if model is ReleasedWords:  # of the release that was made just now
        told = ReleasedWords.objects.values("released")
        return {"released": Released.objects.exclude(pk__in=told).values_list("pk", flat=True)[0]}
    if model is Tombstone:  # of a release that is no more: those that stand have their words
        return {"released": uuid5(SPACE, f"gone {Tombstone.objects.count()}")}
    if model is Override:
        return {"proposed": "late", "said": "at risk"}
    if model is Group:
        return {"ends_on": MOMENT.date()}
    if model in (Ask, UnitAsk):
        return {"purpose": "access", "source": "people.record"}
    if model is Request:
        return {"kind": "access", "received_how": "letter"}
    if model is Disposal:
        return {"of": new_id()}
    if model is Answered:
        return {"decision": "granted", "exemptions": []}
    if model is Call:
        return {"first": "2025-04", "last": "2026-03"}
    if model is Case:
        return {"outcome": "", "kind": "anti-social-behaviour"}
    if model is SignUp:  # one an agency
        return {"agency": Agency.objects.create(name="Another agency", short_name="AA")}
    if model is Tally:  # one a quarter
        first = MOMENT.date() + dt.timedelta(days=Tally.objects.count())
        return {"kind": "cases", "first": first, "approved_at": MOMENT, "approved_by": world.accounts["chair"].id}
    if model is Survey:
        return {"state": "taken"}
    if model is ReadingLine:
        return {"path": "items/1"}
    if model is Release:
        return {
            "row": "item, minute", "kind": "public pack", "sha256": "0" * 64, "reach": audiences.public(),
            "author": world.accounts["clerk"].id, "approver": world.accounts["chair"].id, "approved_at": MOMENT,
            "tombstone": "", "refused_reason": "",
        }  # fmt: skip
    return {}
