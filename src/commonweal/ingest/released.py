"""When a file was published: as stated with --released, else presumed from the newest month beside it.

Why a date is presumed at all: docs/adr/0002-release-dates-presumed.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from commonweal.errors import EditionRefused
from commonweal.figures import Month


@dataclass(frozen=True, slots=True)
class Released:
    """What --released said: a date for everything, and dates for folders, which go before it."""

    everywhere: date | None = None
    folders: tuple[tuple[PurePosixPath, date], ...] = ()

    @classmethod
    def parse(cls, options: Sequence[str]) -> "Released":
        """Read `2026-01-31` and `FOLDER=2026-01-31`. Raises EditionRefused on what is neither."""
        everywhere: date | None = None
        folders = []
        for option in options:
            folder, equals, day = option.rpartition("=")
            if equals:
                folders.append((PurePosixPath(folder.strip("/")), _date(day, option)))
            elif everywhere is None:
                everywhere = _date(day, option)
            else:
                raise EditionRefused("Two dates are given for everything.", "Give each folder its own: FOLDER=DATE.")
        return cls(everywhere, tuple(folders))

    def stated(self, path: PurePosixPath) -> date | None:
        """The date said for a file: the longest folder that it lies in wins, then the date for everything."""
        folders = [(len(folder.parts), day) for folder, day in self.folders if _lies_in(path, folder)]
        return max(folders, key=lambda f: f[0])[1] if folders else self.everywhere

    def check_folders(self, paths: Iterable[PurePosixPath]) -> None:
        """Raises EditionRefused where a folder named holds none of the files: a slip of the pen would date nothing."""
        paths = tuple(paths)
        for folder, _ in self.folders:
            if not any(_lies_in(path, folder) for path in paths):
                raise EditionRefused(
                    f"No file lies in a folder {folder}, which --released names.",
                    "Write the folder as the archive has it.",
                )


def presumed(months: Iterable[Month]) -> date:
    """The end of the month after the newest: an archive cannot have been published before its newest month ended."""
    return (max(months) + 1).last_day


def _lies_in(path: PurePosixPath, folder: PurePosixPath) -> bool:
    above, wanted = path.parts[:-1], folder.parts
    return any(above[i : i + len(wanted)] == wanted for i in range(len(above) - len(wanted) + 1))


def _date(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise EditionRefused(
            f"'{option}' holds no date.", "Write --released 2026-01-31 or FOLDER=2026-01-31."
        ) from None
