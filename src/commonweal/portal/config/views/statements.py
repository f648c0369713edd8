"""Statements that a public body owes its readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the portal is, and whom to tell where it is not."""
    return render(request, "pages/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What the portal keeps about people, and its cookies."""
    return render(request, "pages/privacy.html")
