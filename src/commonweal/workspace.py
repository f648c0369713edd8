"""Where things lie in a workspace: one folder that holds the store, its restricted part and the settings."""

import fcntl
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from commonweal.errors import WorkspaceRefused

VARIABLE, KEYS_VARIABLE = "COMMONWEAL_WORKSPACE", "COMMONWEAL_KEYS"
DEFAULT = Path("commonweal-data")
SETTINGS = "portal.toml"
ENGINES = ("duckdb", "spark")
STORE = {  # what `[store]` of the settings may say
    "engine": "What works questions out: `duckdb` on this machine, or `spark`.",
    "master": "Where Spark is: `local[*]` (this machine's processors), `spark://host:7077`, `yarn`, `k8s://...`.",
    "memory": 'How much memory the engine may take, such as "2GiB"; what needs more goes to temporary files.',
}
STORE_VARIABLES = {  # each wins over the setting
    "engine": "COMMONWEAL_ENGINE",
    "master": "COMMONWEAL_SPARK_MASTER",
    "memory": "COMMONWEAL_ENGINE_MEMORY",
}


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine works questions out. `master` and `memory`: as STORE says; "" leaves them to the engine."""

    name: str = ENGINES[0]
    master: str = ""
    memory: str = ""

    def __post_init__(self) -> None:
        if self.name not in ENGINES:
            raise WorkspaceRefused(
                f"There is no engine {self.name!r}.", f"Choose one of {', '.join(ENGINES)}: --engine spark."
            )


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder, and the engine named for its store, if any. Making the object makes nothing on disk."""

    root: Path
    given: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def find(cls, given: Path | None = None) -> "Workspace":
        """The folder given, else the one that the environment names, else `./commonweal-data`."""
        return cls(given or Path(os.environ.get(VARIABLE) or DEFAULT))

    def asked_with(self, **given: str) -> "Workspace":
        """The same folder with what is said here of the engine: `engine="spark"`, `master="yarn"`."""
        return replace(self, given={**self.given, **given})

    @property
    def engine(self) -> EngineChoice:
        """What is given, else the environment's, else `[store]` of portal.toml, else DuckDB."""
        of_environment = {name: value for name, of in STORE_VARIABLES.items() if (value := os.environ.get(of))}
        said = {**_store_settings(self.root), **of_environment, **self.given}
        return EngineChoice(said.get("engine", ENGINES[0]), said.get("master", ""), said.get("memory", ""))

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

    @property
    def field_keys(self) -> Path:
        """The keys of what is sealed: outside the portal's database, and outside every backup."""
        return Path(os.environ.get(KEYS_VARIABLE) or self.root / "keys" / "fields.json")


def _store_settings(root: Path) -> dict[str, str]:
    """`[store]` of a workspace's settings; nothing where there are none."""
    try:
        whole = tomllib.loads((root / SETTINGS).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceRefused(f"{SETTINGS} cannot be read.", f"Mend this: {error}.") from error
    said: Any = whole.get("store", {})
    if not isinstance(said, Mapping):
        raise WorkspaceRefused(f"The setting store in {SETTINGS} cannot be read.", "Write it as a table, [store].")
    for name, value in said.items():
        if name not in STORE or not isinstance(value, str):
            raise WorkspaceRefused(
                f"[store] in {SETTINGS} has no setting {name} = {value!r}.",
                f"It may have {', '.join(STORE)}, each in quotes.",
            )
    return dict(said)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """While no other process, and no other thread, is in here with this file: a list is read, changed and put back."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
