"""What is written to the log: which page failed and how, never who asked, what was sent or what an address carried.

Django would log the whole request, and its error reports the values of variables; here a record keeps its logger, its
words and where in the code it happened.
"""

import logging
import re
import sys
import threading
from types import TracebackType
from typing import Any

# Long opaque parts of an address (a feed's token, a reset's key) and everything after the question mark.
SECRET = re.compile(r"(?<=/)(?![0-9a-f]{8}-[0-9a-f]{4}-)[A-Za-z0-9_:=-]{24,}")
QUERY = re.compile(r"\?\S*")
PLAIN = "{asctime} {levelname} {name}: {message}"


def masked(words: str) -> str:
    """Words without query strings and without the secrets that an address may carry."""
    return SECRET.sub("…", QUERY.sub("", words))


class Nameless(logging.Filter):
    """Takes the request off a record, and masks addresses in its words."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, without what could name a person."""
        record.__dict__.pop("request", None)
        record.msg, record.args = masked(record.getMessage()), None
        return True


class CodeOnly(logging.Formatter):
    """A failure's place in the code and its kind; never its message, which may quote what was typed."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """The frames and the class of the exception."""
        kind, _, trace = ei
        frames = []
        while trace is not None:
            code = trace.tb_frame.f_code
            frames.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return "\n".join([*frames, f"  {kind.__module__}.{kind.__qualname__}" if kind else ""])


def logged_without_people() -> dict[str, Any]:
    """Django's LOGGING: to standard error, at warning and above."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"nameless": {"()": "commonweal.portal.config.logs.Nameless"}},
        "formatters": {
            "plain": {
                "()": "commonweal.portal.config.logs.CodeOnly",
                "format": PLAIN,
                "style": "{",
            }
        },
        "handlers": {
            "standard error": {"class": "logging.StreamHandler", "filters": ["nameless"], "formatter": "plain"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["standard error"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["standard error"], "level": "ERROR", "propagate": False},
            "axes": {"handlers": ["nowhere"], "level": "CRITICAL", "propagate": False},  # it writes user names
        },
    }


def guard_standard_error() -> None:
    """Hold what nothing in the portal's own processes caught, and what gunicorn writes, to the same."""
    sys.excepthook = _fallen
    threading.excepthook = lambda fallen: _fallen(fallen.exc_type, fallen.exc_value, fallen.exc_traceback)
    for handler in logging.getLogger("gunicorn.error").handlers:
        handler.addFilter(Nameless())
        handler.setFormatter(CodeOnly(PLAIN, style="{"))


def _fallen(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        return
    sys.stderr.write(f"Traceback, without what was read:\n{told((kind, error, trace))}\n")


def told(failure: Any) -> str:
    """A failure as it may be written down: where in the code, and of what kind."""
    return CodeOnly().formatException(failure)
