"""What a workspace chose for its portal: `portal.toml`, with sound defaults for one machine."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from commonweal.errors import WorkspaceRefused
from commonweal.workspace import Workspace

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings that a partnership may choose."""

    secret_key: str
    hosts: tuple[str, ...]
    https: bool
    databases: dict[str, dict[str, Any]]
    files: Path


def choose(workspace: Workspace) -> Chosen:
    """Read a workspace's choices. `COMMONWEAL_DATABASE` (a postgresql:// address) wins over the file."""
    portal = workspace.portal
    try:
        chosen = tomllib.loads((workspace.root / "portal.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        chosen = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceRefused("portal.toml cannot be read.", f"Mend this: {error}.") from error
    address = os.environ.get("COMMONWEAL_DATABASE") or chosen.get("database", "")
    return Chosen(
        secret_key=_secret_key(portal),
        hosts=(*LOOPBACK, *chosen.get("hosts", ())),
        https=bool(chosen.get("https", False)),
        databases={"default": _postgresql(address) if address else _sqlite(portal)},
        files=portal / "files",
    )


def _secret_key(portal: Path) -> str:
    """The signing key: made once, readable by the owner alone."""
    file = portal / "secret-key"
    if not file.exists():
        portal.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return file.read_text()


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


def _postgresql(address: str) -> dict[str, Any]:
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
        "CONN_MAX_AGE": 60,
    }
