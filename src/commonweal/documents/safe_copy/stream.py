"""An upload is counted as it arrives, so that a large one is refused before it is held anywhere."""

from collections.abc import Iterable, Iterator

from commonweal.errors import FileTooLarge

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE


def limit_stream(chunks: Iterable[bytes], limit: int = MAX_BYTES) -> Iterator[bytes]:
    """The chunks as they come; raises FileTooLarge at the first that passes the limit, and asks for no more."""
    so_far = 0
    for chunk in chunks:
        so_far += len(chunk)
        check_size(so_far, limit)
        yield chunk


def check_size(size: int, limit: int = MAX_BYTES) -> None:
    """Raise FileTooLarge where a size, told beforehand or counted, is above the limit."""
    if size > limit:
        raise FileTooLarge(
            f"The file is larger than {limit // MEGABYTE} MB.",
            "Make it smaller (pictures at a lower resolution, or the paper in parts) and upload it again.",
        )
