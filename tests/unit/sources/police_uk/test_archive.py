"""Finding the files: zips, zips inside zips, folders and loose files; and what is refused."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from commonweal.errors import ArchiveRefused, FileRefused
from commonweal.sources.police_uk import open_archive, zips
from police_uk_samples import STREET_NAME, packed, street, street_row, write

FILE = street([street_row()])
NOBODY = 65534


def found(path: Path) -> list[str]:
    with open_archive(path) as archive:
        assert all(m.read() == FILE for m in archive.members)
        return [str(m.path) for m in archive.members]


def test_a_zip_a_folder_and_a_loose_file(tmp_path: Path) -> None:
    packed_up = write(tmp_path / "a.zip", packed({STREET_NAME: FILE}))
    loose = write(tmp_path / "folder" / STREET_NAME, FILE)
    assert found(packed_up) == [f"a.zip/{STREET_NAME}"]
    assert found(tmp_path / "folder") == [f"folder/{STREET_NAME}"]
    assert found(loose) == [loose.name]
    assert len(found(tmp_path)) == 2


def test_zips_inside_zips_to_a_limit(tmp_path: Path) -> None:
    content = packed({STREET_NAME: FILE})
    for depth in range(2, zips_deep := 4):
        content = packed({f"{depth}.zip": content})
    assert found(write(tmp_path / "a.zip", content)) == [f"a.zip/{zips_deep - 1}.zip/2.zip/{STREET_NAME}"]
    with pytest.raises(ArchiveRefused, match="4 zips deep"):
        found(write(tmp_path / "b.zip", packed({"4.zip": content})))


def test_a_zip_by_its_first_bytes_whatever_its_name(tmp_path: Path) -> None:
    assert found(write(tmp_path / "download", packed({STREET_NAME: FILE})))


def test_other_kinds_are_named_and_left(tmp_path: Path) -> None:
    files = {STREET_NAME: FILE, "2024-03/2024-03-cleveland-stop-and-search.csv": b"", "README.txt": b"hello"}
    with open_archive(write(tmp_path / "a.zip", packed(files))) as archive:
        assert [(str(left.path), left.why) for left in archive.left] == [
            ("a.zip/2024-03/2024-03-cleveland-stop-and-search.csv", "stop-and-search"),
            ("a.zip/README.txt", "not a street or outcomes file"),
        ]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / STREET_NAME, FILE)
    write(tmp_path / "folder" / STREET_NAME, FILE)
    (tmp_path / "folder" / "2024-04-cleveland-street.csv").symlink_to(outside)
    (tmp_path / "folder" / "round").symlink_to(tmp_path / "folder", target_is_directory=True)
    with open_archive(tmp_path / "folder") as archive:
        assert len(archive.members) == 1
        assert [left.path.name for left in archive.left] == ["2024-04-cleveland-street.csv", "round"]


def test_what_is_not_an_ordinary_file_is_left(tmp_path: Path) -> None:
    write(tmp_path / STREET_NAME, FILE)
    os.mkfifo(tmp_path / "2024-04-cleveland-street.csv")
    with open_archive(tmp_path) as archive:
        assert [left.why for left in archive.left] == ["not an ordinary file"]
    with pytest.raises(FileRefused, match="not an ordinary file"):
        open_archive(tmp_path / "2024-04-cleveland-street.csv")


def locked(path: Path) -> Path:
    """The same zip with its members flagged as encrypted, in both of its directories."""
    content = bytearray(packed({STREET_NAME: FILE}))
    content[6] |= zips.LOCKED
    content[content.index(b"PK\x01\x02") + 8] |= zips.LOCKED
    return write(path, bytes(content))


def linked(path: Path) -> Path:
    info = zipfile.ZipInfo(STREET_NAME)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return path


def damaged(path: Path) -> Path:
    content = bytearray(packed({STREET_NAME: FILE}))
    content[80:100] = bytes(20)
    return write(path, bytes(content))


def understated(path: Path, size: int) -> Path:
    """A zip whose directory says that a member is smaller than it is."""
    content = bytearray(packed({STREET_NAME: FILE * 50}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", size)
    return write(path, bytes(content))


def test_bad_zips_are_refused(tmp_path: Path) -> None:
    whole = packed({STREET_NAME: FILE})
    cases: list[tuple[Path, str]] = [
        (write(tmp_path / "empty.zip", b""), "empty.zip is empty"),
        (write(tmp_path / "hollow.zip", packed({})), "hollow.zip is an empty zip"),
        (write(tmp_path / "cut.zip", whole[:-30]), "cut.zip is cut off or damaged"),
        (write(tmp_path / "text.zip", b"not a zip"), "text.zip is cut off or damaged"),
        (locked(tmp_path / "locked.zip"), "locked with a password"),
        (linked(tmp_path / "linked.zip"), "holds a link"),
        (damaged(tmp_path / "damaged.zip"), "cut off or damaged"),
        (understated(tmp_path / "understated.zip", 1000), "cut off or damaged"),
        (write(tmp_path / "bomb.zip", packed({STREET_NAME: bytes(3 * 2**20)})), "unpacks to 3 MiB"),
        (
            write(tmp_path / "other.zip", packed({"a.txt": b"a"})),
            r"no street or outcomes file.*2024-03-cleveland-street",
        ),
    ]
    for name in ("../x-street.csv", "a/../../x.csv", "/etc/x.csv", "..\\x.csv", "C:\\x.csv", "C:x.csv"):
        cases.append((write(tmp_path / "reach.zip", packed({name: FILE})), "reaches outside"))
        with pytest.raises(ArchiveRefused, match="reaches outside"):
            found(cases.pop()[0])
    for path, words in cases:
        with pytest.raises(FileRefused, match=words):
            found(path)


def test_sizes_are_limited_whatever_a_zip_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.zip", packed({STREET_NAME: FILE, "b/" + STREET_NAME: FILE}))
    loose = write(tmp_path / STREET_NAME, FILE)
    for limit, words in (
        ("COUNT_LIMIT", "more than any"),
        ("TOTAL_LIMIT", "more than any"),
        ("MEMBER_LIMIT", "unpacks"),
    ):
        with monkeypatch.context() as patch, pytest.raises(ArchiveRefused, match=words):
            patch.setattr(zips, limit, 1)
            found(path)
    with open_archive(path) as archive, open_archive(loose) as folder:
        monkeypatch.setattr(zips, "MEMBER_LIMIT", 10)  # after the listing: what is read counts too
        for member in (archive.members[0], folder.members[0]):
            with pytest.raises(ArchiveRefused, match="larger than"):
                member.read()


def test_bad_paths_are_refused(tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    cases = [
        (tmp_path / "absent", "There is no file or folder"),
        (tmp_path / "hollow", "hollow holds no street or outcomes file"),
        (write(tmp_path / "crimes.csv", FILE), "names are like 2024-03-cleveland-street.csv"),
        (write(tmp_path / STREET_NAME, b""), "is empty"),
    ]
    for path, words in cases:
        with pytest.raises(FileRefused, match=words):
            open_archive(path)


def test_a_path_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "2024-03-cleveland-street.csv", FILE)
    path.chmod(0)
    me = os.geteuid()
    try:
        if me == 0:
            os.seteuid(NOBODY)  # who may read everything is asked as one who may not
        with pytest.raises(FileRefused, match=r"cannot be read \(Permission denied\)"):
            open_archive(path)
    finally:
        os.seteuid(me)


def test_a_zip_packed_in_an_unknown_way(tmp_path: Path) -> None:
    content = bytearray(packed({STREET_NAME: FILE}))
    for at, offset in ((0, 8), (content.index(b"PK\x01\x02"), 10)):
        content[at + offset : at + offset + 2] = struct.pack("<H", 9)  # deflate64
    with pytest.raises(ArchiveRefused, match="packed in a way that is not known"):
        found(write(tmp_path / "a.zip", bytes(content)))
