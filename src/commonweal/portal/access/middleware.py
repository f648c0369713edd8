"""Each request knows its reader; what it read is in the audit before the answer is sent.

On PostgreSQL a page is one transaction, held to its reader's rights by the database itself (`access.walls`): verbs are
savepoints in it, and its entries are appended last, after the answer is rendered in memory. A view that raises, or
fails, takes everything back. On SQLite, where a transaction shuts out every other writer, each verb has its own.
"""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from uuid import UUID

from django.db import DatabaseError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from commonweal.errors import KeysRefused, StoreDamaged
from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.access.refusals import NotAllowed, Refused
from commonweal.portal.access.walls.acting import become, walled
from commonweal.portal.audit import chain
from commonweal.portal.audit.chain import Act, NotRecorded
from commonweal.portal.audit.recording import LONGEST_ACT, Gathered, enter_apart, gathering
from commonweal.portal.audit.visitors import visitors

REFUSED = (403, 404)
FAILED = 500
NO_KEYS = "Part of what is kept here is sealed, and its key is not here."
logger = logging.getLogger(__name__)


class ReaderMiddleware:
    """Sets `request.reader`; gives no answer whose audit cannot be written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        with gathering(in_transaction=walled()) as gathered:
            try:
                response = self._walled(request, gathered) if walled() else self._plain(request, gathered)
            except DatabaseError:
                logger.exception("a page was not given: its audit, or the database, could not be written")
                response = unavailable(request)
        enter_apart(visitors.of(gathered.refusals))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view raised: nothing that it wrote may stay. A refusal nobody caught is told in its own words."""
        request.view_raised = True  # type: ignore[attr-defined]
        if isinstance(exception, NotRecorded | OperationalError):
            logger.error("the database could not be written", exc_info=exception)
            return unavailable(request)
        if isinstance(exception, KeysRefused | StoreDamaged):
            logger.error("what is sealed or kept could not be read", exc_info=exception)
            return render_damaged(request, exception)
        if isinstance(exception, Refused):
            words = {"message": exception.message, "next_step": exception.next_step}
            status = 403 if isinstance(exception, NotAllowed) else 409
            return HttpResponse(render_to_string("access/refused.html", words, request), status=status)
        return None

    def _walled(self, request: HttpRequest, gathered: Gathered) -> HttpResponse:
        with ExitStack() as until_committed, transaction.atomic():
            become(request.user.pk if request.user.is_authenticated else None)
            response = self._answered(request, gathered)
            if _failed(request, response):
                transaction.set_rollback(True)
            else:
                if gathered.acts:
                    until_committed.enter_context(chain.turn())
                chain.append(gathered.acts)
        return response

    def _plain(self, request: HttpRequest, gathered: Gathered) -> HttpResponse:
        response = self._answered(request, gathered)
        if gathered.acts and not _failed(request, response):
            with transaction.atomic():
                chain.append(gathered.acts)
        return response

    def _answered(self, request: HttpRequest, gathered: Gathered) -> HttpResponse:
        reader = reader_of(request.user if request.user.is_authenticated else None)
        request.reader = reader  # type: ignore[attr-defined]
        response = self.get_response(request)
        thing = _asked_for(request)
        if response.status_code in REFUSED and thing is not None and not gathered.refusals:
            view = request.resolver_match.view_name if request.resolver_match else ""
            gathered.refusals.append(Act(f"refused {view}"[:LONGEST_ACT], reader.account, thing))
        return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """What is said where a restricted page or an act cannot be entered in the audit."""
    try:
        words = render_to_string("unavailable.html", request=request)
    except DatabaseError:  # the page's head asks the database too
        words = render_to_string("unavailable.html")
    return HttpResponse(words, status=503, headers={"Retry-After": "60"})


def render_damaged(request: HttpRequest, refused: KeysRefused | StoreDamaged) -> HttpResponse:
    """What is said where something kept is not what it was, or its keys are not here. Where they lie is not said."""
    message = NO_KEYS if isinstance(refused, KeysRefused) else refused.message
    words = {"message": message, "next": "Tell whoever runs the portal: a backup holds it, or the keys to it."}
    return HttpResponse(render_to_string("access/damaged.html", words, request), status=503)


def reader_for(request: HttpRequest) -> Reader:
    """The reader that the middleware set on this request."""
    reader = getattr(request, "reader", None)
    if not isinstance(reader, Reader):
        raise LookupError("no reader: the middleware has not run")
    return reader


def _failed(request: HttpRequest, response: HttpResponse) -> bool:
    return getattr(request, "view_raised", False) or response.status_code >= FAILED


def _asked_for(request: HttpRequest) -> UUID | None:
    """The thing that the address names: entered alike whether it is hidden, absent or forbidden."""
    if request.resolver_match is None:
        return None
    return next((value for value in request.resolver_match.kwargs.values() if isinstance(value, UUID)), None)
