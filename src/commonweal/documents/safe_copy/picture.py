"""Pictures made anew from what is seen: no camera's place or time, no thumbnail, nothing cut off or see-through."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageOps

from commonweal.errors import UploadRefused

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")  # the last three within documents only: uploads were recognised
MOST_PIXELS = 60_000_000  # a large camera's; more is a bomb
LONGEST_SIDE = 2480  # A4's width at 300 dots an inch
FEW_COLOURS, FEW_GREYS = 4096, 64
MOST_BETWEEN = 0.25  # the share of points that letters and lines leave grey
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut off at each side, as shares."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture of ours."""

    content: bytes
    media_type: str
    width: int
    height: int


def redraw(content: bytes, crop: Crop | None = None) -> Redrawn:
    """The picture as seen, upright, on white; raises UploadRefused where it is too large or cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise too_many_points()
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(opened)
                return encode(_fitted(_cropped(_on_white(upright), crop)))
    except Image.DecompressionBombError as bomb:
        raise too_many_points() from bomb
    except (OSError, ValueError, SyntaxError, EOFError) as broken:
        raise UploadRefused("The picture is damaged.", "Save it anew as PNG or JPEG and upload that.") from broken


def too_many_points() -> UploadRefused:
    """Refused by what the picture says of its size, before a point of it is unpacked."""
    return UploadRefused(
        "The picture has more points than a paper can hold.",
        "Save it smaller (2,500 points on the longer side are plenty) and upload that.",
    )


def encode(picture: Image.Image, of_text: bool = False) -> Redrawn:
    """A picture in memory as a file: PNG where it is drawn, JPEG where it is a photograph.

    A page `of_text` is kept in sixteen shades of each colour: no eye tells, and it takes a third of the room.
    """
    bare = _without_colour(picture)
    drawn = _is_drawn(bare)
    if drawn and of_text:
        bare = bare.point([round(shade / 17) * 17 for shade in range(256)] * len(bare.getbands()))
    written = BytesIO()
    if drawn:
        bare.save(written, "PNG", optimize=False)
    else:
        bare.save(written, "JPEG", quality=QUALITY)
    return Redrawn(written.getvalue(), "image/png" if drawn else "image/jpeg", bare.width, bare.height)


def _is_drawn(picture: Image.Image) -> bool:
    """Few colours, or few greys between black and white: lines and letters, which JPEG would smear."""
    if picture.mode == "L":
        between = sum(picture.histogram()[40:216])
        return picture.getcolors(FEW_GREYS) is not None or between < MOST_BETWEEN * picture.width * picture.height
    return picture.getcolors(FEW_COLOURS) is not None


def _without_colour(picture: Image.Image) -> Image.Image:
    """One channel in three's stead where they say the same: a third of the size and of the time."""
    if picture.mode == "L":
        return picture
    red, green, blue = picture.convert("RGB").split()
    same = all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))
    return red if same else picture.convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """Colours alone, as bare points: what lay behind transparent ones goes, and whatever was said of the picture."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare


def _cropped(picture: Image.Image, crop: Crop | None) -> Image.Image:
    if crop is None:
        return picture
    left, right = round(picture.width * crop.left), round(picture.width * (1 - crop.right))
    top, bottom = round(picture.height * crop.top), round(picture.height * (1 - crop.bottom))
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)
    return picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _fitted(picture: Image.Image) -> Image.Image:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture
