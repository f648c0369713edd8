"""What is derived inherits every source's lock: the audience of something that comes from elsewhere."""

from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.reach import Reach, reach_of
from commonweal.portal.access.verbs import audiences
from commonweal.portal.meetings.rules.carrying import NoCommonReaders


def inherited(source: Thing, home: Thing) -> Audience:
    """The audience that makes a new thing in `home` no more visible than its source, once that is out."""
    there = [reach_of(audience) for audience in home.lock.audiences.all()]
    wanted = [reach_of(audience) for audience in source.lock.audiences.exclude(kind="drafts").order_by("key")]
    adding = [reach for reach in wanted if not any(reach.covers(inner) for inner in there)]
    needed = [reach for n, reach in enumerate(adding) if not _said_by_another(reach, n, adding)]
    if not needed:
        return audiences.public()
    narrowest = needed[0]
    for reach in needed[1:]:
        narrowest = _both(narrowest, reach)
    return audiences.of(narrowest.kind, narrowest.ids)


def _said_by_another(reach: Reach, at: int, reaches: list[Reach]) -> bool:
    return any(
        n != at and reach.covers(other) and (not other.covers(reach) or n < at) for n, other in enumerate(reaches)
    )


def _both(one: Reach, other: Reach) -> Reach:
    shared = Reach(one.kind, one.ids & other.ids)
    if one.kind != other.kind or not shared.ids:
        raise NoCommonReaders(
            "What this comes from is for two different circles of readers.",
            "Add it by hand, and choose who it is for.",
        )
    return shared
