"""docs/tutorial/first-meeting.md, done as it says: its commands, its clicks, its three people and a resident.

Where a button is renamed this fails, and the tutorial is to be mended with it: its words are looked for in the page.
"""

import base64
import datetime as dt
import hashlib
import hmac
import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from free_port import free_port

TUTORIAL = (Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "first-meeting.md").read_text(encoding="utf-8")
PASSWORD = "gannet-harbour-osprey-wind"  # noqa: S105 - of a folder that is deleted
COUNCIL, POLICE, BODY = "Wick Borough Council", "Wick Police", "Safer Wick Partnership"
PEOPLE = {
    "clem": ("Clem Clerk", COUNCIL, "clerk"),
    "charlie": ("Charlie Chair", COUNCIL, "chair"),
    "pat": ("Pat Police", POLICE, "partner officer"),
}


def run(*words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """One of the tutorial's commands."""
    return subprocess.run(
        [sys.executable, "-m", "commonweal", *words], input=typed, text=True, capture_output=True, env=given()
    )


def given() -> dict[str, str]:
    """The environment of somebody who has set nothing."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}


@dataclass
class Portal:
    """The tutorial's portal, served as it says, in a folder that is deleted afterwards."""

    workspace: Path
    address: str
    browser: Browser

    def window(self) -> "Window":
        context = self.browser.new_context(base_url=self.address)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto("/")
        return Window(page)

    def mailed_link(self, address: str) -> str:
        """The link in the mail to somebody: it goes out beside the page that says so, and may come after it."""
        while True:
            mails = [file.read_text() for file in (self.workspace / "portal" / "mail").glob("*")]
            for mail in (one for one in mails if f"To: {address}\n" in one):
                if found := re.search(r"http://\S+/password/reset/\S+\n", mail):
                    return found[0].strip()
            time.sleep(0.1)


@dataclass
class Window:
    """Somebody's browser window."""

    page: Page

    def click(self, words: str) -> None:
        """A link or button of the tutorial's, on the page, whose words begin so."""
        assert words in TUTORIAL, f"the tutorial does not say {words!r}"
        begins = re.compile(rf"^\s*{re.escape(words)}", re.IGNORECASE)
        found = self.page.locator("main a, main button, main summary").filter(has_text=begins)
        assert found.count(), f"{words!r} is not on {self.page.url}:\n{self.text()}"
        self.follow(found.first)

    def follow(self, found: Locator) -> None:
        """Click, and wait for what it leads to: another page, unless it only folds something out."""
        if found.evaluate("e => e.tagName === 'SUMMARY'"):
            found.click()
            return
        with self.page.expect_navigation():
            found.click()
        assert "There is a problem" not in self.text(), self.text()

    def fill(self, **typed: str) -> None:
        for name, words in typed.items():
            field = self.page.locator(f"main [name='{name}']")
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(label=words)
            else:
                field.fill(words)

    def send(self) -> None:
        self.follow(self.page.locator("main form button").first)

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def sign_in(self, username: str) -> None:
        self.page.goto("/account/login/")
        self.fill(login=username, password=PASSWORD)
        self.send()
        self.click("Set up an app")
        found = re.search(r"\b[A-Z2-7]{32}\b", self.text())
        assert found, "the key of the app"
        self.fill(code=code(found[0]))
        self.send()


def code(secret: str) -> str:
    """What an authenticator app shows for a key now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture
def portal(portal_browser: Browser, tmp_path: Path) -> Iterator[Portal]:
    workspace = tmp_path / "wick"
    made = run(
        "people", "first-administrator", "--workspace", str(workspace), "--username", "admin", "--name", "A. Example",
        typed=PASSWORD + "\n",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    port = free_port()
    command = [sys.executable, "-m", "commonweal", "serve", "--workspace", str(workspace), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=given()) as served:
        assert served.stderr and any("The portal is at" in line for line in served.stderr)
        yield Portal(workspace, f"http://127.0.0.1:{port}", portal_browser)
        served.terminate()


@pytest.mark.timeout(900)
def test_the_tutorial_can_be_done_as_it_says(portal: Portal) -> None:
    resident = portal.window()
    say_who_is_who(portal)
    clem, charlie = sign_up(portal, "clem"), sign_up(portal, "charlie")
    earlier, later = set_meetings_up(clem)
    draft(clem, earlier)
    resident.page.goto(earlier)
    assert "Nuisance motorbikes" not in resident.text(), "the agenda is not out"
    clear_and_send_out(clem, charlie, earlier)
    resident.page.reload()
    assert "SWP/10" in resident.text() and "Comparison with similar partnerships" in resident.text()
    assert "Similar partnerships compared" not in resident.page.content()
    hold(clem, earlier)
    clem.page.goto(f"{later}prepare/")
    clem.click("Draft the agenda")
    assert "Offered from before" in clem.text() and "Bring figures by ward" in clem.text()
    clem.click("Put on the agenda")
    approve_and_release(clem, charlie, earlier)
    resident.page.goto(f"{earlier}minutes/")
    assert "AGREED that the update be noted" in resident.text()
    assert "AGREED that the report be noted" in resident.text() and "within its group" not in resident.page.content()
    verified = run("audit", "verify", "--workspace", str(portal.workspace))
    assert verified.returncode == 0, verified.stderr


def say_who_is_who(portal: Portal) -> None:
    admin = portal.window()
    admin.sign_in("admin")
    for name, short in ((COUNCIL, "Council"), (POLICE, "Police")):
        admin.page.goto("/people/")
        admin.click("Agencies and bodies")
        admin.click("Add an agency")
        admin.fill(name=name, short_name=short)
        admin.send()
    admin.click("Set up a body")
    admin.fill(name=BODY, short_name="SWP")
    admin.send()
    for username, (name, agency, role) in PEOPLE.items():
        admin.page.goto("/people/")
        admin.click("Enter a person")
        admin.fill(name=name, agency=agency)
        admin.send()
        admin.click("Begin a membership")
        admin.page.locator(f"[name=role][value='{role}']").check()
        admin.fill(body=BODY, since=(dt.date.today() - dt.timedelta(31)).isoformat())
        admin.send()
        admin.click("Make an account")
        admin.fill(username=username, email=f"{username}@wick.example")
        admin.send()


def sign_up(portal: Portal, username: str) -> Window:
    window = portal.window()
    window.page.goto("/account/login/")
    window.click("I forgot my password")
    window.fill(email=f"{username}@wick.example")
    window.send()
    window.page.goto(portal.mailed_link(f"{username}@wick.example"))
    window.fill(password1=PASSWORD, password2=PASSWORD)
    window.send()
    window.sign_in(username)
    return window


def set_meetings_up(clem: Window) -> tuple[str, str]:
    """The addresses of yesterday's meeting and of today's."""
    clem.page.goto("/meetings/")
    clem.click("Set up")
    clem.follow(clem.page.get_by_role("link", name=BODY).first)
    clem.click("Change how this body meets")
    clem.page.locator("[name=numbering][value='year series']").check()
    clem.page.locator("[name=running][value=year]").check()
    clem.page.locator("[name=chair]").select_option(index=1)
    clem.fill(number_prefix="SWP", venue="Town Hall", quorum="2")
    clem.send()
    found: list[str] = []
    for days in (-1, 0):
        clem.click("Add a meeting")
        clem.fill(date=(dt.date.today() + dt.timedelta(days)).isoformat())
        clem.send()
        shown = re.findall(r'href="(/meetings/[0-9a-f-]{36}/)(?:prepare/)?"', clem.page.content())
        found += [address for address in dict.fromkeys(shown) if address not in found]
    return found[0], found[1]


def draft(clem: Window, meeting: str) -> None:
    clem.page.goto(f"{meeting}prepare/")
    clem.click("Draft the agenda")
    clem.click("Add an item")
    clem.fill(title="Nuisance motorbikes", agency_id=POLICE)
    clem.page.locator("[name=who-kind][value=public]").check()
    clem.send()
    clem.click("Add an item")
    clem.fill(title="Similar partnerships compared", agency_id=POLICE)
    clem.page.locator("[name=who-kind][value=agencies]").check()
    for agency in clem.page.locator("[name=who-agencies]").all():
        agency.check()
    clem.page.locator("[name=who-stub_title]").fill("Comparison with similar partnerships")
    clem.page.locator("[name=who-stub_reason]").fill("Its figures belong to another body until they are released.")
    clem.send()
    assert "restricted" in clem.text()
    for title in ("Nuisance motorbikes", "Similar partnerships compared"):
        clem.page.goto(f"{meeting}prepare/")
        clem.click(title)
        clem.click("Clear for the author")


def clear_and_send_out(clem: Window, charlie: Window, meeting: str) -> None:
    for title in ("Nuisance motorbikes", "Similar partnerships compared"):
        charlie.page.goto(meeting)
        charlie.click(title)
        charlie.click("Clear as the chair")
    clem.page.goto(f"{meeting}prepare/")
    clem.click("Send the agenda out")
    clem.click("Send the agenda out")


def hold(clem: Window, meeting: str) -> None:
    clem.page.goto(meeting)
    clem.click("Attendance")
    for name, _, _ in PEOPLE.values():
        clem.page.get_by_role("group", name=re.compile(name)).get_by_label("Present").first.check()
    clem.click("Save attendance")
    assert "not quorate" not in clem.text() and "quorate" in clem.text()
    clem.fill(end_time="11:15")
    clem.click("It was held")
    clem.page.goto(meeting)
    clem.click("Take minutes")
    clem.page.get_by_role("textbox", name=re.compile("SWP.7.")).fill("Two riders had been spoken to since spring.")
    clem.page.get_by_role("textbox", name=re.compile("SWP.10.")).fill("The partnership stood within its group.")
    clem.follow(clem.page.locator("main button").filter(has_text="Save all"))
    taking = clem.page.url
    clem.follow(clem.page.get_by_role("link", name=re.compile("Decisions, actions and more.*SWP.7.")))
    clem.page.locator("[name=decision-operative_text]").fill("the update be noted")
    clem.follow(clem.page.locator("main button").filter(has_text="Add decision"))
    clem.click("Raise an action")
    clem.page.locator("[name=action-text]").fill("Bring figures by ward")
    clem.page.locator("[name=action-agency]").select_option(label=POLICE)
    clem.page.locator("[name=action-due][value=next]").check()
    clem.page.locator("[name=action-report_back]").check()
    clem.follow(clem.page.locator("main button").filter(has_text="Raise action"))
    assert "Action: Bring figures by ward" in clem.text()
    clem.page.goto(taking)
    clem.follow(clem.page.get_by_role("link", name=re.compile("Decisions, actions and more.*SWP.10.")))
    clem.page.locator("[name$=outcome]").first.fill("AGREED that the report be noted.")
    clem.follow(clem.page.locator("main button").filter(has_text="Set the outcome"))
    clem.page.goto(taking)
    clem.click("The minutes as they will be printed")
    clem.click("Circulate")


def approve_and_release(clem: Window, charlie: Window, meeting: str) -> None:
    clem.page.goto(f"{meeting}minutes/")
    clem.click("Record the approval")
    clem.click("Propose for release")
    charlie.page.goto("/")
    assert "Minutes: " in charlie.text()
    charlie.click("Review")
    charlie.page.locator("main form input[type=checkbox]").check()
    charlie.click("Approve and release")
