"""A web page as lines: a paragraph, heading or list line is a line; a table's row is `| cell | cell |`."""

from html.parser import HTMLParser

from commonweal.errors import FileRefused
from commonweal.minutes.files.rows import row_lines
from commonweal.minutes.files.text import decoded

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer main table blockquote pre hr "
    "address caption".split()
)
_LEFT_OUT = frozenset("script style head template noscript nav svg iframe object select button title".split())
_VOID = frozenset("br hr img input meta link col wbr area base embed source track".split())
_DEPTH = 2_000  # elements inside one another: no page comes near


class _Page(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name, self.lines = name, list[str]()
        self._text, self._skipping, self._open = list[str](), 0, 0
        self._row: list[list[str]] | None = None
        self._lists: list[int | None] = []
        self._mark = ""
        self._set_out = 0  # inside <pre>: lines end where the source's do

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag not in _VOID:
            self._open += 1
            if self._open > _DEPTH:
                raise FileRefused(f"{self.name} nests its elements beyond measure.", "Save the page as text.")
        if tag in _LEFT_OUT:
            self._skipping += 1
        elif tag == "br":
            self._end_line(False)
        elif tag in _BLOCKS or tag in ("tr", "td", "th"):
            self._begin(tag, dict(attrs))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_line(tag != "li")
        if tag == "pre":
            self._set_out += 1
        elif tag in ("ul", "ol"):
            begin = attributes.get("start") or "1"
            self._lists.append(None if tag == "ul" else int(begin) if begin.isdigit() and len(begin) < 6 else 1)
        elif tag == "li" and self._lists:
            count = self._lists[-1]
            self._mark = "- " if count is None else f"{count}. "
            self._lists[-1] = None if count is None else count + 1
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._row.append([])

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag not in _VOID:
            self._open = max(0, self._open - 1)
        if tag in _LEFT_OUT:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS or tag in ("tr", "td", "th"):
            self._end_line(tag != "li")
            if tag == "pre":
                self._set_out = max(0, self._set_out - 1)
            elif tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag == "tr" and self._row is not None:
                self.lines += row_lines(self._row)
                self._row = None

    def handle_data(self, data: str) -> None:
        """Gather text."""
        if self._skipping:
            return
        if not self._set_out:
            self._text.append(data)
            return
        first, *others = data.split("\n")
        self._text.append(first)
        for line in others:
            self._end_line(False)
            self._text.append(line)
            if not line.strip() and self.lines and self.lines[-1]:
                self.lines.append("")

    def _end_line(self, apart: bool) -> None:
        raw = "".join(self._text)
        said = raw.rstrip() if self._set_out else " ".join(raw.split())
        self._text = []
        if self._row is not None and self._row:
            if said:
                self._row[-1].append(said)
            return
        if said.strip():
            self.lines.append(f"{self._mark}{said}")
            self._mark = ""
        if apart and self.lines and self.lines[-1]:
            self.lines.append("")

    def close(self) -> None:
        """End the page."""
        super().close()
        self._end_line(False)


def html_lines(name: str, content: bytes) -> tuple[str, ...]:
    """The page's lines; scripts, styles and navigation are left out."""
    page = _Page(name)
    page.feed(decoded(name, content).replace("\xa0", " ").replace("\x00", ""))
    page.close()
    return tuple(page.lines)
