"""What Word's styles say of the words in them: heading, hidden, colour, ground."""

from dataclasses import dataclass, field
from typing import Any

from commonweal.documents.safe_copy.colours import is_colour
from commonweal.documents.safe_copy.word.marks import W, switched, value

DEEPEST_CHAIN = 20
LIGHT_THEME = ("background1", "light1", "bg1", "lt1")


@dataclass
class Look:
    """What is said of some words; None where nothing is said."""

    hidden: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    ink: str | None = None
    ground: str | None = None
    half_points: float | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else the one below."""
        return Look(
            *(
                mine if mine is not None else theirs
                for mine, theirs in zip(vars(self).values(), vars(below).values(), strict=True)
            )
        )


@dataclass
class Style:
    """One style with what it rests on."""

    name: str
    based_on: str
    look: Look
    outline: int | None
    numbering: tuple[str, int] | None
    parts: dict[str, str | None] = field(default_factory=dict)


def look_of(properties: Any) -> Look:
    """The look that run properties give."""
    if properties is None:
        return Look()
    colour = properties.find(f"{W}color")
    ink = colour.get(f"{W}val") if colour is not None else None
    if not is_colour(ink) and colour is not None and colour.get(f"{W}themeColor", "") in LIGHT_THEME:
        ink = "FFFFFF"
    size = value(properties, "sz")
    hidden = switched(properties, "vanish") or switched(properties, "webHidden")
    return Look(
        True if hidden else switched(properties, "vanish"),
        switched(properties, "b"),
        switched(properties, "i"),
        ink if is_colour(ink) else None,
        ground_of(properties),
        float(size) if size and size.replace(".", "", 1).isdigit() else None,
    )


def ground_of(properties: Any) -> str | None:
    """The fill of a shading among properties; a solid pattern is drawn in its own colour."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    if shading is None:
        return None
    if shading.get(f"{W}val") == "solid":
        colour = shading.get(f"{W}color")
        return colour if is_colour(colour) else "000000"
    fill = shading.get(f"{W}fill")
    return fill if is_colour(fill) else None


class Styles:
    """All styles of a document."""

    def __init__(self, tree: Any) -> None:
        found = tree.iter(f"{W}style") if tree is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): _style(style) for style in found}
        default = tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if tree is not None else None
        self.default = look_of(default)

    def look(self, style_id: str | None) -> Look:
        """What a style says, with all that it rests on."""
        look = Look()
        for style in self._chain(style_id):
            look = look.over(style.look)
        return look

    def heading(self, style_id: str | None) -> int:
        """The level of a heading, 0 where it is none."""
        for style in self._chain(style_id):
            name = style.name.lower()
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return min(max(int(name[8:]), 1), 6)
            if style.outline is not None and style.outline < 6:
                return style.outline + 1
        return 0

    def numbering(self, style_id: str | None) -> tuple[str, int] | None:
        """The list that a style puts its paragraphs into."""
        return next((style.numbering for style in self._chain(style_id) if style.numbering), None)

    def table_ground(self, style_id: str | None, first_row: bool) -> str | None:
        """The ground that a table's style gives a row."""
        for style in self._chain(style_id):
            if first_row and style.parts.get("firstRow"):
                return style.parts["firstRow"]
            if style.parts.get(""):
                return style.parts[""]
        return None

    def _chain(self, style_id: str | None) -> list[Style]:
        chain: list[Style] = []
        while style_id in self._styles and len(chain) < DEEPEST_CHAIN:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain


def _style(element: Any) -> Style:
    outline = value(element.find(f"{W}pPr"), "outlineLvl")
    parts = {part.get(f"{W}type", ""): ground_of(part.find(f"{W}tcPr")) for part in element.findall(f"{W}tblStylePr")}
    parts[""] = ground_of(element.find(f"{W}tcPr"))
    look = look_of(element.find(f"{W}rPr"))
    ground = ground_of(element.find(f"{W}pPr"))
    return Style(
        value(element, "name") or "",
        value(element, "basedOn") or "",
        look
        if look.ground or not ground
        else Look(look.hidden, look.bold, look.italic, look.ink, ground, look.half_points),
        int(outline) if outline and outline.isdigit() else None,
        list_of(element.find(f"{W}pPr")),
        parts,
    )


def list_of(properties: Any) -> tuple[str, int] | None:
    """The list and depth that paragraph properties name; ("0", 0) takes a paragraph out of a list."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    depth, number = value(numbering, "ilvl") or "0", value(numbering, "numId")
    return (number, int(depth) if depth.isdigit() else 0) if number else None
