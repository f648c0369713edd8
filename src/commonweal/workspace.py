"""Where things lie in a workspace: one folder that holds the store, its restricted part and the settings."""

import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "COMMONWEAL_WORKSPACE"
DEFAULT = Path("commonweal-data")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder. Making the object makes nothing on disk."""

    root: Path

    @classmethod
    def find(cls, given: Path | None = None) -> "Workspace":
        """The folder given, else the one that the environment names, else `./commonweal-data`."""
        return cls(given or Path(os.environ.get(VARIABLE) or DEFAULT))

    @property
    def store(self) -> Path:
        """Editions that anyone may download from their publisher."""
        return self.root / "store"

    @property
    def register(self) -> Path:
        """The partnership's counting-rule register, where it keeps one."""
        return self.root / "register.toml"

    @property
    def restricted(self) -> Path:
        """Editions that could point at a person: readable by the owner alone."""
        return self.root / "restricted" / "store"

    @property
    def portal(self) -> Path:
        """The portal's own: its database (where it is SQLite), documents and signing key."""
        return self.root / "portal"
