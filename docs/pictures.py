"""Take the documentation's pictures: `python docs/pictures.py DEMO_WORKSPACE`.

The fictional borough's report is photographed from its file; the portal's pages from the portal, served for as long as
it takes, signed in as the demonstration's users.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PORT = 8134
PORTAL = f"http://127.0.0.1:{PORT}"


@dataclass(frozen=True)
class Shot:
    """One picture: its size, what to scroll to; of the portal: whose eyes, and what to click on the way there."""

    width: int
    height: int
    at: str = ""
    username: str = ""
    clicks: tuple[str, ...] = ()  # what a link begins with


REPORTS = {
    "report-first-page": Shot(1100, 1300),
    "report-on-a-phone": Shot(390, 1300),
    "report-what-is-unusual": Shot(1100, 1100, at="h2"),
}
PAGES = {
    "portal-as-a-resident": Shot(1100, 700),
    "portal-first-screen": Shot(1100, 1250, username="chair"),
    "portal-meeting": Shot(1100, 1200, username="clerk", clicks=("Open the meeting",)),
    "portal-taking-minutes": Shot(1100, 1300, username="clerk", clicks=("Open the meeting", "Take minutes")),
    "portal-approving": Shot(1100, 900, username="chair", clicks=("Review",)),
}


def keep(page: Page, name: str, shot: Shot) -> None:
    """What a page shows, in few colours so that the file stays small."""
    if shot.at:
        page.locator(shot.at).first.evaluate("e => e.scrollIntoView()")
    picture = Image.open(BytesIO(page.screenshot()))
    PICTURES.mkdir(exist_ok=True)
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=200).save(PICTURES / f"{name}.png", optimize=True)


def take_report(browser: Browser, report: Path, name: str, shot: Shot) -> None:
    """A picture of the report, from its file."""
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height})
    page.goto(report.resolve().as_uri())
    keep(page, name, shot)
    page.close()


def take_page(browser: Browser, users: dict[str, str], name: str, shot: Shot) -> None:
    """A picture of the portal: signed in where it says as whom, then by its clicks."""
    context = browser.new_context(viewport={"width": shot.width, "height": shot.height}, base_url=PORTAL)
    page = context.new_page()
    page.goto("/")
    if shot.username:
        page.goto("/account/login/")
        page.get_by_label("User name").fill(shot.username)
        page.get_by_label("Password").fill(users[shot.username])
        page.locator("main form button").first.click()
        page.goto("/")
    for words in shot.clicks:
        page.locator("main a").filter(has_text=re.compile(rf"^\s*{words}")).first.click()
    page.wait_for_load_state("networkidle")
    keep(page, name, shot)
    context.close()


@contextmanager
def served(workspace: Path) -> Iterator[None]:
    """The workspace's portal, until the pictures are taken."""
    command = [sys.executable, "-m", "commonweal", "--workspace", str(workspace), "serve", "--port", str(PORT)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own program
    said = process.stderr or ()
    if not any(PORTAL in line for line in said):  # it says where it is once it answers
        sys.exit("The portal could not be served: `commonweal serve` says why.")
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """All of them."""
    workspace = Path(sys.argv[1])
    users = {u["username"]: u["password"] for u in json.loads((workspace / "demo-users.json").read_text("utf-8"))}
    report = workspace / "reports" / "public" / "recorded-crime.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=ARGUMENTS)
        for name, shot in REPORTS.items():
            take_report(browser, report, name, shot)
        with served(workspace):
            for name, shot in PAGES.items():
                take_page(browser, users, name, shot)
        browser.close()


if __name__ == "__main__":
    main()
