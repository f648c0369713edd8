"""Pictures that carry more than is seen."""

from io import BytesIO

from PIL import Image, PngImagePlugin

CANARY = b"canaryinpicture"
PLACE = (54.0, 34.0, 12.0)


def photograph(turned: bool = True) -> bytes:
    """A JPEG with a place, a camera's name and a comment; lying on its side unless `turned` is False."""
    picture = Image.effect_noise((120, 60), 80).convert("RGB")
    exif = picture.getexif()
    exif[0x010F], exif[0x013B] = CANARY.decode(), CANARY.decode()
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: PLACE, 3: "W", 4: (1.0, 19.0, 5.0)})
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=CANARY)
    return out.getvalue()


def drawing() -> bytes:
    """A PNG with words in a text part, and with colours behind what is fully see-through."""
    picture = Image.new("RGBA", (40, 40), (200, 10, 10, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 10, 10))
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY.decode())
    out = BytesIO()
    picture.save(out, "PNG", pnginfo=words)
    return out.getvalue()


def huge() -> bytes:
    """A PNG that says it has ten thousand million points, in a hundred bytes."""
    content = bytearray(png())
    content[16:24] = (100_000).to_bytes(4, "big") * 2
    import zlib

    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")
    return bytes(content)


def png(width: int = 8, height: int = 8, colour: str = "navy") -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()
