"""A page that came as a picture: on the screen with its text to open, on paper with its text in place, unseen."""

from markupsafe import Markup

from commonweal.documents.blocks import PageImage, TextLine
from commonweal.documents.inline_html import clean, data_uri

UPRIGHT = (174.0, 222.0)  # millimetres: what a page leaves between its margins, below a heading or two
ON_ITS_SIDE = (261.0, 136.0)
PIXELS_IN_A_POINT = 96 / 72
TYPE_IN_LINE = 0.8  # the size of type in a line of some height


def page_on_screen(page: PageImage) -> Markup:
    """The picture, and its text for who cannot see it or wants to search it."""
    text = Markup("")
    if page.lines:
        lines = Markup("<br>").join(clean(line.text) for line in page.lines)
        text = Markup("<details><summary>Text of page {}</summary><p>{}</p></details>").format(page.number, lines)
    return Markup('<figure class="page-image"><img src="{}" alt="{}" width="{}" height="{}">{}</figure>').format(
        data_uri(page.content, page.media_type),
        clean(page.alt),
        round(page.width * 96 / 72),
        round(page.height * 96 / 72),
        text,
    )


def page_on_paper(page: PageImage) -> Markup:
    """The picture as large as the sheet allows, its lines of text over it without colour."""
    sideways = page.width > page.height
    room = ON_ITS_SIDE if sideways else UPRIGHT
    scale = min(room[0] / page.width, room[1] / page.height)
    width, height = page.width * scale, page.height * scale
    lines = Markup("").join(_line(line, width, height) for line in page.lines)
    style = f"width:{width:.2f}mm;height:{height:.2f}mm"
    return Markup('<div class="sheet{}" style="{}"><img src="{}" alt="{}" style="{}">{}</div>').format(
        " sideways" if sideways else "", style, data_uri(page.content, page.media_type), clean(page.alt), style, lines
    )


def _line(line: TextLine, width: float, height: float) -> Markup:
    size = max(line.height * height * TYPE_IN_LINE, 0.5)
    place = f"left:{line.left * width:.2f}mm;top:{line.top * height:.2f}mm;width:{line.width * width:.2f}mm"
    style = f"{place};font-size:{size:.2f}mm"  # a width of its own saves a search for one, line by line
    return Markup('<p class="line" style="{}">{}</p>').format(style, clean(line.text))
