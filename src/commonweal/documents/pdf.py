"""Tagged PDF (PDF/UA-1) from HTML. Nothing is fetched: what a page names outside itself is left out."""

import logging
from pathlib import Path
from typing import Any

from commonweal.errors import CannotRender

NEEDED = "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"


def write(html: str, path: Path) -> None:
    """Write the page as PDF/UA-1: tagged, titled, with its language and bookmarks."""
    path.write_bytes(as_bytes(html))


def as_bytes(html: str) -> bytes:
    """The page as PDF/UA-1; the same page gives the same bytes."""
    weasyprint = _weasyprint()
    only_what_is_in_it = weasyprint.urls.URLFetcher(allowed_protocols=["data"])
    page = weasyprint.HTML(string=html, url_fetcher=only_what_is_in_it)
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


def check_machine() -> None:
    """Raise CannotRender where this machine lacks what PDF needs."""
    _weasyprint()


def _weasyprint() -> Any:
    """Imported when first needed: it loads shaping libraries of the system, and takes a second."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # its remarks on fonts are not for users
    try:
        import weasyprint
        import weasyprint.urls
    except OSError as missing:
        raise CannotRender(
            "PDF cannot be made on this machine: a system library for shaping text is missing.", f"Run: {NEEDED}"
        ) from missing
    return weasyprint
