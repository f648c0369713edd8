"""Take the documentation's pictures of the fictional borough's report: `python docs/pictures.py DEMO_WORKSPACE`."""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
SHOTS = {  # name: width, height, what to scroll to
    "report-first-page": (1100, 1300, None),
    "report-on-a-phone": (390, 1300, None),
    "report-what-is-unusual": (1100, 1100, "h2"),
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def take(browser: Browser, report: Path, name: str) -> None:
    """One picture, in few colours so that it stays small."""
    width, height, heading = SHOTS[name]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(report.resolve().as_uri())
    if heading:
        page.locator(heading).first.evaluate("e => e.scrollIntoView()")
    picture = Image.open(BytesIO(page.screenshot()))
    PICTURES.mkdir(exist_ok=True)
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=200).save(PICTURES / f"{name}.png", optimize=True)
    page.close()


def main() -> None:
    """All of them."""
    report = Path(sys.argv[1]) / "reports" / "public" / "recorded-crime.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name in SHOTS:
            take(browser, report, name)
        browser.close()


if __name__ == "__main__":
    main()
