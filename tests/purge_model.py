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
    about: int | None = None  # what a release was made of
    drew_from: frozenset[int] = frozenset()  # what a release prints
    reach: Audience = PUBLIC
    state: str = ""
    settled: bool = False
    stubbed: bool = False  # its stub is shown
    draft: bool = False  # for partners at most, whoever it is for
    called: bool = False  # a meeting whose agenda was drafted
    numbered: bool = False  # an item that is printed on an agenda
    lets_out: frozenset[int] = frozenset()  # drafts that a release of minutes let out


@dataclass
class Model:
    """All things of a script as they are at its end."""

    nodes: dict[int, Node] = field(default_factory=dict)

    def sees(self, reader: str | None, handle: int) -> bool:
        """Whether a reader may read a thing: they are of every audience from it up to its root."""
        at: int | None = handle
        while at is not None:
            if not is_of(reader, self.nodes[at].audience) or (self.nodes[at].draft and reader not in PARTNERS):
                return False
            at = self.nodes[at].home
        return True

    def sees_stub(self, reader: str | None, handle: int) -> bool:
        """Whether a reader sees a thing's stub: not the thing, but what it sits in."""
        node = self.nodes[handle]
        if not node.stubbed or node.home is None or self.sees(reader, handle):
            return False
        return self.sees(reader, node.home) and (not node.draft or reader in PARTNERS)


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
