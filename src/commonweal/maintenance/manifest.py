"""What a backup says of itself: every file with its hash, the database's kind, and the audit chain's last entry."""

import json
from dataclasses import asdict, dataclass, field

from commonweal.errors import FileRefused

NAME, SCHEMA = "manifest.json", "commonweal/backup/1"
ANOTHER = "Give a file that commonweal backup wrote."


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: SHA-256 by path within the workspace. `sequence` and `head`: the audit chain's last entry."""

    software: str
    made_at: str
    database: str  # sqlite, postgresql, none
    sequence: int
    head: str
    files: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Read one; FileRefused where it is not a manifest of this kind."""
        try:
            said = json.loads(text)
            if said.pop("schema") != SCHEMA:
                raise FileRefused("This backup is of another kind than this version reads.", ANOTHER)
            return cls(**said)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FileRefused("This backup's list of contents cannot be read.", ANOTHER) from error
