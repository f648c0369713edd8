"""Which kind of file it is, by its first bytes and not by its name, and its lines."""

from collections.abc import Callable
from pathlib import Path

from commonweal.errors import FileRefused, NotRecognised

LIMIT = 50_000_000  # bytes: ten times the longest minutes with pictures
LINES = 400_000  # a thousand pages are 60,000
ACCEPTED = (".txt", ".md", ".docx", ".pdf", ".html", ".htm")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def lines_of_file(path: Path) -> tuple[str, ...]:
    """The lines of the file at `path`. Raises FileRefused."""
    try:
        if path.is_dir():
            raise FileRefused(f"{path.name} is a folder.", "Give the files in it, one by one or with a wildcard.")
        if path.stat().st_size > LIMIT:
            raise _too_large(path.name)
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as error:
        raise FileRefused(f"{path} cannot be read.", "Give the path of a file of minutes.") from error
    return lines_of(path.name, content)


def lines_of(name: str, content: bytes) -> tuple[str, ...]:
    """The lines of a file's bytes; `name` is for messages, and tells a web page from text. Raises FileRefused."""
    check_length(name, content)
    if not content.strip():
        raise FileRefused(f"{name} is empty.", "Ask for the file again.")
    lines = _reader(name, content)(name, content)
    if len(lines) > LINES:
        raise FileRefused(f"{name} has more than {LINES:,} lines.", "Give the minutes of one meeting a file.")
    if not any(line.strip() for line in lines):
        raise FileRefused(f"{name} holds no text.", "If it is a scan, have its text recognised first.")
    return lines


def check_length(name: str, content: bytes) -> None:
    """Raise FileRefused where there is more than minutes have."""
    if len(content) > LIMIT:
        raise _too_large(name)


def _too_large(name: str) -> FileRefused:
    return FileRefused(
        f"{name} is larger than {LIMIT // 1_000_000} MB.", "Give the minutes alone, without their papers."
    )


def _reader(name: str, content: bytes) -> Callable[[str, bytes], tuple[str, ...]]:
    # The readers load their libraries only when such a file comes.
    if content.startswith(b"PK\x03\x04"):
        from commonweal.minutes.files.word import word_lines

        return word_lines
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise FileRefused(f"{name} is locked with a password.", "Open it in Word and save it without one.")
        raise FileRefused(f"{name} is in the old Word format (.doc).", "Save it from Word as .docx.")
    if b"%PDF-" in content[:1024]:
        from commonweal.minutes.files.pdf import pdf_lines

        return pdf_lines
    if content.startswith(b"{\\rtf"):
        raise NotRecognised(f"{name} is in rich text format (.rtf).", "Save it from Word as .docx.")
    if _is_web_page(name, content):
        from commonweal.minutes.files.html import html_lines

        return html_lines
    from commonweal.minutes.files.text import text_lines

    return text_lines


def _is_web_page(name: str, content: bytes) -> bool:
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<body", b"<div", b"<p>", b"<h1", b"<?xml")) or (
        name.lower().endswith((".html", ".htm")) and b"<" in content
    )
