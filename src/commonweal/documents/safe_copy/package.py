"""An Office file is a zip of XML: opened with every limit on before a word of it is read."""

import zipfile
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat

from lxml import etree  # type: ignore[import-untyped]

from commonweal.errors import UploadRefused

MOST_PARTS = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_IN_A_PART = 100 * 1024 * 1024
MOST_RATIO = 200  # XML packs to a twentieth or so; what packs to a two-hundredth was made to
SMALL = 1024 * 1024
ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar", ".cab", ".iso", ".jar")
CHUNK = 1024 * 1024


class Package:
    """An opened Office file. Raises UploadRefused wherever it is not what such a file is."""

    def __init__(self, source: Any) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as broken:
            raise damaged() from broken
        _check_entries(entries)
        self._names = {entry.filename.lower(): entry.filename for entry in entries}
        self.names = tuple(entry.filename for entry in entries)
        self._check_markup()

    def has(self, name: str) -> bool:
        """Whether the part is there; Office does not tell small letters from large ones."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part's bytes, never more than the limit, whatever its header says."""
        try:
            with self._zip.open(self._names[name.lower()]) as part:
                content = part.read(MOST_IN_A_PART + 1)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, KeyError, ValueError) as broken:
            raise damaged() from broken
        except Exception as broken:  # zlib and lzma raise errors of their own
            raise damaged() from broken
        if len(content) > MOST_IN_A_PART:
            raise bomb()
        return content

    def xml(self, name: str) -> Any:
        """A part as a tree: nothing is fetched, no entity is worked out."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                                 remove_comments=True, remove_pis=True)  # fmt: skip
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as broken:
            raise damaged() from broken

    def _check_markup(self) -> None:
        total = 0
        for name in self.names:
            if name.lower().endswith((".xml", ".rels", ".vml")):
                content = self.read(name)
                total += len(content)
                if total > MOST_UNPACKED:
                    raise bomb()
                _refuse_document_types(content)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise bomb()
    seen = set()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise UploadRefused(
                "The file is locked with a password.", "Save it without a password and upload it again."
            )
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise bomb()
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or entry.filename.lower() in seen:
            raise UploadRefused("The file holds parts under names that reach outside it or stand twice.", MADE_ANEW)
        if path.suffix.lower() in ARCHIVES:
            raise UploadRefused(
                "The file has an archive inside it.", "Take the archive out and upload its papers one by one."
            )
        seen.add(entry.filename.lower())


def _refuse_document_types(content: bytes) -> None:
    """No Office program writes one; they are what entities that fetch or multiply are declared in."""

    def refuse(*_: object) -> None:
        raise UploadRefused("The file declares entities of its own, as no Office program does.", MADE_ANEW)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as broken:
        raise damaged() from broken


MADE_ANEW = "Open it in Word or Excel, save it as a new file and upload that; or save it as PDF."


def damaged() -> UploadRefused:
    """The file cannot be read."""
    return UploadRefused("The file is damaged, or not what it says it is.", MADE_ANEW)


def bomb() -> UploadRefused:
    """The file unpacks to far more than it says."""
    return UploadRefused(
        "The file unpacks to far more than a paper holds.", "Take out what makes it so large, or save it as PDF."
    )
