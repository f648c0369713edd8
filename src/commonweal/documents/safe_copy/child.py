"""The process that reads one upload: bytes in, one JSON object out, with limits that only loosen for its parent."""

import contextlib
import json
import os
import sys
from collections.abc import Callable

MEMORY = 2 * 1024**3
PROCESSOR_SECONDS = 100


def limit() -> None:
    """Little memory, little time, no file written, no process started; systems without such limits go without."""
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
                           (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):  # fmt: skip
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def answer(name: str, content: bytes) -> dict[str, object]:
    """The copy, or the refusal in words."""
    from commonweal.documents.safe_copy.make import copy_of

    return answered(lambda: {"copy": copy_of(name, content).to_json()})


def answered(read: Callable[[], dict[str, object]]) -> dict[str, object]:
    """What reading gives, or the refusal in words."""
    from commonweal.documents.safe_copy.apart import too_heavy
    from commonweal.documents.safe_copy.package import damaged
    from commonweal.errors import FileRefused

    try:
        return read()
    except FileRefused as refused:
        return {"refused": [refused.message, refused.next_step]}
    except (MemoryError, RecursionError):
        heavy = too_heavy()
        return {"refused": [heavy.message, heavy.next_step]}
    except Exception:  # readers of foreign formats raise what they like; nothing of the file may reach a log
        broken = damaged()
        return {"refused": [broken.message, broken.next_step]}


def main(answer: Callable[[str, bytes], dict[str, object]] = answer) -> None:
    """Read standard input, answer on standard output."""
    limit()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is not an answer
    out.write(json.dumps(answer(sys.argv[1], sys.stdin.buffer.read())).encode())
    out.close()


if __name__ == "__main__":
    main()
