"""What `portal.toml` may say: one table, which reads the file, refuses what it does not know, and is the reference.

A name that nobody knows is refused rather than passed over: `host = ...` for `hosts = ...` would else leave a portal
that answers to nobody, or without its encryption, and nobody would be told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from commonweal.errors import WorkspaceRefused

KINDS = {str: "words in quotes", bool: "true or false", int: "a whole number", list: 'a list, such as ["a", "b"]'}


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting: its name, what it is where nothing is said, and what it does."""

    name: str
    default: str | bool | int | list[str]
    words: str


PORTAL = (
    Choice("name", "Commonweal", "The partnership's own name, at the head of every page."),
    Choice("colour", "", 'The head\'s colour, such as "#1d3557"; white words must be readable on it.'),
    Choice("contact", "", "The e-mail address that residents are given."),
    Choice("hosts", [], "The names that the portal answers to. With any, demonstration accounts are shut."),
    Choice("address", "", 'Where readers find it: "https://csp.example.org". Without it, notices send no mail.'),
    Choice("https", False, "Whether readers come by https: cookies are then never sent without it."),
    Choice("proxies", 0, "How many servers of your own stand before the portal and add to X-Forwarded-For."),
    Choice("scanner", [], "The command that looks through every upload, from standard input: 0 clean, 1 infected."),
    Choice("breached_passwords", "", "Your file of Pwned Passwords (SHA-1, ordered by hash); none of it is taken."),
    Choice("database", "", "The web's login at PostgreSQL; without it, a SQLite file in the workspace."),
    Choice("database_owner", "", "The login that owns the tables: for upgrades, the worker and commands."),
)
MAIL = (
    Choice("host", "", "The mail server. Without it, mails are written to portal/mail in the workspace."),
    Choice("port", 587, "Its port."),
    Choice("tls", True, "Whether to encrypt with STARTTLS."),
    Choice("user", "", "The user that the portal signs in as there."),
    Choice("password", "", "That user's password; better given by COMMONWEAL_MAIL_PASSWORD."),
    Choice("from", "no-reply@localhost", "Whom mails come from."),
)
VARIABLES = {
    "COMMONWEAL_WORKSPACE": "The workspace's folder, where `--workspace` is not given.",
    "COMMONWEAL_DATABASE": "Wins over `database`.",
    "COMMONWEAL_DATABASE_OWNER": "Wins over `database_owner`.",
    "COMMONWEAL_KEYS": "The file of the keys that seal fields; without it, `keys/fields.json` in the workspace.",
    "COMMONWEAL_MAIL_PASSWORD": "Wins over `password` of `[mail]`.",
}


def chosen(said: Any, choices: tuple[Choice, ...], *, beside: tuple[str, ...] = ()) -> dict[str, Any]:
    """Every setting, as chosen or by default. `beside`: names of tables that are read by themselves."""
    if not isinstance(said, Mapping):
        raise WorkspaceRefused("The setting mail in portal.toml cannot be read.", "Write it as a table, [mail].")
    known = {choice.name: choice for choice in choices}
    for name, value in said.items():
        if name not in known and name not in beside:
            raise WorkspaceRefused(f"portal.toml has no setting {name!r}.", _nearest(name, (*known, *beside)))
        if name in known and type(value) is not type(known[name].default):
            kind = KINDS[type(known[name].default)]
            raise WorkspaceRefused(f"The setting {name} in portal.toml cannot be read.", f"Write it as {kind}.")
    return {name: said.get(name, choice.default) for name, choice in known.items()}


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"Did you mean {near[0]!r}?" if near else f"It may have {', '.join(known)}."
