"""Every file that is sent is looked through by the site's own scanner first, where the workspace names one.

Before any page sees it, and before the page's transaction begins: no other writer waits for a scanner. What it finds is
refused; where it does not answer, nothing is taken. What a visitor sends is put away: no form of theirs takes a file.
"""

import logging
import subprocess
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.portal.audit.recording import refused

CLEAN, INFECTED = 0, 1  # as clamdscan and clamscan answer; anything else is no answer
SECONDS = 120
SURROUNDINGS = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
logger = logging.getLogger(__name__)


class NoAnswer(Exception):
    """The scanner could not be asked."""


class Scanned:
    """Lets a form's files through once they are found clean."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        command = settings.CHOSEN.scanner
        if not command or request.method != "POST" or request.content_type != "multipart/form-data":
            return self.get_response(request)
        if not request.user.is_authenticated:
            request.FILES.clear()
            return self.get_response(request)
        return self._refusal(request, request.user.pk, command) or self.get_response(request)

    def _refusal(self, request: HttpRequest, account: UUID, command: tuple[str, ...]) -> HttpResponse | None:
        try:
            clean = _all_clean(command, (file for _, files in request.FILES.lists() for file in files))
        except NoAnswer as error:
            logger.error("an upload was not taken: the scanner did not answer", exc_info=error)
            return render(request, "scanned.html", {"unanswered": True}, status=503)
        if clean:
            return None
        refused("refused infected file", by=account)
        return render(request, "scanned.html", status=422)


def _all_clean(command: tuple[str, ...], files: Iterable["UploadedFile[Any]"]) -> bool:
    return all(_is_clean(command, file) for file in files)


def _is_clean(command: tuple[str, ...], file: "UploadedFile[Any]") -> bool:
    """Its bytes are given, and neither its name nor anything of this process's surroundings."""
    file.seek(0)
    given: dict[str, Any] = {"stdin": file.file} if hasattr(file, "temporary_file_path") else {"input": file.read()}
    try:
        code = subprocess.run(  # noqa: S603 - the command that portal.toml names, never a shell
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS, env=SURROUNDINGS,
            check=False, **given,
        ).returncode  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoAnswer from error
    file.seek(0)
    if code not in (CLEAN, INFECTED):
        raise NoAnswer
    return code == CLEAN
