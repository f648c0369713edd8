"""Invented names. No ward, street or station here is meant for a real one."""

import numpy as np

WARDS = (
    "Tallow Town", "Candlewick", "Kiln & Cooperage", "Ropewalk", "Chandlers Field", "Tannery Bridge", "Beacon Moor",
    "Osier Bank", "Kilnside", "Larkhope", "Quarrendale", "Fennick", "Mossgarth", "Dunnock Hill", "Hollowmere",
    "Ashgarth", "Brackenby", "Cindermill", "Wherry Lane", "Stonegate & Priory", "Thistlewood", "Gorsedale",
    "Harbour & Staithes", "Oxlow & Sandlings",
)  # fmt: skip

# Wards of the neighbouring districts: the district's name and one of these.
QUARTERS = ("Central", "North", "South", "East", "West", "Moor", "Vale", "Park", "Hill", "Quay")

# Where police.uk snaps to something that is not a street; first what a town centre has, then what estates have.
CENTRE_PLACES = (
    "Supermarket", "Shopping Area", "Parking Area", "Police Station", "Nightclub", "Bus/Coach Station",
    "Pedestrian Subway",
)  # fmt: skip
ESTATE_PLACES = ("Parking Area", "Supermarket", "Petrol Station", "Park/Open Space", "Sports/Recreation Area")

_FIRST = (
    "Alder Amber Anvil Barley Bellows Bobbin Bracken Brazier Bulrush Cask Clover Cobble Cooper Curlew Damson Dovecote "
    "Driftwood Elder Farrier Fern Flax Furlong Gable Garnet Gorse Granary Hawthorn Hazel Heron Hornbeam Ivory Jasmine "
    "Juniper Kestrel Lantern Larch Linnet Loom Madder Marram Medlar Millrace Nettle Oakum Osprey Paddock Pewter "
    "Plover Quill Quince Redstart Rowan Saddler Samphire Sedge Shuttle Sorrel Spindle Teasel Thimble Tinder "
    "Turnstone Umber Verger Wainwright Wax Weir Wicker Wren Yarrow"
).split()
_LAST = "Street Road Close Avenue Drive Gardens Terrace Court Lane Grove Crescent Way Walk Mews Green".split()


def streets(count: int, rng: np.random.Generator) -> list[str]:
    """`count` street names, no two alike while the words last, then with East, West, North and South before them."""
    pairs = [f"{first} {last}" for first in _FIRST for last in _LAST]
    order = rng.permutation(len(pairs))
    wings = ("", "East ", "West ", "North ", "South ", "Upper ", "Lower ", "Old ", "New ")
    return [wings[i // len(pairs) % len(wings)] + pairs[order[i % len(pairs)]] for i in range(count)]
