"""Lines marked as actions: `ACTION: JB to circulate the plan by 4 May 2024`, `Action – police`, `[Action: AB]`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from commonweal.minutes.model import Action, Paragraph
from commonweal.minutes.profile import Profile
from commonweal.minutes.promises import verbs
from commonweal.minutes.promises.due import due
from commonweal.minutes.sentences import sentences

_OWNER = re.compile(
    r"^(?P<owner>(?:[A-Z][\w.'’&-]*)(?:(?:\s*(?:,|/|&|and|of|the|for)\s*"
    r"|\s+)(?:[A-Z][\w.'’&-]*))*)\s+(?:to|will|would|agreed to|is to|are to)\s+(?:\w+ly\s+)?(?P<verb>[a-z][\w-]*)"
)
_COLUMN = re.compile(r"\((?:Owner|Lead|Who):\s*(?P<owner>[^()]+)\)")
_MARK_OWNER = re.compile(
    r"^\s*(?:\((?P<bracket>[^()]{1,60})\)\s*[:–—-]*|(?P<plain>[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,4})*)\s*[:–—-]+"
    r"|(?P<named>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})\s*:)\s*"
)
_ONLY_OWNER = re.compile(r"^(?:[A-Z][\w.'’&-]*)(?:(?:\s*(?:,|/|&|and)\s*|\s+)(?:[A-Z][\w.'’&-]*)){0,4}\.?$")
_ITEM = re.compile(r"\s*\(Item:\s*[^()]+\)")


@lru_cache(maxsize=8)
def _mark(words: tuple[str, ...]) -> re.Pattern[str]:
    marks = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    either = "|".join(re.escape(w.capitalize()) for w in sorted(words, key=len, reverse=True) if len(w) > 2)
    number = r"(?:\s*(?:No\.?\s*)?\d{1,3}(?:[./]\d{1,3})?)?"
    return re.compile(
        rf"^\W{{0,3}}(?:(?:{marks}){number}(?=\s*[:(–—-]|\s+[A-Z]|$)|(?:{either}){number}(?=\s*[:(–—]|\s+-"
        rf"|$))\s*[:–—-]*\s*"
    )


def is_marked(text: str, profile: Profile) -> bool:
    """Whether a paragraph opens with an action mark."""
    return bool(_mark(profile.action_marks).match(text))


def marked_actions(item_seq: int, body: Sequence[Paragraph], profile: Profile) -> tuple[list[Action], set[int]]:
    """The actions of marked lines, and the places of the paragraphs that they stand in.

    A mark alone leads the list lines below it. A mark with nothing but an owner speaks of the sentence before it.
    """
    found: list[Action] = []
    used: set[int] = set()
    leading = False
    for n, paragraph in enumerate(body):
        opened = _mark(profile.action_marks).match(paragraph.text)
        if opened:
            said = paragraph.text[opened.end() :].strip(" ]")
            leading = not said
            used.add(n)
            if said:
                found.append(_action(item_seq, paragraph.text, said, _before(body, n)))
        elif leading and (paragraph.kind == "list" or _OWNER.match(paragraph.text)):
            used.add(n)
            found.append(
                _action(item_seq, paragraph.text, re.sub(r"^(?:[-–—*•·]|\(?\w{1,3}[.)])\s+", "", paragraph.text), "")
            )
        else:
            leading = False
            ends = re.search(r"[\[(]\s*(?:ACTION|Action)\b\s*[:–-]?\s*(?P<owner>[^\])]+)[\])]\s*\.?$", paragraph.text)
            if ends:
                used.add(n)
                found.append(_whole(item_seq, sentences(paragraph.text)[-1], ends["owner"].strip()))
    return found, used


def _before(body: Sequence[Paragraph], n: int) -> str:
    said = sentences(body[n - 1].text) if n else ()
    return said[-1] if said else ""


def _action(item_seq: int, line: str, said: str, before: str) -> Action:
    said = _ITEM.sub("", said)
    column, led = _COLUMN.search(said), _MARK_OWNER.match(said)
    words = _COLUMN.sub("", said).strip()
    if _ONLY_OWNER.match(words) and not column and before:
        return _whole(item_seq, f"{before} {line}", words.rstrip("."))
    owner = column["owner"].strip() if column else None
    if led and not owner:
        owner = (led["bracket"] or led["plain"] or led["named"]).strip()
        words = words[led.end() :]
    doing = _OWNER.match(words)
    owner = owner or (doing["owner"] if doing else None)
    verb = doing["verb"] if doing else words.split()[0].lower() if words.split() else ""
    by, day = due(words)
    return Action(item_seq, line, "agreed", verbs.kind_of(verbs.plain(verb), words), owner, by, day)


def _whole(item_seq: int, text: str, owner: str) -> Action:
    by, day = due(text)
    first = next((w for w in re.findall(r"[a-z-]+", text.lower()) if verbs.plain(w) in verbs.DOING), "")
    return Action(item_seq, text, "agreed", verbs.kind_of(verbs.plain(first), text), owner, by, day)
