"""What an Office file must not carry, whatever it looks like on the page: programs, objects, and ways out of itself."""

import re
from posixpath import dirname, join, normpath
from typing import Any

from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.package import MADE_ANEW, Package
from commonweal.errors import UploadRefused

REMOTE = re.compile(r"^(https?:|ftp:|mhtml:|ms-|\\\\|//|file://[^/])", re.IGNORECASE)
WITHOUT_MACROS = "Save it as .docx or .xlsx (not .docm or .xlsm) and upload that; or save it as PDF."
WITHOUT_OBJECTS = "Delete the object, or paste it as a picture, and upload the file again; or save it as PDF."
PROGRAMS = ("vbaproject", "vbadata", "/macrosheets/", "/activex/", "/dialogsheets/", "/customui")
OBJECTS = ("oleobject", "control", "activexcontrol", "activexcontrolbinary", "afchunk", "subdocument", "frame")


def check(package: Package, notes: Notes) -> None:
    """Raise UploadRefused where the package carries a program, an object or a remote part."""
    _refuse_programs(package)
    for name in package.names:
        if name.lower().endswith(".rels"):
            for relation in package.xml(name):
                _check_relation(relation, notes)
        elif name.lower().startswith("xl/externallinks/") and name.lower().endswith(".xml"):
            _check_link(package.xml(name), notes)


def relations(package: Package, part: str) -> dict[str, str]:
    """A part's own references to other parts inside the package, by their id."""
    name = f"{dirname(part)}/_rels/{part.rsplit('/', 1)[-1]}.rels"
    if not package.has(name):
        return {}
    return {
        relation.get("Id", ""): normpath(join(dirname(part), relation.get("Target", ""))).lstrip("/")
        if not relation.get("Target", "").startswith("/")
        else relation.get("Target", "").lstrip("/")
        for relation in package.xml(name)
        if relation.get("TargetMode") != "External"
    }


def _refuse_programs(package: Package) -> None:
    types = package.read("[Content_Types].xml").decode("utf-8", "replace").lower()
    names = "\n".join(f"/{name.lower()}" for name in package.names)
    if "macroenabled" in types or any(word in names or word in types for word in PROGRAMS[:2]):
        raise UploadRefused("The file holds macros (small programs).", WITHOUT_MACROS)
    if any(word in names for word in PROGRAMS[2:]):
        raise UploadRefused("The file holds controls or macro sheets that can run.", WITHOUT_MACROS)
    if any(
        name.startswith(f"/{room}/embeddings/") and name.endswith(".bin")
        for room in ("word", "xl")
        for name in names.split("\n")
    ):
        raise UploadRefused("The file has another file embedded in it as an object.", WITHOUT_OBJECTS)


def _check_relation(relation: Any, notes: Notes) -> None:
    kind = relation.get("Type", "").rsplit("/", 1)[-1].lower()
    target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
    if kind in OBJECTS:
        raise UploadRefused("The file has another file embedded in it or linked as an object.", WITHOUT_OBJECTS)
    if kind == "attachedtemplate" and outside and REMOTE.match(target):
        raise UploadRefused("The file fetches its template from another machine when it is opened.", MADE_ANEW)
    if kind in ("image", "video", "audio", "media") and outside:
        notes.add("A picture that the file only links to is left out: paste the picture itself.")
    if kind == "hyperlink":
        notes.add("Links are kept as words, without their addresses.")


def _check_link(link: Any, notes: Notes) -> None:
    for part in link.iter():
        if isinstance(part.tag, str) and part.tag.rsplit("}", 1)[-1] in ("ddeLink", "oleLink"):
            raise UploadRefused("The workbook asks another program for data when it is opened (DDE).", MADE_ANEW)
    notes.add("Values that come from other workbooks are kept as they were last saved.")
