"""A file's name as it may be shown, kept and sent: no path, no control or direction marks, no markup."""

import re
import unicodedata

LONGEST = 120
UNSAFE = re.compile(r'[<>:"|?*&;`$\'%{}\\/\x00-\x1f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
NOT_A_LETTER = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def safe_name(name: str) -> str:
    """The name's last part, made harmless; never empty. What looks like one letter and is another is left as it is."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(
        " " if c in "\t\n\r" else c for c in last if unicodedata.category(c) not in NOT_A_LETTER or c in "\t\n\r"
    )
    quiet = re.sub(r"\s+", " ", UNSAFE.sub("", shown)).strip(" .-")
    if not quiet or RESERVED.match(quiet):
        return f"file {quiet}".strip()
    return _short(quiet)


def stem(name: str) -> str:
    """A name in words, for a paper that has no title of its own."""
    base = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", safe_name(name))
    return re.sub(r"[_\s]+", " ", base).strip() or "Untitled"


def suffix(name: str) -> str:
    """What a name claims the file to be: its last suffix, small."""
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", safe_name(name))
    return found.group().lower() if found else ""


def _short(name: str) -> str:
    ending = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    kept = ending.group() if ending else ""
    return name if len(name) <= LONGEST else name[: LONGEST - len(kept)].rstrip() + kept
