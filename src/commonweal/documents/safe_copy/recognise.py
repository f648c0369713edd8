"""What a file is, told by its content. Its name only has to agree."""

import re

from commonweal.documents.safe_copy import accepted
from commonweal.documents.safe_copy.accepted import CSV, EXCEL, JPEG, NAMES, PDF, PNG, SUFFIXES, TEXT, WEBP, WORD
from commonweal.documents.safe_copy.names import suffix
from commonweal.errors import UploadRefused

HEAD, TAIL = 4096, 66_000
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"\x00asm",
)
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"MSCF", b"\x28\xb5\x2f\xfd")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(
    # Each comment ends where it first can, and is not gone back into: else some forty of them take years.
    rb"(\xef\xbb\xbf)?(\s|<!--.*?-->)*+<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|\?php|mxfile)",
    re.I | re.S,
)
SAVE_AS = f"Upload one of these: {accepted.accepted_in_words()}."


NAMELESS = "The file's name does not say what kind of file it is."


def media_type(name: str, content: bytes) -> str:
    """The type by content; raises UploadRefused where it is not accepted, two kinds at once, or misnamed."""
    found = _by_content(name, content)
    _refuse_two_natures(found, content)
    named = SUFFIXES.get(suffix(name))
    if named is None:
        ending = suffix(name)
        raise UploadRefused(f"A file whose name ends in '{ending}' is not accepted." if ending else NAMELESS, SAVE_AS)
    if named != found and {named, found} != {CSV, TEXT}:
        raise UploadRefused(
            f"The file is named as {NAMES[named]} but is {NAMES[found]}.",
            "Give it the right name, or upload the right file.",
        )
    return named


def _by_content(name: str, content: bytes) -> str:
    if not content:
        raise UploadRefused("The file is empty.", "Upload the file again, or another.")
    for start, kind in ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG)):
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    _refuse_by_start(content)
    return _text(name, content)


def _office(content: bytes) -> str:
    """Word and Excel by their main part; any other zip is an archive."""
    if b"word/" in content:
        return WORD
    if b"xl/workbook." in content:
        return EXCEL
    if b"ppt/" in content:
        raise UploadRefused("The file is a presentation.", "Save it as PDF and upload that.")
    if b"mimetypeapplication/vnd.oasis" in content[:200]:
        raise UploadRefused("The file is an OpenDocument.", "Save it as .docx, .xlsx or PDF and upload that.")
    raise UploadRefused("The file is an archive (zip).", "Unpack it and upload its papers one by one.")


def _refuse_by_start(content: bytes) -> None:
    if content.startswith(PROGRAMS):
        raise UploadRefused("The file is a program, whatever its name says.", SAVE_AS)
    if content.startswith(ARCHIVES):
        raise UploadRefused("The file is an archive.", "Unpack it and upload its papers one by one.")
    if content.startswith(OLD_OFFICE):
        raise UploadRefused(
            "The file is in an old or locked Office format.",
            "Save it without a password as .docx, .xlsx or PDF and upload that.",
        )
    if content.startswith(b"{\\rtf"):
        raise UploadRefused("The file is rich text (RTF).", "Save it as .docx or PDF and upload that.")
    if content[:4] in (b"GIF8", b"II*\x00", b"MM\x00*") or content[:2] == b"BM":
        raise UploadRefused("The picture is of a kind not accepted here.", "Save it as PNG or JPEG and upload that.")


def _text(name: str, content: bytes) -> str:
    head = content[:HEAD].replace(b"\x00", b"")
    if MARKUP.match(head):
        raise UploadRefused(
            "The file is a web page or drawing that can hold scripts (HTML, SVG or XML).",
            "Save it as PDF, or a drawing as PNG, and upload that.",
        )
    if b"\x00" in content[:HEAD] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UploadRefused("The file is of no kind known here.", SAVE_AS)
    return CSV if suffix(name) == ".csv" else TEXT


def _refuse_two_natures(found: str, content: bytes) -> None:
    """A file that a second program would open as something else: readers look for a PDF's mark within the first
    kilobyte, and for a zip's from the end."""
    head, tail = content[:1024], content[-TAIL:]
    zipped = found in (WORD, EXCEL)
    if found != PDF and b"%PDF-" in head:
        raise two_natures()
    if not zipped and b"PK\x05\x06" in tail:
        raise two_natures()
    if found in (PDF, PNG, JPEG, WEBP) and re.search(rb"<\s*(script|html|svg)[\s>]", head, re.IGNORECASE):
        raise two_natures()


def two_natures() -> UploadRefused:
    """Refused for being two kinds of file at once."""
    return UploadRefused(
        "The file is two kinds of file at once, as no office program writes.",
        "Save it anew from the program that made it, and upload that.",
    )
