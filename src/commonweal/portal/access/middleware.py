"""Each request knows its reader; what it read is in the audit before the answer is sent."""

from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.portal.access.reader import Reader, reader_of
from commonweal.portal.audit import chain
from commonweal.portal.audit.recording import gathering


class ReaderMiddleware:
    """Sets `request.reader`. The answer is rendered in memory, then its entries are appended, then it is sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request; where its audit cannot be written, the answer is not given."""
        account = request.user if request.user.is_authenticated else None
        request.reader = reader_of(account)  # type: ignore[attr-defined]
        with gathering() as acts:
            response = self.get_response(request)
        if not acts:
            return response
        try:
            with transaction.atomic():
                chain.append(acts)
        except DatabaseError:
            return render(request, "unavailable.html", status=503)
        return response


def reader_for(request: HttpRequest) -> Reader:
    """The reader that the middleware set on this request."""
    reader = getattr(request, "reader", None)
    if not isinstance(reader, Reader):
        raise LookupError("no reader: the middleware has not run")
    return reader
