"""Signing in for real: password, authenticator app, passkey; locked out; the session's end keeps what was typed."""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core import mail
from playwright.sync_api import expect

from commonweal.portal.audit import clock
from commonweal.portal.config.sign_in import SENDING
from commonweal.portal.partnership.models import Account, Session
from portal_world import PASSWORD
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
DESKTOP, PHONE, NARROW = ({"width": w, "height": h} for w, h in ((1100, 1000), (390, 844), (320, 640)))


def _sign_in(page, username, password=PASSWORD):
    page.goto("/account/login/?next=/account/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in", exact=True)


def _real(world, username):
    """An account that is no demonstration: it needs a second factor."""
    Account.objects.filter(username=username).update(is_demo=False)
    return world.accounts[username]


def _code(secret):
    """What an authenticator app shows now. The one before is taken too: a code may come a little late."""
    _, now, _ = yield_hotp_counters_from_time()
    return str(hotp_value(secret, now)).zfill(6)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize(
    "path",
    ["/", "/accessibility/", "/privacy/", "/nothing-here/", "/account/login/", "/account/password/reset/",
     "/account/signup/"],
)  # fmt: skip
def test_pages_for_everyone_are_sound(portal_page, sound, path, viewport):
    page = portal_page(path=path, viewport=viewport)
    page.heard[:] = [said for said in page.heard if "404" not in said]  # the browser's own word about a missing page
    sound(page)


@pytest.mark.parametrize("viewport", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_pages_about_people_are_sound(portal_page, sound, world, viewport):
    page = portal_page("administrator", "/people/", viewport=viewport)
    sound(page)
    person = f"/people/{world.people['clerk'].id}/"
    others = ["new/", "agencies/", "agencies/new/", "bodies/new/", "second-steps/", "confirmations/"]
    for path in ["/account/", "/account/2fa/", "/account/password/change/", person, f"{person}change/",
                 f"{person}memberships/new/", f"{person}second-step/", *(f"/people/{p}" for p in others)]:  # fmt: skip
        page.goto(path)
        sound(page)


def test_a_wrong_form_says_what_is_wrong_at_the_top_and_at_the_field(portal_page, sound, world):
    page = portal_page("administrator", f"/people/{world.people['clerk'].id}/memberships/new/")
    page.get_by_label("First day").fill("")
    page.get_by_label("Seat (optional)").fill("vice chair")
    press(page, "Save")
    summary = page.get_by_role("alert")
    assert "There is a problem" in summary.inner_text() and page.title().startswith("Error: ")
    assert page.get_by_label("Seat (optional)").input_value() == "vice chair"
    summary.get_by_role("link").first.click()
    expect(page.locator(":focus")).to_have_attribute("name", "role")
    sound(page)


def test_a_demonstration_account_signs_in_by_keyboard_and_without_script(portal_page):
    page = portal_page(path="/account/login/?next=/account/", script=False)
    page.get_by_label("User name").focus()
    page.keyboard.type("clerk")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out", exact=True).wait_for()
    assert page.get_by_role("link", name="Clerk Example").is_visible()


def test_an_account_without_a_second_factor_sets_one_up_and_signs_in_with_it(portal_page, sound, world):
    account = _real(world, "clerk")
    page = portal_page()
    _sign_in(page, "clerk")
    page.get_by_role("heading", name="Your account").wait_for()
    page.goto("/accessibility/")  # what everyone may read stays open; what is the member's is not
    assert page.get_by_role("heading", name="Accessibility statement").is_visible()
    page.goto("/notices/")
    assert page.url.endswith("/account/2fa/")
    press(page, "Set up an app")
    sound(page)
    secret = page.locator("code").inner_text()
    page.get_by_label("Authenticator code").fill(_code(secret))
    press(page, "Finish")
    page.get_by_text("works once").first.wait_for()
    assert secret not in str(Authenticator.objects.get(user=account, type="totp").data), "kept in the clear"
    sound(page)

    press(page, "Sign out", exact=True)
    Authenticator.objects.filter(user=account).update(last_used_at=None)
    _sign_in(page, "clerk")
    page.get_by_role("heading", name="The second step").wait_for()
    sound(page)
    page.get_by_label("Code").fill("000000")
    press(page, "Sign in", exact=True)
    page.get_by_role("alert").first.wait_for()


def test_a_passkey_is_added_and_signs_in_alone(portal_page, sound, world):
    _real(world, "clerk")
    page = portal_page()
    page.goto(page.url.replace("127.0.0.1", "localhost"))
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
              "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    here = re.match(r"https?://[^/]+", page.url)[0]
    page.goto(f"{here}/account/login/?next=/account/")
    page.get_by_label("User name").fill("clerk")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in", exact=True)
    page.get_by_role("heading", name="Your account").wait_for()
    page.goto(f"{here}/account/2fa/webauthn/add/")
    sound(page)
    passwordless = page.get_by_label("Passwordless")
    if passwordless.count():
        passwordless.check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("works once").first.wait_for()
    press(page, "Sign out", exact=True)
    page.goto(f"{here}/account/login/?next=/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="Your account").wait_for()


def test_wrong_passwords_lock_the_account_in_plain_words(portal_page, sound):
    page = portal_page()
    for _ in range(5):
        _sign_in(page, "clerk", "not the password")
    page.get_by_role("heading", name="Sign-in is closed for a while").wait_for()
    page.heard.clear()  # the browser's own word about 429
    sound(page)
    _sign_in(page, "CLERK")  # the right password, too late
    page.get_by_role("heading", name="Sign-in is closed for a while").wait_for()


def test_a_forgotten_password_says_nothing_of_who_has_an_account(portal_page, world):
    page = portal_page(path="/account/password/reset/")
    said = []
    for address in ("clerk@example.org", "nobody@example.org"):
        page.goto("/account/password/reset/")
        page.get_by_label("E-mail address").fill(address)
        press(page, "Send the link")
        page.get_by_role("heading", name="Look into your e-mail").wait_for()
        said.append(page.locator("main").inner_text())
    SENDING.submit(lambda: None).result()  # mails go out beside the answers, one after another
    assert said[0] == said[1] and [m.to for m in mail.outbox] == [["clerk@example.org"]]
    assert "Clerk" not in mail.outbox[0].body
    link = re.search(r"https?://\S+", mail.outbox[0].body)[0]
    page.goto(link)
    page.get_by_label("New Password", exact=True).fill("a green kettle sings")
    page.get_by_label("New Password (again)").fill("a green kettle sings")
    press(page, "Keep the new password")
    _sign_in(page, "clerk", "a green kettle sings")
    page.get_by_role("heading", name="Your account").wait_for()


def test_what_was_typed_outlives_the_session(portal_page, sound, world, monkeypatch):
    page = portal_page("administrator", "/people/new/")
    page.get_by_label("Name", exact=True).fill("Wren Example & Söhne <b>")
    later = clock.now() + dt.timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    press(page, "Save")
    page.get_by_role("heading", name="What you typed is kept on this page").wait_for()
    page.heard.clear()  # the browser's own word about 401
    sound(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in (opens in a new tab)").click()
    tab = opened.value
    tab.get_by_label("User name").fill("administrator")
    tab.get_by_label("Password").fill(PASSWORD)
    press(tab, "Sign in", exact=True)
    tab.get_by_role("button", name="Sign out", exact=True).wait_for()
    press(page, "Send it again")  # signing in renewed the form's token: it is kept again
    if page.get_by_role("button", name="Send it again").count():
        press(page, "Send it again")
    page.get_by_role("heading", name="Wren Example & Söhne <b>").wait_for()


def test_before_the_session_ends_the_page_says_so(portal_page, sound):
    page = portal_page("member", "/account/")
    page.locator(".commonweal-session").wait_for(state="hidden")
    page.clock.install()
    page.goto("/account/")
    page.clock.fast_forward("26:00")
    page.get_by_text("You will be signed out in 4 minutes").wait_for()
    sound(page)
    page.get_by_role("button", name="Stay signed in").click()
    page.locator(".commonweal-session").wait_for(state="hidden")


def test_signing_out_everywhere_ends_the_other_browsers(portal_page, world):
    one, other = portal_page("member", "/account/"), portal_page("member", "/account/")
    assert Session.objects.filter(account=world.accounts["member"].id).count() == 2
    press(one, "Sign out on every device")
    one.get_by_role("heading", name="Sign in").wait_for()
    other.goto("/account/")
    assert "/account/login/" in other.url
