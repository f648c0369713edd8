"""Finds the files in what a user points at: a zip as published (zips inside it too), a folder, or a loose CSV.

A member is read into memory, never written to disk under a name of its own. Names are listed before anything is read,
so that an archive which reaches outside itself is refused whole.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO
from zipfile import ZipInfo

from commonweal.errors import ArchiveRefused, FileRefused
from commonweal.sources.police_uk import zips
from commonweal.sources.police_uk.names import PATTERN_IN_WORDS, FileName

NESTING_LIMIT = 3  # zips inside one another; the publisher's own has one, a download wrapped by a share two


@dataclass(frozen=True, slots=True)
class Member:
    """A street or outcomes file. `path` is where it lies inside what was given, the given name first."""

    path: PurePosixPath
    name: FileName
    size: int
    _source: Path | tuple[zips.Zip, ZipInfo] = field(repr=False)

    def read(self) -> bytes:
        """Its bytes, at most `zips.MEMBER_LIMIT` of them. Raises FileRefused where it cannot be read."""
        if isinstance(self._source, Path):
            return _read_file(self._source)
        archive, info = self._source
        return archive.read(info)


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was found and not read, with the reason in a few words."""

    path: PurePosixPath
    why: str


class Archive:
    """What one PATH holds. A context manager, for the zips stay open until their members are read."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self.left: list[Left] = []
        self._open = ExitStack()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _sort_in(self, path: PurePosixPath, size: int, source: Path | tuple[zips.Zip, ZipInfo]) -> None:
        name = FileName.parse(path.name)
        if name is None:
            self.left.append(Left(path, "not a street or outcomes file"))
        elif name.dataset is None:
            self.left.append(Left(path, name.kind))
        else:
            self.members.append(Member(path, name, size, source))

    def _add_zip(self, file: IO[bytes], label: PurePosixPath, depth: int = 1) -> None:
        if depth > NESTING_LIMIT:
            raise ArchiveRefused(
                f"{label} lies {depth} zips deep.",
                f"Unpack it: at most {NESTING_LIMIT} zips inside one another are read.",
            )
        archive = self._open.enter_context(zips.Zip(file, str(label)))
        for info in archive.members():
            path = label / info.filename
            if path.suffix.lower() == ".zip":
                inner: IO[bytes] = TemporaryFile()  # noqa: SIM115  it has no name on disk; the stack closes it
                self._open.enter_context(inner)
                archive.copy(info, inner)
                self._add_zip(inner, path, depth + 1)
            else:
                self._sort_in(path, info.file_size, (archive, info))

    def _add_folder(self, folder: Path) -> None:
        for file in _files(folder):
            path = PurePosixPath(folder.name or "folder", *file.relative_to(folder).parts)
            if file.is_symlink():
                self.left.append(Left(path, "a link, which is not followed"))
            elif not file.is_file():
                self.left.append(Left(path, "not an ordinary file"))
            else:
                self._add_file(file, path)

    def _add_file(self, file: Path, path: PurePosixPath) -> None:
        if zips.looks_like_zip(file):
            self._add_zip(self._open.enter_context(file.open("rb")), path)
        else:
            self._sort_in(path, file.stat().st_size, file)


def open_archive(path: Path) -> Archive:
    """List what a path holds, in the order of names, which is that of months. Raises FileRefused or ArchiveRefused."""
    archive = Archive()
    try:
        _fill(archive, path)
    except OSError as failure:
        archive._open.close()
        raise FileRefused(
            f"{path} cannot be read ({failure.strerror}).", "Check its name and who may read it."
        ) from None
    except BaseException:
        archive._open.close()
        raise
    archive.members.sort(key=lambda m: m.path)
    return archive


def _fill(archive: Archive, path: Path) -> None:
    if path.is_dir():
        archive._add_folder(path.absolute())
    elif not path.exists():
        raise FileRefused(f"There is no file or folder {path}.", "Check its name.")
    elif not path.is_file():
        raise FileRefused(f"{path} is not an ordinary file.", "Give a zip, a folder or a CSV file.")
    elif path.stat().st_size == 0:
        raise FileRefused(f"{path.name} is empty.", "Fetch it from the publisher again.")
    else:
        archive._add_file(path, PurePosixPath(path.name))
    if not archive.members:
        raise FileRefused(
            f"{path.name} holds no street or outcomes file of police.uk.", f"Their names are like {PATTERN_IN_WORDS}."
        )


def _files(folder: Path) -> Iterator[Path]:
    def fail(failure: OSError) -> None:
        raise failure

    for here, folders, files in os.walk(folder, followlinks=False, onerror=fail):
        links = [f for f in folders if stat.S_ISLNK(os.lstat(Path(here, f)).st_mode)]
        yield from (Path(here, name) for name in sorted([*files, *links]))


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(zips.MEMBER_LIMIT + 1)
    if len(content) > zips.MEMBER_LIMIT:
        raise zips.too_large(path.name)
    return content
