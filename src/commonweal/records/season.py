"""What a season is: the days of each year that a partnership sets, and what it looks at in them."""

from dataclasses import dataclass, field

from commonweal.records.activity import Activity

DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # 29 February comes round too seldom to start or end on
MOST_WEEKS = 12  # around a window: further off lies another season


@dataclass(frozen=True, slots=True)
class Look:
    """One source and what is counted of it.

    `dataset` is one of the store's (`police_uk.street`, `partner.fire`). `kinds` are nodes of the offence tree or the
    source's own words; none means all that it holds. `hours`: first and last hour of the day, both counted, such as
    (17, 23), or (22, 3) over midnight.
    """

    dataset: str
    title: str = ""
    kinds: tuple[str, ...] = ()
    hours: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """What it is called: its title, else its dataset."""
        return self.title or self.dataset


@dataclass(frozen=True, slots=True)
class Season:
    """`first` and `last` are (month, day), both counted; where `last` comes before `first` it ends in the next year.

    `weeks`: how many weeks before and after are held against it. `years`: how many earlier years at most are learned
    from. `wards`: names or codes, where it is a season of some wards alone.
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    looks: tuple[Look, ...]
    weeks: int = 4
    years: int = 5
    wards: tuple[str, ...] = ()
    aim: str = ""
    activities: tuple[Activity, ...] = field(default=())
