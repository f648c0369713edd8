"""What every page is given."""

from typing import Any

from django.http import HttpRequest


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The reader, for the page's head."""
    return {"reader": getattr(request, "reader", None)}
