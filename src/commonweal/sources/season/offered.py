"""The season files that one may choose from: the four that come with Commonweal, and those of a workspace."""

from pathlib import Path

from commonweal.errors import CommonwealError, FileRefused
from commonweal.records.season import Season
from commonweal.sources.season.read import LIMIT, parse

READY = Path(__file__).parent / "ready"
MOST = 100  # files of a workspace


def offered(folder: Path) -> dict[str, Season]:
    """Seasons by the names of their files; a workspace's own stands in place of a ready one. What cannot be read is
    passed over here: asked for by name, it says why (`season_named`).
    """
    found: dict[str, Season] = {}
    for name in _names(folder):
        try:
            found[name] = season_named(name, folder)
        except CommonwealError:
            continue
    return found


def season_named(name: str, folder: Path) -> Season:
    """The season of a file's name, without its ending. FileRefused where there is none."""
    file = next((where / f"{name}.toml" for where in (folder, READY) if name in _in(where)), None)
    if file is None:
        raise FileRefused(
            f"There is no season file '{name}'.", f"Put {name}.toml into the workspace's folder {folder.name}."
        )
    try:
        if file.stat().st_size > LIMIT:
            raise FileRefused(f"{file.name} is too large for a season.", "A season's plan is a few pages.")
        return parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{file.name} cannot be read.", "Save it as text in UTF-8.") from error


def _names(folder: Path) -> list[str]:
    return sorted({*_in(READY), *_in(folder)[:MOST]})


def _in(folder: Path) -> list[str]:
    return sorted(file.stem for file in folder.glob("*.toml")) if folder.is_dir() else []
