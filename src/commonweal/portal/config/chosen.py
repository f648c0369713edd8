"""What a workspace chose for its portal: `portal.toml`, with sound defaults for one machine."""

import os
import re
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from commonweal.errors import WorkspaceRefused
from commonweal.portal.config import choices
from commonweal.portal.partnership.breached import check_fit
from commonweal.workspace import Workspace

LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA
LOGIN = "COMMONWEAL_LOGIN"  # "app" in the web's processes: wsgi.py sets it
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings that a partnership may choose."""

    secret_key: str
    hosts: tuple[str, ...]
    https: bool
    name: str  # the partnership's own, as it stands in the head of every page
    colour: str  # "" or "#rrggbb": white text must be readable on it
    address: str  # where the portal is reached, for mails: "https://portal.example.org", or ""
    contact: str  # where residents write: "" or an e-mail address
    proxies: int  # how many trusted proxies stand before the portal
    mail: dict[str, Any]
    databases: dict[str, dict[str, Any]]
    app_login: str  # the web's own login at PostgreSQL, which owns no table; "" where there is one login
    files: Path
    field_keys: Path
    scanner: tuple[str, ...]  # what looks through every upload; () where there is none
    breached_passwords: Path | None

    @property
    def beyond_this_machine(self) -> bool:
        """Whether the portal answers to names that others reach it by."""
        return any(host not in LOOPBACK for host in self.hosts)


def choose(workspace: Workspace) -> Chosen:
    """Read a workspace's choices. `COMMONWEAL_DATABASE` (a postgresql:// address) wins over the file."""
    portal = workspace.portal
    try:
        chosen = tomllib.loads((workspace.root / "portal.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        chosen = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceRefused("portal.toml cannot be read.", f"Mend this: {error}.") from error
    said = choices.chosen(chosen, choices.PORTAL, beside=("mail", "store"))
    application = os.environ.get("COMMONWEAL_DATABASE") or said["database"]
    owner = os.environ.get("COMMONWEAL_DATABASE_OWNER") or said["database_owner"]
    return Chosen(
        secret_key=_secret_key(portal),
        hosts=(*LOOPBACK, *said["hosts"]),
        https=said["https"],
        name=said["name"],
        colour=readable_colour(said["colour"]),
        address=said["address"].rstrip("/"),
        contact=said["contact"],
        proxies=said["proxies"],
        mail=_mail(choices.chosen(chosen.get("mail", {}), choices.MAIL), portal),
        databases={"default": _database(application, owner, portal)},
        app_login=unquote(urlsplit(application).username or "") if application and owner else "",
        files=portal / "files",
        field_keys=workspace.field_keys,
        scanner=tuple(said["scanner"]),
        breached_passwords=_breached(said["breached_passwords"], workspace.root),
    )


def readable_colour(colour: str) -> str:
    """A head's colour as chosen; refused where white text on it falls under the contrast that readers need."""
    if not colour:
        return ""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise WorkspaceRefused("The colour in portal.toml cannot be read.", 'Write it as colour = "#1d3557".')
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    contrast = 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)
    if contrast < LEAST_CONTRAST:
        raise WorkspaceRefused(
            f"White words on {colour} are hard to read (contrast {contrast:.1f}; at least {LEAST_CONTRAST} is needed).",
            "Choose a darker colour in portal.toml.",
        )
    return colour.lower()


def _breached(said: str, root: Path) -> Path | None:
    """The workspace's own list; one that was named and is not fit is refused, rather than passed over."""
    if not said:
        return None
    check_fit(root / said)
    return root / said


def _mail(said: dict[str, Any], portal: Path) -> dict[str, Any]:
    """Where mail goes: the server named under [mail], else files in the workspace, so that none is lost unseen."""
    if not said["host"]:
        folder = portal / "mail"
        return {
            "DEFAULT_FROM_EMAIL": said["from"],
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder),
        }
    return {
        "DEFAULT_FROM_EMAIL": said["from"],
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": said["host"],
        "EMAIL_PORT": said["port"],
        "EMAIL_USE_TLS": said["tls"],
        "EMAIL_HOST_USER": said["user"],
        "EMAIL_HOST_PASSWORD": os.environ.get("COMMONWEAL_MAIL_PASSWORD") or said["password"],
        "EMAIL_TIMEOUT": 20,
    }


def _secret_key(portal: Path) -> str:
    """The signing key: made once, readable by the owner alone."""
    file = portal / "secret-key"
    if not file.exists():
        portal.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return file.read_text()


WAIT = "-c lock_timeout=10s"  # how long a page waits for what another holds (the audit's head) before it answers 503


def _database(application: str, owner: str, portal: Path) -> dict[str, Any]:
    """The web signs in as the application, which the walls hold; commands and the worker as the tables' owner."""
    if not application:
        return _sqlite(portal)
    if os.environ.get(LOGIN) == "app":
        return _postgresql(application)
    return _postgresql(owner or application, "-c app.uid=system")


def _sqlite(portal: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(portal / "portal.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(address: str, *options: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise WorkspaceRefused(
            "The portal's database address is not one of PostgreSQL.", "Write postgresql://user:password@host/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"options": " ".join([WAIT, *options])},
        "CONN_MAX_AGE": 60,
    }
