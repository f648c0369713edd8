"""A zip from outside: refused where it is cut off, locked, too large, or reaches outside itself."""

import shutil
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from commonweal.errors import ArchiveRefused

MIB = 2**20
MEMBER_LIMIT = 256 * MIB  # the largest month of the largest force is about a tenth of this
ZIP_LIMIT = 8 * 1024 * MIB  # a zip inside a zip; the publisher's whole archive is below 2 GiB
TOTAL_LIMIT = 64 * 1024 * MIB  # three years of all forces unpack to about 10 GiB
COUNT_LIMIT = 100_000  # three years of all forces are about 5,000 files
RATIO_LIMIT = 200  # such tables shrink to a fifth or a tenth
RATIO_FREE = MIB  # below this size the ratio means nothing
LOCKED = 0x1  # the bit of a member's flags that says it is encrypted
AGAIN = "Fetch it from the publisher again."


def looks_like_zip(path: Path) -> bool:
    """By its name, or by its first bytes."""
    if path.suffix.lower() == ".zip":
        return True
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def too_large(name: str) -> ArchiveRefused:
    """The refusal of a member beyond its limit."""
    return ArchiveRefused(
        f"{name} is larger than {MEMBER_LIMIT // MIB} MiB, and no file of police.uk is.", "Check where it comes from."
    )


class Zip:
    """An open zip, and the name that messages call it by. Several threads may read its members at once."""

    def __init__(self, file: IO[bytes], label: str) -> None:
        self.label = label
        with self._plainly(label):
            self._zip = ZipFile(file)

    def __enter__(self) -> "Zip":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def members(self) -> list[ZipInfo]:
        """The files in it, all checked. Raises ArchiveRefused for the whole zip where one is unsound."""
        infos = [i for i in self._zip.infolist() if not i.is_dir()]
        if not infos:
            raise ArchiveRefused(f"{self.label} is an empty zip.", AGAIN)
        if len(infos) > COUNT_LIMIT or sum(i.file_size for i in infos) > TOTAL_LIMIT:
            raise ArchiveRefused(f"{self.label} unpacks to more than any archive of police.uk.", "Check its source.")
        for info in infos:
            self._check(info)
        return infos

    def read(self, info: ZipInfo) -> bytes:
        """A member's bytes. What the zip declares is not relied on: reading stops at the limit."""
        with self._plainly(f"{info.filename} in {self.label}"), self._zip.open(info) as member:
            content = member.read(MEMBER_LIMIT + 1)
        if len(content) > MEMBER_LIMIT:
            raise too_large(info.filename)
        return content

    def copy(self, info: ZipInfo, to: IO[bytes]) -> None:
        """Copy a zip inside this zip, piece by piece, to a file without a name."""
        with self._plainly(f"{info.filename} in {self.label}"), self._zip.open(info) as member:
            shutil.copyfileobj(member, to, MIB)
        to.seek(0)

    def _check(self, info: ZipInfo) -> None:
        name, path = info.orig_filename, PurePosixPath(info.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or name[1:2] == ":":
            raise ArchiveRefused(f"{self.label} holds a file that reaches outside it ({name!r}).", "Do not trust it.")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ArchiveRefused(f"{self.label} holds a link ({name}).", "Fetch the archive as its publisher made it.")
        if info.flag_bits & LOCKED:
            raise ArchiveRefused(f"{self.label} is locked with a password.", "Unlock it and save it without one.")
        limit = ZIP_LIMIT if path.suffix.lower() == ".zip" else MEMBER_LIMIT
        swollen = info.file_size > max(RATIO_FREE, RATIO_LIMIT * info.compress_size)
        if info.file_size > limit or swollen:
            raise ArchiveRefused(
                f"{name} in {self.label} unpacks to {info.file_size // MIB:,} MiB.", "Do not trust it."
            )

    @contextmanager
    def _plainly(self, what: str) -> Iterator[None]:
        try:
            yield
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as failure:
            unknown = isinstance(failure, NotImplementedError)
            why = "is packed in a way that is not known here" if unknown else "is cut off or damaged"
            raise ArchiveRefused(f"{what} {why}.", AGAIN) from None
