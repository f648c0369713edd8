"""Text as it is seen: without letters that show nothing but can carry words or turn their order round."""

import re
import unicodedata

NEEDED_TO_JOIN = "\u200c\u200d"  # Persian and Indic scripts, and emoji, are misread without them
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
FILLERS = "\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5"  # letters by name that are drawn as nothing


def seen_text(text: str) -> str:
    """The text without unseen letters; line ends are newlines, tabs are kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return "".join(c for c in lines if c in "\n\t" or _is_seen(c))


def one_line(text: str) -> str:
    """Seen text with its white space folded."""
    return re.sub(r"\s+", " ", seen_text(text)).strip()


def _is_seen(letter: str) -> bool:
    if letter in NEEDED_TO_JOIN:
        return True
    if letter in FILLERS or "\ufe00" <= letter <= "\ufe0e" or "\U000e0100" <= letter <= "\U000e01ef":
        return False
    return unicodedata.category(letter) not in UNSEEN
