"""A file's bytes, unpacked where it is packed: a small file cannot fill the memory."""

import gzip
import zlib
from pathlib import Path

from commonweal.errors import ArchiveRefused, FileRefused

GZIP = b"\x1f\x8b"
STEP = 4_000_000  # bytes unpacked at a time


def unpacked(path: Path, limit: int) -> bytes:
    """The bytes, unpacked where the first ones say that they are gzipped, whatever the name.

    Raises FileRefused for more than `limit` bytes, ArchiveRefused for a file that is cut off.
    """
    parts, size = [], 0
    try:
        with path.open("rb") as plain:
            packed = plain.read(2) == GZIP
            plain.seek(0)
            stream = gzip.GzipFile(fileobj=plain) if packed else plain
            while part := stream.read(STEP):
                size += len(part)
                if size > limit:
                    what = "unpacks to more than" if packed else "is larger than"
                    raise FileRefused(f"{path.name} {what} {limit // 1_000_000} MB.", "Split the table by year.")
                parts.append(part)
    except (EOFError, gzip.BadGzipFile, zlib.error) as broken:
        raise ArchiveRefused(f"{path.name} is cut off or damaged.", "Fetch it again from its publisher.") from broken
    return b"".join(parts)
