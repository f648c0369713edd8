"""Zip and gzip files whose bytes depend on their content alone: no clock, no name of this machine."""

import gzip
import zipfile
from collections.abc import Iterable
from pathlib import Path

STAMP = (2026, 1, 1, 0, 0, 0)


def write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Files by name, in the order given."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content, compresslevel=1)


def write_text(path: Path, text: str) -> None:
    """UTF-8; packed where the name ends in .gz."""
    raw = text.encode()
    path.write_bytes(gzip.compress(raw, compresslevel=6, mtime=0) if path.suffix == ".gz" else raw)
