"""A form's button, pressed in a browser: what a test says next is said of the page that comes.

By itself a click answers at times before the browser has begun to send the form: the next line would look at the old
page, ask the database too early, or go elsewhere with nothing sent.
"""

import re

from playwright.sync_api import Page


def press(page: Page, name: str | re.Pattern[str], *, exact: bool = False) -> None:
    """Press the one button of this name, and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=exact).click()
