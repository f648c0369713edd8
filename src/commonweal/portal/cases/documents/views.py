"""Pages on which a file is added to a case, looked at, confirmed and withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.errors import CommonwealError
from commonweal.portal.access.queries import one
from commonweal.portal.access.views.asking import must
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.documents import queries, rules, verbs
from commonweal.portal.cases.documents.forms import AddForm, ConfirmForm, WithdrawForm
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.pages import asked, back_to, partner
from commonweal.portal.library.files import PDF


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """A file is sent. What is kept is a safe copy, which nobody else sees yet."""
    reader = partner(request)
    case = one(reader, Case, id)
    must(case_rules.reader_can_write(reader, case))
    form = AddForm(request.POST or None, request.FILES or None)

    def added() -> str:
        said = form.cleaned_data
        file = said["file"]
        sent = verbs.Sent(file.name, file.read(), said["title"], said["about"], form.owner())
        return reverse("cases:file", args=[verbs.add(case, sent, by=reader).pk])

    return asked(
        request, form, added, title="Add a file", button="Go on", back=back_to(case), caption=case.reference,
        said="A safe copy was made. Nobody else sees it yet.",
        tells="On the next page you see who will see it, and confirm. Nothing but a safe copy is kept: names of who "
        "wrote it, places where pictures were taken, comments, macros and hidden parts stay out.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, id: UUID) -> HttpResponse:
    """One file; whoever added it confirms here who will see it."""
    reader = partner(request)
    page = queries.page(reader, id)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        row = queries.row(reader, id)
        must(rules.reader_can_confirm(reader, row))
        if form.is_valid():
            try:
                kept = verbs.confirm(row, by=reader)
            except CommonwealError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "The file is in the case. Its members see it now.")
                return redirect("cases:file", kept.pk)
    return render(request, "cases/file.html", {"page": page, "line": page.line, "form": form})


@require_safe
def read(request: HttpRequest, id: UUID) -> HttpResponse:
    """The safe copy itself."""
    found = queries.pdf(partner(request), id)
    if found is None:
        return redirect("cases:file", id)
    content, name = found
    headers = {
        "Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
    }  # fmt: skip
    return HttpResponse(content, content_type=PDF, headers=headers)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """It was the wrong one, or should not be here."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_withdraw(reader, row))
    form = WithdrawForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.withdraw(row, why=form.cleaned_data["why"], by=reader), title="Withdraw this file",
        button="Withdraw it", back=back_to(row.case), caption=row.case.reference,
        said="It is withdrawn. The case's members are told to delete any copy.",
        tells="Nobody can open it any more. That there was a file, who added it, and why it went, stays in the case. "
        "If somebody saw it who should not have, tell your information governance officer today.",
    )  # fmt: skip
