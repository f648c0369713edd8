"""One police force under its many names: `Cleveland Police`, `Cleveland`, `cleveland`, `Devon & Cornwall Police`.

police.uk prints a force's full name in `Falls within` and a slug in the name of its file; ONS names the police force
area. No list of forces is needed: what is left of a name without the words that any force may carry is its own.
"""

from collections.abc import Iterable

from commonweal.geography.names import fold

ANY_FORCE = frozenset("and area constabulary force heddlu of police service the".split())


def force_key(name: str) -> str:
    """The words that are a force's own, in alphabetical order; the words that all forces share where none are."""
    words = fold(name).split()
    return " ".join(sorted(set(words) - ANY_FORCE) or sorted(set(words)))


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split())


def same_force(one: str, other: str) -> bool:
    """Whether two names are of one force: the same own words, or one is the other's initials (`btp`)."""
    if not fold(one) or not fold(other):
        return False
    return force_key(one) == force_key(other) or fold(one) == _initials(other) or fold(other) == _initials(one)


def match_force(name: str, forces: Iterable[str]) -> str | None:
    """Which of the forces a name means; None for none or more than one.

    A force that has taken more of its area into its name (`Hampshire and Isle of Wight`) is still the one force of
    which all own words stand in the new name.
    """
    forces = tuple(forces)
    exact = [f for f in forces if same_force(name, f)]
    if exact:
        return exact[0]
    words = set(force_key(name).split())
    longer = [f for f in forces if force_key(f) and set(force_key(f).split()) <= words]
    return longer[0] if len(longer) == 1 else None
