"""Every address of the portal, classed: what it takes, answers, and who gets in. A new one fails until it is here.

`takes`     "" nothing; a kind ("meetings.item"): the id of such a thing; "thing": of any; "row": of another row
`answers`   "page"; "act": only a form may be sent there; "apart": of no thing, and proven elsewhere (`why` says where)
`who`       whom it may ever show something: whoever is not among them gets the same 404 (or the sign-in) always
`more`      words that stand after the id in the address
"""

from dataclasses import dataclass

EVERYONE = frozenset({None, "member", "officer", "fire", "chair", "clerk", "analyst", "governance", "administrator"})
SIGNED_IN = EVERYONE - {None}
PARTNERS = SIGNED_IN - {"administrator"}
APPROVERS = frozenset({"chair", "clerk", "governance"})
GRANTERS = frozenset({"clerk"})
MINUTE_TAKERS = frozenset({"clerk", "chair"})


@dataclass(frozen=True)
class Address:
    """One address's class."""

    takes: str = ""
    answers: str = "page"
    who: frozenset[str | None] = EVERYONE
    more: tuple[str, ...] = ()
    why: str = ""


SIGN_IN = "sign-in: tests/unit/portal/config and tests/browser/test_sign_in.py"
AUDIT = "the audit: tests/unit/portal/audit; its page shows every act by design, and is itself logged"

ADDRESSES: dict[str, Address] = {
    # config
    "home": Address(),
    "health": Address(answers="apart", why="says only whether the portal runs"),
    "colour": Address(answers="apart", why="the partnership's colour"),
    "accessibility": Address(),
    "privacy": Address(),
    "account": Address(answers="apart", why=SIGN_IN),
    "stay": Address(answers="apart", why=SIGN_IN),
    "sign_out_everywhere": Address(answers="apart", why=SIGN_IN),
    # access
    "access:document": Address("access.document"),
    "access:releases": Address(),
    "access:waiting": Address(who=SIGNED_IN),
    "access:release": Address("access.release"),
    "access:approve-release": Address("access.release", who=APPROVERS),
    "access:refuse-release": Address("access.release", who=APPROVERS | {"analyst", "officer", "fire"}),
    "access:withdraw-release": Address("access.release", who=APPROVERS | {"analyst", "officer", "fire"}),
    "access:audience": Address("thing", who=GRANTERS),
    "access:originators": Address(who=SIGNED_IN),
    "access:consent": Address("thing", who=GRANTERS),
    "access:review": Address("thing", who=GRANTERS),
    "access:answer-consent": Address("row", who=APPROVERS),
}


def _apart(prefix: str, names: str, why: str) -> None:
    ADDRESSES.update({f"{prefix}{name}": Address(answers="apart", why=why) for name in names.split()})


_apart(
    "account_",
    "login logout inactive signup reauthenticate email email_verification_sent change_password set_password"
    " reset_password confirm_login_code confirm_email reset_password_from_key_done reset_password_from_key"
    " reset_password_done",
    SIGN_IN,
)
_apart(
    "mfa_",
    "index authenticate reauthenticate activate_totp deactivate_totp view_recovery_codes generate_recovery_codes"
    " download_recovery_codes list_webauthn add_webauthn reauthenticate_webauthn remove_webauthn edit_webauthn"
    " login_webauthn",
    SIGN_IN,
)
