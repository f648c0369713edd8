"""A minute's words as they are typed, and as paragraphs.

Typed: an empty line between paragraphs, `## ` before a subheading, `- ` before a line of a list. A line that is meant
to begin with one of these marks is typed with a backslash before it.
"""

import re

from commonweal.minutes.model import Paragraph

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_MARKED = re.compile(r"^(\\*)(## |- )")
_UNDECIDED = re.compile(r"\[\[.*?\]\](?:\s*\[\[.*?\]\])?", re.DOTALL)  # one wording, or both


def tidy(text: str) -> str:
    """One form for line ends and for the empty lines between paragraphs, so that only words count as changes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return "\n\n".join(part.strip() for part in _BREAK.split(lines) if part.strip())


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a typed minute."""
    found: list[Paragraph] = []
    for part in tidy(text).split("\n\n"):
        running: list[str] = []
        for line in part.split("\n"):
            mark, words = _mark(line.strip())
            if mark or not words:
                _close(running, found)
            if mark and words:
                found.append(Paragraph(words, "subheading" if mark == "## " else "list"))
            elif words:
                running.append(words)
        _close(running, found)
    return tuple(found)


def typed(parts: tuple[Paragraph, ...]) -> str:
    """Paragraphs as someone would type them: `paragraphs(typed(p)) == p` but for lines and decisions."""
    lines: list[str] = []
    before = ""
    for part in parts:
        words = " ".join(part.text.split())
        if not words:
            continue
        mark = {"subheading": "## ", "list": "- "}.get(part.kind, "")
        between = "\n" if part.kind == before == "list" else "\n\n"
        lines.append((between if lines else "") + mark + _escaped(words, bool(mark)))
        before = part.kind
    return "".join(lines)


def undecided(text: str) -> tuple[str, ...]:
    """Places where two people's words were both kept, for a person to choose."""
    return tuple(_UNDECIDED.findall(text))


def _mark(line: str) -> tuple[str, str]:
    found = _MARKED.match(line)
    if found is None:
        return "", line
    if found[1]:
        return "", line[1:]  # one backslash was typed to keep the mark as it is
    return found[2], line[len(found[2]) :].strip()


def _escaped(words: str, marked: bool) -> str:
    return f"\\{words}" if not marked and _MARKED.match(words) else words


def _close(running: list[str], found: list[Paragraph]) -> None:
    if running:
        found.append(Paragraph(" ".join(" ".join(running).split())))
        running.clear()
