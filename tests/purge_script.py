"""Random scripts of acts, and their replay: whole, or without what is hidden from one reader.

An act is drawn against the model of what stands so far, tried for real, and kept if the portal let it be done. A room
adds acts with `@act(...)` in tests/purge_acts/.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db import transaction

from commonweal.portal.access.models import Audience as Kept
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings.models import Meeting, Practice
from portal_world import World
from purge_frozen import Frozen
from purge_model import Audience, Model, Node

BLANK = "blank"
LATER = dt.date(2026, 12, 3)


@dataclass(frozen=True)
class Act:
    """One act of a script: what is done, by whom, to which thing, with what."""

    label: int
    name: str
    by: str
    subject: int  # the thing that it makes or changes
    makes: bool
    said: dict[str, Any] = field(default_factory=dict)
    needs: tuple[int, ...] = ()  # things that must stand for it to be done


@dataclass
class Play:
    """A replay under way: the portal's own rows by handle."""

    world: World
    frozen: Frozen
    things: dict[int, Thing] = field(default_factory=dict)
    rows: dict[int, Any] = field(default_factory=dict)
    blanked: bool = False
    later: Any = None  # a meeting after all others, for everyone: minutes are approved at it

    def by(self, act: Act) -> Reader:
        """Who does it, as they are now."""
        return self.world.reader(act.by)

    def audience(self, audience: Audience) -> Kept:
        """The portal's row for an audience of the model."""
        kind, names = audience
        of = self.world.agencies if kind == "agencies" else self.world.people
        return audiences.of(kind, [of[name].id for name in names])

    def words(self, act: Act) -> str:
        """The act's unique words; blank where only a skeleton of the thing may stand."""
        return BLANK if self.blanked else words_of(act.label)


Draw = Callable[[Random, Model, int], Act | None]
Do = Callable[[Play, Act], None]
Tell = Callable[[Model, Act], None]


@dataclass(frozen=True)
class Kind:
    """A kind of act: drawn against the model, done in the portal, told to the model."""

    draw: Draw
    do: Do
    tell: Tell
    often: int


KINDS: dict[str, Kind] = {}


def act(name: str, *, draw: Draw, tell: Tell, often: int = 1) -> Callable[[Do], Do]:
    """Add a kind of act to what scripts are drawn from."""

    def added(do: Do) -> Do:
        KINDS[name] = Kind(draw, do, tell, often)
        return do

    return added


def words_of(label: int) -> str:
    """Words that stand nowhere else."""
    return f"zq{label:04d}xv"


def play_random(seed: int, play: Play, *, length: int) -> tuple[list[Act], Model]:
    """Draw and do a script, keeping the acts that the portal allowed."""
    begin(play)
    random, model, script = Random(seed), Model(), []  # noqa: S311 - repeatable on purpose
    names = [name for name, kind in KINDS.items() for _ in range(kind.often)]
    for label in range(1, length + 1):
        name = random.choice(names)
        drawn = KINDS[name].draw(random, model, label)
        if drawn is not None and _done(play, drawn):
            KINDS[name].tell(model, drawn)
            script.append(drawn)
    return script, model


def replay(script: list[Act], blanked: set[int], play: Play) -> None:
    """Do a script again; things in `blanked` stand as skeletons, with no words of their own."""
    begin(play)
    for one in script:
        play.blanked = one.subject in blanked
        if not _done(play, one):
            raise AssertionError(f"{one} was refused without what is hidden")
    play.blanked = False


def begin(play: Play) -> None:
    """Before the first act stands what every script has: the body's own place, for everyone."""
    play.frozen.begin(0)
    with gathering():
        practice = things.make(Practice, home=None, audience=audiences.public(), by=None, body=play.world.body)
        later = things.make(
            Meeting, home=practice.thing, audience=audiences.public(), by=None, body=play.world.body, date=LATER
        )
    play.things[0], play.rows[0], play.later = practice.thing, practice, later


def without_hidden(script: list[Act], model: Model, reader: str | None) -> tuple[list[Act], set[int]]:
    """The script less every act hidden from a reader, and which things are left as skeletons.

    Hidden is what they cannot read at its end, unless a release that they see was made of it or prints it: of the one a
    skeleton is kept, of the other everything.
    """
    shown = {handle for handle in model.nodes if model.sees(reader, handle)}
    for handle in sorted(shown):
        shown |= model.nodes[handle].drew_from
    shown |= {home for handle in set(shown) for home in _homes(model, handle)}
    stubs = {handle for handle in model.nodes if model.sees_stub(reader, handle)} - shown
    skeletons = set(stubs)
    for handle in shown:
        about = model.nodes[handle].about
        if about is not None and about not in shown:
            skeletons |= {about, *(home for home in _homes(model, about) if home not in shown)}
    kept = []
    for one in script:
        skeleton = one.subject in skeletons and (one.makes or one.said.get("skeleton", False))
        if one.subject in shown or skeleton:
            kept.append(one)
    return kept, skeletons


def _homes(model: Model, handle: int) -> list[int]:
    homes, at = [], model.nodes[handle].home
    while at is not None:
        homes.append(at)
        at = model.nodes[at].home
    return homes


def _done(play: Play, one: Act) -> bool:
    play.frozen.begin(one.label)
    try:
        with transaction.atomic(), gathering():
            KINDS[one.name].do(play, one)
    except Refused:
        return False
    return True


def made(model: Model, one: Act, **fields: Any) -> Node:
    """Tell the model of a new thing."""
    node = Node(handle=one.subject, maker=one.by, words=words_of(one.label), **fields)
    model.nodes[one.subject] = node
    return node
