"""Tagged PDF (PDF/UA-1) from HTML. Nothing is fetched: a page that names anything outside itself gets it refused."""

from pathlib import Path
from typing import Any

from commonweal.errors import CannotRender

NEEDED = "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"


def write(html: str, path: Path) -> None:
    """Write the page as PDF/UA-1: tagged, titled, with its language and bookmarks."""
    weasyprint = _weasyprint()
    weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf(str(path), pdf_variant="pdf/ua-1")


def check_machine() -> None:
    """Raise CannotRender where this machine lacks what PDF needs."""
    _weasyprint()


def _weasyprint() -> Any:
    """Imported when first needed: it loads shaping libraries of the system, and takes a second."""
    try:
        import weasyprint
    except OSError as missing:
        raise CannotRender(
            "PDF cannot be made on this machine: a system library for shaping text is missing.", f"Run: {NEEDED}"
        ) from missing
    return weasyprint


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a paper holds everything it shows; {url} is not fetched")
