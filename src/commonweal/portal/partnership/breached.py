"""Passwords known from breaches, in a file that the workspace brings: looked up on this machine, told to nobody.

The file is the one that Have I Been Pwned gives away: a line a password, its SHA-1 in capitals and after a colon how
often it was seen, in the order of the hashes. It is some forty gigabytes, so it is searched where it lies.
"""

import hashlib
import os
import re
from pathlib import Path
from typing import BinaryIO

from commonweal.errors import WorkspaceRefused

HASH = re.compile(rb"[0-9A-F]{40}")
LETTERS = 40
SAMPLES = 64  # places that must stand in order


def stands_in(file: Path, password: str) -> bool:
    """Whether a password is one of the file's."""
    sought = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as lines:
        low, high = 0, _size(lines)
        while low < high:
            middle = (low + high) // 2
            found = _line_from(lines, middle)
            if found and found < sought:
                low = middle + 1
            else:
                high = middle
        return _line_from(lines, low) == sought


def check_fit(file: Path) -> None:
    """Raise WorkspaceRefused where a file cannot be read, holds something else, or is in another order."""
    try:
        with file.open("rb") as lines:
            size = _size(lines)
            seen = [_line_from(lines, size * part // SAMPLES) for part in range(SAMPLES)]
    except OSError as error:
        raise WorkspaceRefused(
            "The file that breached_passwords in portal.toml names cannot be read.",
            "Put it there, readable by the portal's own user, or take the setting out.",
        ) from error
    hashes = [one for one in seen if one]
    if not hashes or any(HASH.fullmatch(one) is None for one in hashes) or hashes != sorted(hashes):
        raise WorkspaceRefused(
            "The file that breached_passwords in portal.toml names is no list of SHA-1 hashes in their order.",
            "Fetch the SHA-1 edition of Pwned Passwords as one file, ordered by hash.",
        )


def _size(lines: BinaryIO) -> int:
    return lines.seek(0, os.SEEK_END)


def _line_from(lines: BinaryIO, at: int) -> bytes:
    """The hash of the first line that begins here or later; nothing at the end."""
    lines.seek(max(at - 1, 0))
    if at:
        lines.readline()
    return lines.readline().rstrip(b"\r\n").partition(b":")[0][: LETTERS + 1]
