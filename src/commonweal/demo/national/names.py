"""Invented names of districts, forces and regions: none is meant for a real one."""

import numpy as np

_FIRST = (
    "Amber Anvil Bellow Bobbin Brazier Bulrush Candle Cask Clover Cobble Damson Dovecote Driftwood Dunnock Farrier "
    "Flax Furlong Garnet Granary Hornbeam Ivory Jasmine Juniper Lantern Linnet Loom Madder Marram Medlar Nettle Oakum "
    "Osier Paddock Pewter Plover Quarren Quill Quince Redstart Saddler Samphire Shuttle Sorrel Spindle Teasel Thimble "
    "Tinder Turnstone Umber Verger Wherry Wicker"
).split()
_LAST = ("garth", "hithe", "mere", "staithe", "fell", "combe", "stead", "holm")
_REGIONS = ("Seaboard", "Uplands", "Levels", "Marches", "Wolds")


def districts(count: int, rng: np.random.Generator) -> tuple[str, ...]:
    """`Quillmere`, `Candlegarth`: no two alike. At most as many as there are pairs, which is 416."""
    pairs = [first + last for first in _FIRST for last in _LAST]
    return tuple(pairs[i] for i in rng.permutation(len(pairs))[:count])


def forces(count: int) -> tuple[str, ...]:
    """`Ambershire`: each word stands in one force only, so that no two are taken for one another."""
    return tuple(f"{first}shire" for first in _FIRST[:count])


def regions() -> tuple[tuple[str, str], ...]:
    """Code and name of each of ten."""
    called = [f"{side} {land}" for side in ("Nearer", "Further") for land in _REGIONS]
    return tuple((f"E12980{1 + i:03d}", name) for i, name in enumerate(called))
