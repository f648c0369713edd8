"""A year of the fictional partnership's surgeries and events: what was held, what people raised, what is to come.

Planted: bonfires are raised most in the wards where they are (truth.BONFIRES), in October and November.
"""

import datetime as dt
import random

from commonweal.demo import public_reports, truth
from commonweal.demo.districts import TALLOW
from commonweal.demo.portal.cast import Cast
from commonweal.ingest.open311 import Answer
from commonweal.portal.audit.clock import now, today
from commonweal.portal.engagement import ground, joining
from commonweal.portal.engagement.models import Event, Poll, Theme
from commonweal.portal.engagement.verbs import events
from commonweal.portal.engagement.verbs.events import Said
from commonweal.workspace import Workspace

SEED, A_YEAR, AHEAD = 73, dt.timedelta(weeks=52), 3
FOUR_WEEKS = dt.timedelta(weeks=4)
BY = "police"
SEASON = (10, 11)
VENUES = ("Library", "Community Hall", "Health Centre", "Market Square", "Leisure Centre", "Primary School")
ABOUT = "Neighbourhood officers and the council's wardens listen and take things up. You need not book."
NOTES = "Lamps and the state of the back lanes came up again; what was promised last time was asked after."


def meet_the_public(cast: Cast, workspace: Workspace) -> None:
    """Write them all down, and take the public's reports in."""
    joining.offer_themes()
    chance = random.Random(SEED)  # noqa: S311  a fictional place, no secrets
    held = ground.wards_of(TALLOW.code)
    planted = [ward for ward in held if ward[1] in truth.BONFIRES.wards]
    chosen = [*planted, *[ward for ward in held if ward not in planted][:3]]
    first = today() - A_YEAR
    for n, ward in enumerate(chosen):
        start = first + dt.timedelta(days=4 * n)
        _surgeries(cast, chance, ward, VENUES[n % len(VENUES)], start)
    _others(cast)
    _note_poll(public_reports.take_in(workspace))


def _surgeries(cast: Cast, chance: random.Random, ward: ground.Ward, venue: str, start: dt.date) -> None:
    """Every four weeks for a year, and three times more to come."""
    days = [start + n * FOUR_WEEKS for n in range(13 + AHEAD)]
    code, name = ward
    said = Said(
        kind="surgery", title=f"Surgery in {name}", place=f"{name} {venue}", ward_code=code, ward=name, about=ABOUT,
        starts=dt.time(17, 30), ends=dt.time(19), agency=cast.agencies["police"],
        agencies=[cast.agencies["council"], cast.agencies["housing"]],
    )  # fmt: skip
    by = cast.reader(BY)
    made = events.enter(said, days=days, by=by, body=cast.body)
    past = [row for row in made if row.on < today()]
    for row in past:
        _came(cast, chance, row)
    ahead = [row for row in made if row.on > today()]
    if len(ahead) > 1 and name == truth.BONFIRES.wards[0]:
        events.cancel(ahead[1], reason="The hall is closed for repairs. The next surgery is as planned.", by=by)


def _came(cast: Cast, chance: random.Random, row: Event) -> None:
    """How many came and what they raised; the last one has an action that follows."""
    names = list(joining.THEMES[:-1])
    counts = {name: chance.randrange(1, 6) for name in chance.sample(names, 4)}
    if row.on.month in SEASON and row.ward in truth.BONFIRES.wards:
        counts["Bonfires and fires"] = 9 + chance.randrange(5)
    ids = dict(Theme.objects.values_list("name", "pk"))
    attendance = sum(counts.values()) + chance.randrange(6)
    by = cast.reader(BY)
    came = events.say_what_came(
        row, attendance=attendance, themes={ids[name]: count for name, count in counts.items()}, notes=NOTES, by=by
    )
    if today() - row.on < FOUR_WEEKS:
        events.follow_up(
            came, text=f"{row.ward}: walk the back lanes with the wardens and report the lamps that are out",
            agency=cast.agencies["police"], by=by, due_on=row.on + FOUR_WEEKS,
        )  # fmt: skip


def _others(cast: Cast) -> None:
    """A stall to come."""
    by = cast.reader(BY)
    police, council = cast.agencies["police"], cast.agencies["council"]
    stall = Said("stall", "Stall at the winter market", "Market Place", police, about=ABOUT, agencies=[council])
    events.enter(stall, days=[today() + dt.timedelta(days=18)], by=by, body=cast.body)


def _note_poll(answer: Answer) -> None:
    moment = now()
    Poll.objects.create(
        name=answer.endpoint, begun_at=moment, ended_at=moment, months=len(answer.months), reports=answer.reports
    )
