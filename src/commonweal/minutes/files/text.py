"""Plain text: UTF-8, with or without its mark, UTF-16 with its mark, else Windows-1252 of old word processors."""

import codecs

from commonweal.errors import NotRecognised

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13}
_FEW = 0.005  # of the bytes may be control characters in a text


def decoded(name: str, content: bytes) -> str:
    """The text of the bytes. Raises NotRecognised where they are no text."""
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    sample = content[:100_000]
    if sum(b in _CONTROLS for b in sample) > _FEW * len(sample):
        raise NotRecognised(f"{name} is not text, Word, PDF or a web page.", "Save the minutes as one of these.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def text_lines(name: str, content: bytes) -> tuple[str, ...]:
    """The lines; every kind of line end counts, and a page break is one."""
    text = decoded(name, content).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")
    return tuple(_printable(text).rstrip("\n").split("\n"))


def _printable(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u200b", "").replace("\x00", "")
