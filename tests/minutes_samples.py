"""Where minutes to test with lie: made-up ones here, the two real ones beside the project."""

from pathlib import Path

from commonweal.minutes import GENERAL, Profile, read
from commonweal.minutes.model import Item, MeetingRecord
from real_data import SHARED

MADE_UP = Path(__file__).parent / "made_up_minutes"
REAL_2019 = SHARED / "minutes" / "ssp-2019-10-15.txt"
REAL_2024 = SHARED / "minutes" / "ssp-2024-03-28.txt"


def made_up(name: str, profile: Profile = GENERAL) -> MeetingRecord:
    """The record of one of the made-up minutes."""
    return read((MADE_UP / f"{name}.txt").read_text(encoding="utf-8"), profile)


def item_of(*paragraphs: str, title: str = "Town Centre", before: str = "") -> Item:
    """The last item of minutes made of these paragraphs."""
    head = (
        "Tallow Safer Board\n\nA meeting of Tallow Safer Board was held on Tuesday 3 March 2020.\n\nPresent: Ann Lee.\n"
    )
    text = "\n\n".join([head, before, f"TSB/7/19 {title}", *paragraphs, "TSB/8/19 Any Other Business", "None."])
    return next(i for i in read(text).items if i.number_as_printed == "TSB/7/19")


def minutes_of(*paragraphs: str, title: str = "Town Centre") -> MeetingRecord:
    """Minutes whose one item of business holds these paragraphs."""
    head = (
        "Tallow Safer Board\n\nA meeting of Tallow Safer Board was held on Tuesday 3 March 2020.\n\nPresent: Ann Lee.\n"
    )
    return read("\n\n".join([head, f"TSB/7/19 {title}", *paragraphs, "TSB/8/19 Any Other Business", "None."]))
