"""Pages on which the unit sanitises: written, proposed, agreed to, released or refused, withdrawn."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.disclosures.standing import live_between
from commonweal.portal.intelligence.forms.texts import ConsentForm, ProposeForm, RefuseForm, TextForm, WithdrawForm
from commonweal.portal.intelligence.models import WITHDRAWN, Item, Report, Sanitised
from commonweal.portal.intelligence.queries import texts, unit
from commonweal.portal.intelligence.queries.reports import mentions_of
from commonweal.portal.intelligence.reaching import PEOPLE
from commonweal.portal.intelligence.verbs import asking, consents, sanitised, withdrawals
from commonweal.portal.intelligence.verbs.going_out import LEGAL
from commonweal.portal.intelligence.views.asking import asked
from commonweal.portal.intelligence.views.unit import back_to, of_unit, said


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, id: UUID) -> HttpResponse:
    """A new text of a report."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    items = _items(reader, row)
    form = _form(request, reader, row, items, {})
    return asked(
        request, form, lambda: _at(sanitised.write(row, form.draft(items), by=reader)), title="Write a sanitised text",
        button="Keep it and look it over", back=back_to(row), said="Kept. Nobody but the unit reads it yet.",
        caption=row.reference, template="intelligence/text_form.html", items_above=unit.items_of(reader, row),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change one that is not proposed, or was refused."""
    reader = of_unit(request)
    text = texts.row(reader, id)
    must(text.state in sanitised.EDITABLE)
    items = _items(reader, text.report)
    form = _form(request, reader, text.report, items, _begins(text))
    return asked(
        request, form, lambda: _at(sanitised.rewrite(text, form.draft(items), by=reader)), title="Change the text",
        button="Keep it and look it over", back=_back(text), said="Kept.", caption=text.reference,
        template="intelligence/text_form.html", items_above=unit.items_of(reader, text.report),
    )  # fmt: skip


@require_GET
def text(request: HttpRequest, id: UUID) -> HttpResponse:
    """One text, and what is to be done with it next."""
    reader = of_unit(request)
    page = texts.page(reader, texts.row(reader, id))
    shown = {"page": page, "form": ProposeForm() if page.may_propose else None}
    return render(request, "intelligence/text.html", {**shown, "gone": page.state == WITHDRAWN})


@require_POST
def propose(request: HttpRequest, id: UUID) -> HttpResponse:
    """Lay it before a second person. Refused, what was typed stands at the form."""
    reader = of_unit(request)
    row = texts.row(reader, id)
    form = ProposeForm(request.POST)
    if form.is_valid():
        try:
            sanitised.propose(row, by=reader, why_it_stands=form.cleaned_data["why"])
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            return said(request, "It waits for a second person of the unit.", _at(row))
    page = texts.page(reader, texts.row(reader, id))
    return render(request, "intelligence/text.html", {"page": page, "form": form})


@require_POST
def approve(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let it out."""
    reader = of_unit(request)
    row = texts.row(reader, id)
    sha256 = request.POST.get("sha256", "")
    tried(
        request, lambda: sanitised.approve(row, sha256=sha256, by=reader), "It is out. Its readers are told that there "
        "is something to read.",
    )  # fmt: skip
    return redirect(_at(row))


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say why it does not go out."""
    reader = of_unit(request)
    row = texts.row(reader, id)
    form = RefuseForm(request.POST or None)
    return asked(
        request, form, lambda: sanitised.refuse(row, reason=form.cleaned_data["reason"], by=reader),
        title="Do not let it out", button="Refuse it", back=_back(row), said="Refused. Its author reads why.",
        caption=row.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take it back."""
    reader = of_unit(request)
    row = texts.row(reader, id)
    form = WithdrawForm(request.POST or None)
    return asked(
        request, form, lambda: withdrawals.withdraw(row, words=form.cleaned_data["words"], by=reader),
        title="Withdraw it", button="Withdraw it", back=_back(row), said="Withdrawn, wherever it was put.",
        caption=row.reference,
        tells="Its readers no longer read it, here or in any case. Whoever could read it is told that it is withdrawn.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record what the originator said."""
    reader = of_unit(request)
    row = texts.row(reader, id)
    form = ConsentForm(request.POST or None)
    return asked(
        request, form, lambda: consents.ask(row, by=reader, **form.said()),
        title="Record what the originator said", button="Record it", back=_back(row),
        said="Recorded. That they agree holds once a second person of the unit approved it.", caption=row.reference,
        tells=f"{row.report.agency.name} handed this in. Ask whoever answers there for what it hands in.",
    )  # fmt: skip


@require_POST
def ask_writer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask whoever wrote the report, here."""
    reader = of_unit(request)
    row = texts.row(reader, id)
    tried(request, lambda: asking.ask(row, by=reader), "Whoever wrote the report is asked, and sees these words.")
    return redirect(_at(row))


@require_POST
def approve_consent(request: HttpRequest, id: UUID) -> HttpResponse:
    """Agree that the consent is real and is of this."""
    reader = of_unit(request)
    row = texts.consent(reader, id)
    tried(request, lambda: consents.approve(row, by=reader), "The originator's consent stands.")
    return redirect(_at(row.text))


@require_http_methods(["GET", "POST"])
def refuse_consent(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say why it does not hold."""
    reader = of_unit(request)
    row = texts.consent(reader, id)
    form = RefuseForm(request.POST or None)
    form.fields["reason"].label = "Why does this consent not hold?"
    return asked(
        request, form, lambda: consents.refuse(row, words=form.cleaned_data["reason"], by=reader),
        title="Refuse the consent", button="Refuse it", back=_back(row.text), said="Refused.",
        caption=row.text.reference,
    )  # fmt: skip


def _form(request: HttpRequest, reader: Reader, row: Report, items: list[Item], begins: dict[str, object]) -> TextForm:
    listed = [(str(item.pk), f"Item {item.number}") for item in items]
    named = [(str(one.id), f"{one.kind_words}: {one.name}") for one in mentions_of(reader, row)]
    return TextForm(
        request.POST or None, items=listed, named=named, agreements=live_between([row.force_id]),
        begins=begins or {"items": [key for key, _ in listed]},
    )  # fmt: skip


def _items(reader: Reader, row: Report) -> list[Item]:
    return list(readable(reader, Item).filter(report=row).exclude(kind="withdrawal").order_by("number"))


def _begins(text: Sanitised) -> dict[str, object]:
    return {
        **{name: text.share.get(name, "") for name in LEGAL}, "agreement": text.share.get("agreement", ""),
        "emergency": text.share.get("emergency"), "meant": text.share.get("meant", []), "text": text.text,
        "left_out": text.left_out, "reach": text.reach, "agencies": text.agencies,
        "people": [":".join(pair) for pair in text.people] if text.reach == PEOPLE else [],
        "items": [str(item) for item in text.drawn.values_list("item", flat=True)],
    }  # fmt: skip


def _at(text: Sanitised) -> str:
    return reverse("intelligence:text", args=[text.pk])


def _back(text: Sanitised) -> tuple[str, str]:
    return f"Text {text.reference}", _at(text)
