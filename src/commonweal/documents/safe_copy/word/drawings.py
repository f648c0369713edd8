"""Pictures and shapes in Word: what is seen is redrawn; what may hide words beneath it is refused."""

from typing import Any

from commonweal.documents.blocks import Picture
from commonweal.documents.safe_copy.copy import UNDESCRIBED
from commonweal.documents.safe_copy.notes import Notes
from commonweal.documents.safe_copy.package import Package
from commonweal.documents.safe_copy.picture import Crop, redraw
from commonweal.documents.safe_copy.word.marks import PIC, WP, WPS, A, R, V, W, name_of
from commonweal.errors import UploadRefused

EMU_IN_A_CM = 360_000
SPECK = 0.1  # centimetres: less is not seen
WIDEST = 17.4
FAR_OFF = 40 * EMU_IN_A_CM
THICK_LINE = 76_200  # EMU, six points: a line so thick covers words
FILLS = ("solidFill", "gradFill", "pattFill", "blipFill")
DRAWN_OTHERWISE = "A chart or diagram is left out: paste it as a picture, or save the document as PDF."


class Drawings:
    """Turns a document's drawings into pictures of ours and paragraphs of text boxes."""

    def __init__(self, package: Package, relations: dict[str, str], notes: Notes) -> None:
        self._package, self._relations, self._notes = package, relations, notes
        self.count = 0

    def pictures(self, drawing: Any) -> list[Picture]:
        """The pictures of a `w:drawing` that are seen; raises UploadRefused where it may cover words."""
        for frame in drawing.iter(f"{WP}inline", f"{WP}anchor"):
            if _hidden(frame):
                self._notes.add("A hidden or far-off drawing is left out.")
                return []
            if frame.tag == f"{WP}anchor":
                _refuse_cover(frame)
        if any(name_of(data) in ("chart", "relIds") for data in drawing.iter()):
            self._notes.add(DRAWN_OTHERWISE)
        return [p for shown in drawing.iter(f"{PIC}pic") if (p := self._picture(shown, drawing)) is not None]

    def old(self, pict: Any) -> list[Picture]:
        """The pictures of a `w:pict`, Word's drawing of old."""
        for shape in pict.iter(f"{V}rect", f"{V}shape", f"{V}roundrect", f"{V}oval"):
            floats = "position:absolute" in shape.get("style", "").replace(" ", "").lower()
            if floats and shape.get("filled", "t") not in ("f", "false"):
                raise covered()
        if any(True for _ in pict.iter(f"{V}imagedata")):
            self._notes.add("A picture in Word's old format is left out: paste it again as PNG or JPEG.")
        return []

    def text_boxes(self, drawing: Any) -> list[Any]:
        """The contents of a drawing's text boxes."""
        frames = list(drawing.iter(f"{WP}inline", f"{WP}anchor"))
        return [] if any(_hidden(frame) for frame in frames) else list(drawing.iter(f"{W}txbxContent"))

    def _picture(self, shown: Any, drawing: Any) -> Picture | None:
        blip = shown.find(f"{PIC}blipFill/{A}blip")
        part = self._relations.get(blip.get(f"{R}embed", "")) if blip is not None else None
        if part is None or not self._package.has(part) or _see_through(blip):
            return None
        try:
            made = redraw(self._package.read(part), _crop(shown.find(f"{PIC}blipFill/{A}srcRect")))
        except UploadRefused:
            self._notes.add(
                "A picture that could not be read (such as a Windows metafile) is left out: paste it as PNG or JPEG."
            )
            return None
        self.count += 1
        return Picture(made.content, made.media_type, f"{UNDESCRIBED} ({self.count})", _width(shown, drawing))


def covered() -> UploadRefused:
    """What is beneath a drawing is still in the file, and who blacked it out thinks that it is not."""
    return UploadRefused(
        "A picture, shape or text box lies in front of the words on a page, so nobody can tell what is beneath it.",
        "If it blacks words out, delete the words. Else set its wrapping to 'Square' or 'In line', or save it as PDF.",
    )


def _hidden(frame: Any) -> bool:
    described, extent = frame.find(f"{WP}docPr"), frame.find(f"{WP}extent")
    if described is not None and described.get("hidden", "0") not in ("0", "false"):
        return True
    if extent is not None and min(_number(extent.get("cx")), _number(extent.get("cy"))) < SPECK * EMU_IN_A_CM:
        return not any(True for _ in frame.iter(f"{A}prstGeom"))  # a line is thin and is seen
    offsets = (_number(offset.text) for offset in frame.iter(f"{WP}posOffset"))
    return any(abs(offset) > FAR_OFF or offset < -FAR_OFF / 4 for offset in offsets)


def _refuse_cover(anchor: Any) -> None:
    if anchor.find(f"{WP}wrapNone") is None or anchor.get("behindDoc", "0") not in ("0", "false"):
        return
    if any(True for _ in anchor.iter(f"{PIC}pic")) or any(_is_filled(shape) for shape in anchor.iter(f"{WPS}wsp")):
        raise covered()


def _is_filled(shape: Any) -> bool:
    properties = shape.find(f"{WPS}spPr")
    if properties is not None:
        line = properties.find(f"{A}ln")
        if line is not None and _number(line.get("w")) > THICK_LINE:
            return True
        if properties.find(f"{A}noFill") is not None:
            return False
        if any(properties.find(A + fill) is not None for fill in FILLS):
            return True
    style = shape.find(f"{WPS}style/{A}fillRef")
    return style is not None and style.get("idx", "0") != "0"


def _see_through(blip: Any) -> bool:
    faded = blip.find(f"{A}alphaModFix")
    return faded is not None and _number(faded.get("amt", "100000")) < 5_000


def _crop(cut: Any) -> Crop | None:
    if cut is None:
        return None
    return Crop(*(min(max(_number(cut.get(side)) / 100_000, 0), 0.99) for side in "ltrb"))


def _width(shown: Any, drawing: Any) -> float:
    extent = shown.find(f"{PIC}spPr/{A}xfrm/{A}ext")
    extent = extent if extent is not None else drawing.find(f".//{WP}extent")
    across = _number(extent.get("cx")) / EMU_IN_A_CM if extent is not None else 0
    return round(min(max(across, 1.0), WIDEST), 2) if across else WIDEST / 2


def _number(said: str | None) -> float:
    try:
        return float(said or 0)
    except ValueError:
        return 0
