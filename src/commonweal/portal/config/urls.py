"""Every address of the portal: each room brings its own, where it has any."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from commonweal.portal.config.views import account, errors, home, machinery, statements

# Each room's pages and where they stand. A room whose pages have several roots brings them from the portal's own root.
ROOMS = {
    "access.trail": "audit/",
    "access": "",
    "partnership": "people/",
    "jobs": "jobs/",
    "notices": "notices/",
    "tasks": "actions/",
    "library": "papers/",
    "indicators": "indicators/",
    "operations": "operations/",
    "plan": "plan/",
    "engagement": "engagement/",
    "people": "known/",
    "disclosures": "sharing/",
    "cases": "cases/",
    "intelligence": "intelligence/",
    "rights": "rights/",
    "meetings": "meetings/",
}


def _rooms() -> list[URLResolver]:
    brought = ((root, f"commonweal.portal.{room}.urls") for room, root in ROOMS.items())
    return [path(root, include(module)) for root, module in brought if _exists(module)]


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the room
        return False


# Pages that allauth brings and that nobody has here: an account's one address is the administrator's to give. Whoever
# added one of their own would be sent the link of a forgotten password there.
SHUT = {
    "email/": "account_email",
    "confirm-email/": "account_email_verification_sent",
    "confirm-email/<str:key>/": "account_confirm_email",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("healthz", machinery.health, name="health"),
    path("colour.css", machinery.colour, name="colour"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path("account/", account.account, name="account"),
    path("account/stay/", account.stay, name="stay"),
    path("account/where-signed-in/", account.where_signed_in, name="where_signed_in"),
    path("account/where-signed-in/end/", account.end_session, name="end_session"),
    path("account/sign-out-everywhere/", account.sign_out_everywhere, name="sign_out_everywhere"),
    *(path(f"account/{address}", machinery.shut, name=name) for address, name in SHUT.items()),
    path("account/", include("allauth.urls")),
    *_rooms(),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
