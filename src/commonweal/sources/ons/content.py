"""The bytes of one published file, unpacked within a limit.

A file is taken for what its first bytes say, never for its name. A small compressed file can hold more than a machine
has memory for, so unpacking stops at `LIMIT`.
"""

import gzip
import hashlib
import lzma
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from commonweal.errors import FileRefused, NotRecognised

LIMIT = 512 * 1024 * 1024  # bytes once unpacked: full-detail outlines of every LSOA of England and Wales fit
STEP = 4 * 1024 * 1024
GZIP, XZ, ZIP = b"\x1f\x8b", b"\xfd7zXZ\x00", b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it reached us: its name, the SHA-256 of its stored bytes, and its text."""

    name: str
    sha256: str
    text: str


def _all_of(stream: BinaryIO, name: str, limit: int) -> bytes:
    parts, size = [], 0
    while part := stream.read(STEP):
        size += len(part)
        if size > limit:
            raise FileRefused(
                f"{name} unpacks to more than {limit // 1_048_576} MiB.", "Give a generalised or smaller file."
            )
        parts.append(part)
    return b"".join(parts)


def _unpacked(path: Path, limit: int) -> bytes:
    with path.open("rb") as stream:
        start = stream.read(6)
    if start.startswith(ZIP):
        raise NotRecognised(f"{path.name} is a zip archive.", "Unpack it and give the files in it.")
    try:
        if start.startswith(GZIP):
            with gzip.open(path) as packed:
                return _all_of(cast(BinaryIO, packed), path.name, limit)
        if start.startswith(XZ):
            with lzma.open(path) as packed:
                return _all_of(cast(BinaryIO, packed), path.name, limit)
        with path.open("rb") as plain:
            return _all_of(plain, path.name, limit)
    except (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error) as broken:
        raise FileRefused(f"{path.name} is cut off or damaged.", "Fetch it again from its publisher.") from broken


def _decoded(data: bytes, name: str) -> str:
    if b"\x00" in data[:4096]:
        raise NotRecognised(f"{name} is not text.", "Give it as CSV, GeoJSON or TopoJSON.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # older ONS files


def read_content(path: Path, limit: int = LIMIT) -> Content:
    """Read and unpack one file (plain, gzip or xz). FileRefused where it is damaged, empty, too large or not text."""
    try:
        data = _unpacked(path, limit)
        with path.open("rb") as stored:
            sha256 = hashlib.file_digest(stored, "sha256").hexdigest()
    except OSError as trouble:
        raise FileRefused(
            f"{path.name} cannot be read ({trouble.strerror}).", "Check that it exists and may be read."
        ) from trouble
    if not data.strip():
        raise FileRefused(f"{path.name} is empty.", "Fetch it again from its publisher.")
    return Content(path.name, sha256, _decoded(data, path.name))
