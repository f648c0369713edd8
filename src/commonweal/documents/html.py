"""One HTML file that needs nothing else: templates that escape everything, and a Content-Security-Policy by hash.

The policy names the page's own style and script by their SHA-256, so that nothing else in it can run or be fetched,
whatever a label or a partner's text may hold.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

NOT_PRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))


def environment(folder: Path) -> Environment:
    """Templates of a folder: every value is escaped unless it is marked as HTML; a missing name is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )


def _printable(value: Any) -> Any:
    """Words without control characters: HTML has no place for them, and no font a glyph."""
    return value.translate(NOT_PRINTABLE) if type(value) is str else value


def content_security_policy(styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """Nothing from anywhere, but these styles and scripts, and pictures that the page itself draws."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hashes(styles)}",
            f"script-src {_hashes(scripts)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def render(folder: Path, template: str, *, style: str, script: str = "", **values: Any) -> str:
    """The page as text. `style` and `script` are this package's own files, never words from outside."""
    return (
        _kept(folder)
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - the package's own style sheet
            script=Markup(script),  # noqa: S704 - the package's own script
            policy=content_security_policy((style,), (script,) if script else ()),
            **values,
        )
    )


@cache
def _kept(folder: Path) -> Environment:
    """One environment a folder: compiling a paper's templates takes as long as filling them four times."""
    return environment(folder)


def _hashes(texts: tuple[str, ...]) -> str:
    if not texts:
        return "'none'"
    digests = (base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
