"""Everything that a file says, wherever in it that stands: unzipped, unpacked, its text and its metadata."""

import base64
import html
import re
from functools import lru_cache
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pikepdf
import pypdfium2
from PIL import ExifTags, Image

DATA = re.compile(rb"data:[a-z]+/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=]+)")
PICTURES = (b"\xff\xd8\xff", b"\x89PNG")


@lru_cache(maxsize=512)
def insides(content: bytes) -> bytes:
    """The bytes themselves and all that is packed in them, one after the other."""
    found = [content]
    if content.startswith(b"PK") and is_zipfile(BytesIO(content)):
        found += _zipped(content)
    elif content.startswith(b"%PDF"):
        found += _pdf(content)
    elif content.startswith(PICTURES):
        found += metadata(content)
    else:
        found += [html.unescape(unquote(content.decode(errors="replace"))).encode()]
        found += [insides(base64.b64decode(inner)) for inner in DATA.findall(content)]
    return b"\n".join(found)


def metadata(content: bytes) -> list[bytes]:
    """What a picture says beside its points; nothing where it says nothing."""
    with Image.open(BytesIO(content)) as picture:
        exif = picture.getexif()
        said = [value for ifd in (exif, *(exif.get_ifd(one) for one in ExifTags.IFD)) for value in ifd.values()]
        said += [value for name, value in picture.info.items() if name not in SHAPE]
        picture.load()
        said += list(getattr(picture, "text", {}).values())
    return [value if isinstance(value, bytes) else str(value).encode() for value in said]


# How a picture is drawn, which tells of nobody.
SHAPE = ("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression", "gamma", "srgb")


def _zipped(content: bytes) -> list[bytes]:
    with ZipFile(BytesIO(content)) as file:
        parts = [(name, file.read(name)) for name in file.namelist()]
    return [part for name, inner in parts for part in (name.encode(), insides(inner))]


def _pdf(content: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(content)) as pdf:
        found = [str(one).encode() for one in pdf.docinfo.values()]
        found += [insides(one.get_file().read_bytes()) for one in pdf.attachments.values()]
        for one in pdf.objects:
            found.append(_strings(one))
            if isinstance(one, pikepdf.Stream):
                found.append(_stream(one))
    with pypdfium2.PdfDocument(content) as document:
        found += [page.get_textpage().get_text_range().encode() for page in document]
    return found


def _stream(one: pikepdf.Stream) -> bytes:
    """Unpacked as far as it goes; a picture as it lies there."""
    if "/DCTDecode" in str(one.get("/Filter", "")):
        return insides(one.read_raw_bytes())
    return one.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized)


def _strings(one: pikepdf.Object) -> bytes:
    """Strings in dictionaries and lists, which may be kept in UTF-16."""
    if isinstance(one, pikepdf.String):
        return str(one).encode()
    values: list[pikepdf.Object] = []
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        values = [one[key] for key in one.keys()]  # noqa: SIM118 - iterating a PDF dictionary needs its keys
    elif isinstance(one, pikepdf.Array):
        values = list(one)
    inner = [v for v in values if not getattr(v, "is_indirect", False)]
    return b"\n".join(_strings(v) for v in inner if isinstance(v, pikepdf.Object))
