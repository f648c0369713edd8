"""What should be seen, worked out a second time: small enough to be held against the one-page model by eye.

It shares no line with the portal: audiences are words and sets of names, a thing's lock is a walk to its root.
"""

from dataclasses import dataclass, field

PARTNERS = {
    "member": "Voluntary action",
    "officer": "Police",
    "fire": "Fire brigade",
    "chair": "Council",
    "clerk": "Council",
    "analyst": "Council",
    "governance": "Council",
}
READERS = (None, *PARTNERS, "administrator")
Audience = tuple[str, frozenset[str]]  # public, partners, agencies or people; the names
PUBLIC: Audience = ("public", frozenset())


@dataclass
class Node:
    """One thing of a script."""

    handle: int  # the label of the act that made it
    kind: str
    home: int | None
    audience: Audience
    face: str
    maker: str
    words: str  # unique: where they turn up, it was seen
    also_for: tuple[Audience, ...] = ()  # what it was derived from is for these alone, and so is this
    about: int | None = None  # what a release was made of
    tied: frozenset[int] = frozenset()  # other ends: who may not read these reads nothing of it
    drew_from: frozenset[int] = frozenset()  # what a release, or a pack, prints
    rests_on: frozenset[int] = frozenset()  # what must stand, if only as a skeleton, for this to be made
    reach: Audience = PUBLIC
    state: str = ""
    settled: bool = False
    stubbed: bool = False  # its stub is shown
    draft: bool = False  # for partners at most, whoever it is for
    called: bool = False  # a meeting whose agenda was drafted
    numbered: bool = False  # an item that is printed on an agenda
    only_linked: bool = False  # of somebody whom nothing but a link tells to be the one who asks
    lets_out: frozenset[int] = frozenset()  # drafts that a release of minutes let out


@dataclass
class Model:
    """All things of a script as they are at its end."""

    nodes: dict[int, Node] = field(default_factory=dict)

    def sees(self, reader: str | None, handle: int) -> bool:
        """Whether a reader may read a thing: they are of every audience from it up to its root."""
        at: int | None = handle
        while at is not None:
            node = self.nodes[at]
            if not all(is_of(reader, one) for one in (node.audience, *node.also_for)):
                return False
            if node.draft and reader not in PARTNERS:
                return False
            if not all(self.sees(reader, end) for end in node.tied):
                return False
            at = self.nodes[at].home
        return True

    def sees_stub(self, reader: str | None, handle: int) -> bool:
        """Whether a reader sees a thing's stub: not the thing, but what it sits in."""
        node = self.nodes[handle]
        if not node.stubbed or node.home is None or self.sees(reader, handle):
            return False
        return self.sees(reader, node.home) and (not node.draft or reader in PARTNERS)

    def chain(self, handle: int) -> list[Node]:
        """A thing and its homes, up to its root."""
        found, at = [], self.nodes.get(handle)
        while at is not None:
            found.append(at)
            at = None if at.home is None else self.nodes[at.home]
        return found

    def audiences(self, handle: int) -> list[Audience]:
        """Every audience of a thing and of its homes, but for everyone."""
        nodes = self.chain(handle)
        found = [one for node in nodes for one in (node.audience, *node.also_for)]
        ends = [one for node in nodes for end in sorted(node.tied) for one in self.audiences(end)]
        return [one for one in (*found, *ends) if one != PUBLIC]

    def over_links(self) -> dict[int, frozenset[int]]:
        """Records of whoever asks: those by their own name, and what confirmed links tie to these, by the way there.

        Each with the records on that way, all of which one must read to be told of the last: none where it is open.
        """
        known = [node for node in self.nodes.values() if node.kind == "known"]
        found = {node.handle: frozenset[int]() for node in known if not node.only_linked}
        ties = sorted((n for n in self.nodes.values() if n.kind == "tie" and n.state == "confirmed"), key=_by_handle)
        waiting = {*found}
        while waiting:
            near: dict[int, frozenset[int]] = {}
            for tie in ties:
                for end in tie.rests_on & waiting:
                    (beyond,) = tie.rests_on - {end}
                    if beyond not in found and beyond not in near:
                        near[beyond] = found[end] | {end}
            found |= near
            waiting = {*near}
        return found

    def all_see(self, reach: Audience, handle: int) -> bool:
        """Whether everyone of an audience may read a thing: then what is composed for them may print it."""
        drafts = reach == PUBLIC and any(node.draft for node in self.chain(handle))
        return not drafts and all(covers(one, reach) for one in self.audiences(handle))

    def seen_by_all(self, reach: Audience, *kinds: str) -> frozenset[int]:
        """The things that everyone of an audience may read: of some kinds, or of all."""
        found = (handle for handle, node in self.nodes.items() if not kinds or node.kind in kinds)
        return frozenset(handle for handle in found if self.all_see(reach, handle))


def _by_handle(node: Node) -> int:
    return node.handle


def is_of(reader: str | None, audience: Audience) -> bool:
    """Whether a reader is of an audience. Residents and administrators are of the public alone."""
    kind, names = audience
    if kind == "public":
        return True
    if reader not in PARTNERS:
        return False
    return kind == "partners" or PARTNERS[reader] in names or (kind == "people" and reader in names)


def covers(wide: Audience, narrow: Audience) -> bool:
    """Whether all of `narrow` are of `wide`, by who they are."""
    if wide[0] == "public" or narrow[0] == "public":
        return wide[0] == "public"
    return all(is_of(reader, wide) for reader in PARTNERS if is_of(reader, narrow))
