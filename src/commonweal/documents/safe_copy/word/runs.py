"""The words of a paragraph that are seen: accepted text only, nothing hidden, nothing in the colour of its ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commonweal.documents.blocks import Run
from commonweal.documents.safe_copy.colours import HIGHLIGHTS, is_dark, stands_out
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.package import MADE_ANEW
from commonweal.documents.safe_copy.seen import seen_text
from commonweal.documents.safe_copy.word.marks import MC, M, W, name_of, value
from commonweal.documents.safe_copy.word.styles import Look, Styles, look_of
from commonweal.errors import UploadRefused

CARRIERS = {"ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "customXml", "fldSimple", "dir", "bdo"}
SMALLEST_TYPE = 4  # half points: two points cannot be read
DYNAMIC = ("DDE", "DDEAUTO")
FETCHING = ("INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "INCLUDE")


@dataclass(frozen=True, slots=True)
class PageEnd:
    """A page ends within the paragraph."""


Piece = Run | PageEnd | Any  # Any: an element with a drawing, for the caller


class Words:
    """Reads paragraphs one after the other: a field may begin in one and end in another."""

    def __init__(self, styles: Styles, notes: Notes) -> None:
        self._styles, self._notes = styles, notes
        self._instructing: list[bool] = []
        self._instruction = ""
        self.footnotes: list[str] = []

    def pieces(self, paragraph: Any, ground: str) -> Iterator[Piece]:
        """The seen runs of a paragraph on a ground (RRGGBB), with its page ends and drawings in their places."""
        properties = paragraph.find(f"{W}pPr")
        below = self._styles.look(value(properties, "pStyle")).over(self._styles.default)
        if self._too_low(properties):
            self._notes.add(SQUEEZED)
            return
        shading = look_of(properties).ground if properties is not None else None
        yield from self._inside(paragraph, below, shading or below.ground or ground)

    def _inside(self, parent: Any, below: Look, ground: str) -> Iterator[Piece]:
        for child in parent:
            name = name_of(child)
            if name == "r" and child.tag.startswith((W, M)):
                yield from self._run(child, below, ground)
            elif name == "sdt":
                yield from self._control(child, below, ground)
            elif name in CARRIERS:
                yield from self._field(child, below, ground)
            elif name in ("del", "moveFrom"):
                self._notes.add("Tracked changes are taken as accepted: deleted words are gone.")
            elif name in ("oMath", "oMathPara"):
                yield Run(seen_text("".join(t.text or "" for t in child.iter(f"{M}t"))))

    def _field(self, carrier: Any, below: Look, ground: str) -> Iterator[Piece]:
        if name_of(carrier) == "fldSimple":
            self._check_instruction(carrier.get(f"{W}instr", ""))
        if name_of(carrier) in ("ins", "moveTo"):
            self._notes.add("Tracked changes are taken as accepted: deleted words are gone.")
        yield from self._inside(carrier, below, ground)

    def _control(self, control: Any, below: Look, ground: str) -> Iterator[Piece]:
        """A content control: its words, unless they only ask for words."""
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            for content in control.findall(f"{W}sdtContent"):
                yield from self._inside(content, below, ground)

    def _run(self, run: Any, below: Look, ground: str) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        own = look_of(properties)
        look = own.over(self._styles.look(value(properties, "rStyle"))).over(below)
        if properties is not None and properties.find(f"{W}del") is not None:
            return
        seen = self._is_seen(look, own.ground or ground, value(properties, "highlight"))
        for part in run:
            yield from self._part(part, look, seen)

    def _part(self, part: Any, look: Look, seen: bool) -> Iterator[Piece]:
        name = name_of(part)
        if name == "fldChar":
            self._turn(part.get(f"{W}fldCharType"))
        elif name == "instrText":
            self._instruction += part.text or ""
        elif any(self._instructing) or not seen:
            return
        elif name in ("drawing", "pict", "object"):
            yield part
        elif part.tag == f"{MC}AlternateContent":
            choices = part.findall(f"{MC}Choice") or part.findall(f"{MC}Fallback")
            for inner in choices[0] if choices else ():
                yield from self._part(inner, look, seen)
        elif name == "br" and part.get(f"{W}type") == "page":
            yield PageEnd()
        else:
            words = self._words(part, name)
            if words:
                yield Run(words, bool(look.bold), bool(look.italic))

    def _words(self, part: Any, name: str) -> str:
        if name == "t":
            return seen_text(part.text or "").replace("\n", " ")
        if name in ("footnoteReference", "endnoteReference"):
            self.footnotes.append(f"{name[:-9]} {part.get(f'{W}id')}")
            return f" [{len(self.footnotes)}]"
        return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "ptab": "\t"}.get(name, "")

    def _turn(self, kind: str | None) -> None:
        """A field: its instruction is not seen, its result is."""
        if kind == "begin":
            self._instructing.append(True)
            self._instruction = ""
        elif kind == "separate" and self._instructing:
            self._check_instruction(self._instruction)
            self._instructing[-1] = False
        elif kind == "end" and self._instructing:
            self._check_instruction(self._instruction)
            self._instructing.pop()

    def _check_instruction(self, instruction: str) -> None:
        first = (instruction.replace('"', " ").split() or [""])[0].upper()
        if first in DYNAMIC:
            raise UploadRefused("The document asks another program for data when it is opened (DDE).", MADE_ANEW)
        if first in FETCHING:
            raise UploadRefused(
                "The document fetches text or pictures from elsewhere when it is opened.",
                "Put the text or picture itself in its place (in Word: Ctrl+Shift+F9), save, and upload it again.",
            )

    def _is_seen(self, look: Look, ground: str, highlight: str | None) -> bool:
        behind = HIGHLIGHTS.get(highlight or "", ground)
        if look.hidden:
            self._notes.add("Hidden text is left out.")
        elif look.half_points is not None and look.half_points < SMALLEST_TYPE:
            self._notes.add("Text too small to be seen is left out.")
        elif not stands_out(look.ink or ("FFFFFF" if is_dark(behind) and not highlight else "000000"), behind):
            self._notes.add("Text in the colour of what it stands on (blacked out, or white on white) is left out.")
        else:
            return True
        return False

    def _too_low(self, properties: Any) -> bool:
        spacing = properties.find(f"{W}spacing") if properties is not None else None
        if spacing is None or spacing.get(f"{W}lineRule") != "exact":
            return False
        height = spacing.get(f"{W}line", "240")
        return height.lstrip("-").isdigit() and int(height) < LEAST_HEIGHT


LEAST_HEIGHT = 40  # twentieths of a point: two points
SQUEEZED = "Text in lines or rows too low to show it is left out."
