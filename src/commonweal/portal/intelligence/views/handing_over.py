"""Handing reports to the force's own system: one or all that wait as JSON, one as PDF; and the receipt read back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.audit.clock import now
from commonweal.portal.intelligence import printing
from commonweal.portal.intelligence.forms.unit import ExportForm, ReceiptFileForm
from commonweal.portal.intelligence.queries import exports as queries
from commonweal.portal.intelligence.queries import inbox, unit
from commonweal.portal.intelligence.verbs import exports
from commonweal.portal.intelligence.views.unit import back_to, of_unit

JSON, PDF = "application/json; charset=utf-8", "application/pdf"


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, id: UUID) -> HttpResponse:
    """One report as JSON."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    form = ExportForm(request.POST or None)
    shown = {"form": form, "line": unit.page(reader, row), "back": back_to(row), "reference": row.reference}
    if request.method == "POST" and form.is_valid():
        with_source = form.cleaned_data["source"] == "yes"
        content = exports.make([row], by=reader, with_source=with_source, why=form.cleaned_data["why"])
        return _file(content, "json", JSON)
    return render(request, "intelligence/export.html", shown)


@require_POST
def export_all(request: HttpRequest) -> HttpResponse:
    """Everything open that was not handed over yet, in one file. Where it comes from is in none of it."""
    reader = of_unit(request)
    rows = inbox.to_hand_over(reader)
    if not rows:
        messages.success(request, "Everything was handed over already.")
        return redirect("intelligence:inbox")
    return _file(exports.make(rows, by=reader), "json", JSON)


@require_POST
def print_one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One report as PDF, without its source."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    said = queries.out(reader, row, time=1)
    content = printing.pdf(said, page=unit.page(reader, row), reader=reader.name, at=timezone.localtime(now()))
    exports.printed(row, content, by=reader)
    return _file(content, "pdf", PDF)


@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Read back what the force's system says."""
    reader = of_unit(request)
    form = ReceiptFileForm(request.POST or None, request.FILES or None)
    shown: dict[str, object] = {"form": form, "back": ("The inbox", reverse("intelligence:inbox"))}
    if request.method == "POST" and form.is_valid():
        try:
            shown["answers"] = exports.read_back(form.cleaned_data["file"].read(), by=reader)
        except CommonwealError as refused:
            form.add_error("file", str(refused))
    return render(request, "intelligence/receipt.html", shown)


def _file(content: bytes, ending: str, media_type: str) -> HttpResponse:
    """A file whose name says nothing of what is in it."""
    name = f"intelligence-{timezone.localtime(now()):%Y%m%d-%H%M}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }  # fmt: skip
    return HttpResponse(content, content_type=media_type, headers=headers)
