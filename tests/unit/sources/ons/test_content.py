import gzip
import lzma
import zipfile
from pathlib import Path

import pytest

from commonweal.errors import FileRefused, NotRecognised
from commonweal.sources.ons.content import read_content

TEXT = "CSP19CD,CSP19NM\nE1,Café\n"


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("a.csv", TEXT.encode()),
        ("bom.csv", TEXT.encode("utf-8-sig")),
        ("old.csv", TEXT.encode("cp1252")),
        ("packed.csv.gz", gzip.compress(TEXT.encode(), mtime=0)),
        ("name-says-nothing", lzma.compress(TEXT.encode())),
    ],
)
def test_the_same_text_however_it_is_stored(tmp_path: Path, name: str, stored: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(stored)
    content = read_content(path)
    assert (content.name, content.text) == (name, TEXT)
    assert len(content.sha256) == 64


@pytest.mark.parametrize(
    ("stored", "complaint"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (gzip.compress(b"x" * 5000, mtime=0)[:30], "cut off or damaged"),
        (lzma.compress(b"x" * 5000)[:40], "cut off or damaged"),
        (b"\x1f\x8b rubbish", "cut off or damaged"),
    ],
)
def test_broken_files_are_refused_in_a_sentence(tmp_path: Path, stored: bytes, complaint: str) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(stored)
    with pytest.raises(FileRefused, match=complaint):
        read_content(path)


def test_a_small_file_that_unpacks_to_a_flood_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"0" * 9_000_000))
    with pytest.raises(FileRefused, match="unpacks to more than 8 MiB"):
        read_content(path, limit=8 * 1024 * 1024)


def test_files_of_other_kinds_are_not_recognised(tmp_path: Path) -> None:
    picture, archive = tmp_path / "a.png", tmp_path / "a.zip"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with zipfile.ZipFile(archive, "w") as z:
        z.writestr("a.csv", TEXT)
    for path, complaint in ((picture, "is not text"), (archive, "is a zip archive")):
        with pytest.raises(NotRecognised, match=complaint):
            read_content(path)


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be read"):
        read_content(tmp_path / "nothing.csv")
