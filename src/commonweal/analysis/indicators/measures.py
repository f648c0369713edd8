"""Official measures by topic, and words that are none of them: a file that can change without the code."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from commonweal.errors import MappingRefused

OWN = "measures.toml"  # of a workspace: read in place of the package's


@dataclass(frozen=True, slots=True)
class Measure:
    """One official measure: what exactly it counts, and from when on."""

    topic: str
    name: str
    definition: str
    since: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of speech that is no official measure, and what to know of it."""

    said: str
    topic: str
    tells: str


@dataclass(frozen=True, slots=True)
class Measures:
    """All that the file says."""

    measures: tuple[Measure, ...]
    words: tuple[Word, ...]

    def of(self, topic: str) -> tuple[Measure, ...]:
        """The measures of a topic, in the file's order."""
        return tuple(m for m in self.measures if m.topic == topic)

    def unofficial(self, text: str) -> Word | None:
        """The first word of a text that is no official measure; None where it has none."""
        folded = f" {' '.join(text.casefold().split())}"
        return next((word for word in self.words if f" {word.said.casefold()}" in folded), None)


def measures(workspace: Path | None = None) -> Measures:
    """The workspace's own file where it has one, else the package's. Raises MappingRefused for one that is unsound."""
    own = workspace / OWN if workspace else None
    given = own.read_text(encoding="utf-8") if own and own.is_file() else _packaged()
    try:
        said = tomllib.loads(given)
        return Measures(
            tuple(Measure(m["topic"], m["name"], m["definition"], m["since"]) for m in said.get("measure", [])),
            tuple(Word(w["said"], w["topic"], w["tells"]) for w in said.get("word", [])),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise MappingRefused(
            f"{OWN} cannot be read: {error}.", "A [[measure]] has topic, name, definition and since; a [[word]] said, "
            "topic and tells.",
        ) from error  # fmt: skip


def _packaged() -> str:
    return (files("commonweal.analysis.indicators") / OWN).read_text(encoding="utf-8")
