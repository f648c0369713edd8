"""Random scripts of acts, and their replay: whole, or without what is hidden from one reader.

An act is drawn against the model of what stands so far, tried for real, and kept if the portal let it be done. A room
adds acts with `@act(...)` in tests/purge_acts/.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any

from django.db import transaction
from django.http import Http404

import told_intelligence
from commonweal.portal.access.models import Audience as Kept
from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit import chain
from commonweal.portal.audit.recording import gathering
from commonweal.portal.meetings.models import Meeting, Practice
from portal_world import World
from purge_frozen import Frozen
from purge_model import Audience, Model, Node

BLANK = "blank"
LATER = dt.date(2026, 3, 2)  # the day of the scripts: minutes are approved at a meeting that has come
ALWAYS = ("access", "meetings")  # whose acts every script has
ROOMS_EACH = 3  # of the others
NEEDS = {"released": ("intelligence", "intelligence_unit"), "intelligence_unit": ("intelligence",)}  # come with it
DRAWS, TRIES = 60, 4  # for one act: of the model, where many need what does not stand yet; of the portal


@dataclass(frozen=True)
class Act:
    """One act of a script: what is done, by whom, to which thing, with what."""

    label: int
    name: str
    by: str
    subject: int  # the thing that it makes or changes
    makes: bool
    said: dict[str, Any] = field(default_factory=dict)
    also: tuple[int, ...] = ()  # other things that it makes or changes: it is done while any of them is seen
    needs: tuple[int, ...] = ()  # the other ends of a reference: it is not done without them


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
    """Draw and do a script, keeping the acts that the portal allowed.

    Of the rooms' acts it has those of a few, so that what takes several acts in a row comes about.
    """
    begin(play)
    random, model, script = Random(seed), Model(), []  # noqa: S311 - repeatable on purpose
    kinds, done = _drawn_from(random), Counter[str]()
    for label in range(1, length + 1):
        for one in islice(_draws(kinds, done, random, model, label), TRIES):
            if _done(play, one):
                KINDS[one.name].tell(model, one)
                script.append(one)
                done[one.name] += 1
                break
    return script, model


def play_story(names: Iterable[str], seed: int, play: Play) -> tuple[list[Act], Model]:
    """Do these acts in this order, each of them drawn until the portal lets it be done."""
    begin(play)
    random, model, script = Random(seed), Model(), []  # noqa: S311 - repeatable on purpose
    for label, name in enumerate(names, 1):
        drawn = (KINDS[name].draw(random, model, label) for _ in range(DRAWS))
        one = next(one for one in drawn if one is not None and _done(play, one))
        KINDS[name].tell(model, one)
        script.append(one)
    return script, model


def _draws(kinds: list[str], done: Counter[str], random: Random, model: Model, label: int) -> Iterator[Act]:
    """Acts that the model allows; what was done least comes first, most times: so a script gets somewhere."""
    weights = [KINDS[name].often / (1 + done[name]) ** 2 for name in kinds]
    for name in random.choices(kinds, weights, k=DRAWS):
        drawn = KINDS[name].draw(random, model, label)
        if drawn is not None:
            yield drawn


def _drawn_from(random: Random) -> list[str]:
    of = {name: kind.do.__module__.rpartition(".")[2] for name, kind in KINDS.items()}
    some = random.sample(sorted({*of.values()} - {*ALWAYS}), ROOMS_EACH)
    rooms = {*ALWAYS, *some, *(other for room in some for other in NEEDS.get(room, ()))}
    return [name for name, room in of.items() if room in rooms]


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
    play.frozen.begin(-1)  # whose ids are not those of the world's own people
    told_intelligence.unit(play.world, "second")  # who lets out what the officer wrote
    play.frozen.begin(0)
    chain.append([chain.Act("begin", None, None)])  # the chain's head is made with its first entry: before any page
    with gathering():
        told_intelligence.desk(play.world)  # the police are the force, and their officer is of its unit
        told_intelligence.of_unit(play.world, "officer")
        practice = things.make(Practice, home=None, audience=audiences.public(), by=None, body=play.world.body)
        later = things.make(
            Meeting, home=practice.thing, audience=audiences.public(), by=None, body=play.world.body, date=LATER
        )
    play.things[0], play.rows[0], play.later = practice.thing, practice, later


def without_hidden(script: list[Act], model: Model, reader: str | None) -> tuple[list[Act], set[int]]:
    """The script less every act hidden from a reader, and which things are left as skeletons.

    Hidden is what they cannot read at its end, unless something that they see prints it (a release, a pack): that is
    kept whole. Of what they see the stub of, and of what a thing that they see sits in, was made of or rests on, a
    skeleton is kept.
    """
    shown = _closed({0} | {handle for handle in model.nodes if model.sees(reader, handle)}, _printed(model))
    stubs = {handle for handle in model.nodes if model.sees_stub(reader, handle)}
    skeletons = _closed(shown | stubs, _beneath(model)) - shown
    kept = []
    for one in script:
        of = {one.subject, *one.also}
        skeleton = of & skeletons and (one.makes or one.said.get("skeleton", False))
        if (of & shown or skeleton) and shown | skeletons >= {*one.needs}:
            kept.append(one)
    return kept, skeletons


def _printed(model: Model) -> Callable[[int], Iterable[int]]:
    return lambda handle: model.nodes[handle].drew_from if handle else ()


def _beneath(model: Model) -> Callable[[int], Iterable[int]]:
    """What must stand, blank at least, for a thing to be made as it was."""

    def of(handle: int) -> Iterable[int]:
        node = model.nodes.get(handle)
        if node is None:
            return ()
        return {*_homes(model, handle), *node.rests_on, *(() if node.about is None else (node.about,))}

    return of


def _closed(found: set[int], of: Callable[[int], Iterable[int]]) -> set[int]:
    """These, and all that they lead to."""
    waiting = list(found)
    while waiting:
        more = {*of(waiting.pop())} - found
        found |= more
        waiting += more
    return found


def _homes(model: Model, handle: int) -> list[int]:
    return [node.handle for node in model.chain(handle)[1:]]


def _done(play: Play, one: Act) -> bool:
    play.frozen.begin(one.label)
    try:
        with transaction.atomic(), gathering():
            KINDS[one.name].do(play, one)
    except (Refused, Http404):  # not found: it would be composed by whom the meeting itself is hidden from
        return False
    return True


def made(model: Model, one: Act, *, handle: int | None = None, **fields: Any) -> Node:
    """Tell the model of a new thing: the act's subject, or another that it makes beside it."""
    handle = one.subject if handle is None else handle
    node = Node(handle=handle, maker=one.by, words=words_of(one.label), **fields)
    model.nodes[handle] = node
    return node


def tell_nothing(model: Model, one: Act) -> None:
    """Who sees what stays as it was."""


def keeps(play: Play, one: Act, row: Any, handle: int | None = None) -> None:
    """Keep the portal's row for what an act made."""
    handle = one.subject if handle is None else handle
    play.rows[handle], play.things[handle] = row, row.thing


def one_of(random: Random, found: Iterable[Node]) -> Node | None:
    """One thing of those found, where there are any."""
    nodes = list(found)
    return random.choice(nodes) if nodes else None
