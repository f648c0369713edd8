"""Words of addresses: kinds of streets and places, what is a part of a house, what says only what something is near."""

SHORT = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close", "dr": "drive",
    "cres": "crescent", "ct": "court", "pl": "place", "sq": "square", "terr": "terrace", "ter": "terrace",
    "tce": "terrace", "gdns": "gardens", "gr": "grove", "wy": "way",
}  # fmt: skip
# What ends a street's name and, alone, next to no town's.
STREETS = frozenset("street road avenue lane close drive crescent terrace mews row way".split())
UNITS = frozenset("flat apartment apt unit room studio suite bedsit maisonette block plot".split())
FLOORS = (
    "basement", "ground floor", "first floor", "second floor", "third floor", "top floor", "upper floor",
    "lower floor", "upper flat", "lower flat", "annexe", "annex",
)  # fmt: skip
NEAR = frozenset(
    "above adjacent alongside behind below beneath beside between near nearby next opposite outside rear under "
    "underneath".split()
)
WITHIN = frozenset("around at back by corner end in inside off on over round to".split())
# Words that many places of one kind share: a name of these alone tells none from another.
KINDS = frozenset(
    "a allotment allotments alley alleyway and area back bakery bank bar beach beck bench bookmakers bridge building "
    "bungalow bus business butchers cafe car carpark cash cemetery centre chapel chemist chip chippy church city "
    "clinic club college common community corner cottage council crossroads derelict east empty end entrance estate "
    "farm field fields filling fish flat flats footbridge footpath front garage garages garden gardens gate grass "
    "graveyard green ground grounds gym gymnasium hall health high hill hospital hostel hotel house houses industrial "
    "junction kebab kiosk lake land lane large launderette leisure library local lodge long lower machine main mini "
    "multi multistorey new nightclub north off offices old open parade park path pavilion petrol pharmacy pitch pizza "
    "place play playground playing pond post pub public quay railway rec recreation retail river road roundabout "
    "school shelter shop shopping shops short site skate skatepark slip small south space square stairs stairwell "
    "station stay stop storage store storey street subway sub supermarket surgery takeaway taxi the tip toilet "
    "toilets town track train trees tunnel underpass unit upper village walk wall warehouse waste water way west wood "
    "woodland woods yard".split()
)
