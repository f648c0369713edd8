"""Uploads are read in a process of their own, with little memory and little time.

Readers of pictures and PDF are large programs in C: a file made to crash one, to fill the memory or never to end takes
down a process that held nothing, and the person reads in plain words that the file was refused.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from commonweal.documents.safe_copy.copy import SafeCopy
from commonweal.documents.safe_copy.names import safe_name
from commonweal.documents.safe_copy.stream import check_size
from commonweal.errors import UploadRefused

SECONDS = 300  # by the clock, on a busy machine; the process itself is given less processor time
CHILD = "commonweal.documents.safe_copy.child"


def make_safe(name: str, content: bytes | Path) -> SafeCopy:
    """A harmless copy of an upload; raises UploadRefused, which says what is wrong and what to do."""
    if isinstance(content, Path):
        check_size(content.stat().st_size)
        content = content.read_bytes()
    check_size(len(content))
    answer = answer_of(CHILD, safe_name(name), content)
    if "refused" in answer:
        raise UploadRefused(*answer["refused"])
    return SafeCopy.from_json(answer["copy"])


def answer_of(child: str, name: str, content: bytes) -> dict[str, Any]:
    """What a process of its own says: a module, run. It is given the bytes and nothing of this one's surroundings."""
    try:
        done = subprocess.run(  # noqa: S603 - this very package, by this very Python
            [sys.executable, "-I", "-m", child, name],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env=_surroundings(),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise too_heavy() from late
    if done.returncode:
        raise too_heavy()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def too_heavy() -> UploadRefused:
    """The process was ended or ended itself."""
    return UploadRefused(
        "The file could not be read with the memory and time that a paper is given.",
        "Print it to a new PDF, or save it anew with smaller pictures, and upload that.",
    )


def _surroundings() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
