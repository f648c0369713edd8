"""Pages on which a letter is chosen, filled in, looked over, corrected and made."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.errors import CommonwealError
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must
from commonweal.portal.audit.clock import today
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.letters import queries, verbs
from commonweal.portal.cases.letters.forms import SlotsForm, ToWhomForm, WordsForm
from commonweal.portal.cases.letters.templates_file import Template, offered, template_of
from commonweal.portal.cases.letters.writing import filled
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.naming import Named, Somebody, named_in, people_of
from commonweal.portal.cases.pages import back_to, partner
from commonweal.portal.cases.reviews import rules as review_rules
from commonweal.portal.cases.reviews.models import Review
from commonweal.portal.cases.verbs.entries import agency_of
from commonweal.portal.library.files import PDF, WORD
from commonweal.portal.partnership.models import Agency

About = Case | Review
FORMS = {"pdf": PDF, "docx": WORD}


@require_http_methods(["GET", "POST"])
def of_case(request: HttpRequest, id: UUID) -> HttpResponse:
    """A letter of a case."""
    reader = partner(request)
    case = one(reader, Case, id)
    must(case_rules.reader_can_write(reader, case))
    return _letter(request, reader, case, people_of(reader, case), back_to(case))


@require_http_methods(["GET", "POST"])
def of_review(request: HttpRequest, id: UUID) -> HttpResponse:
    """A letter to somebody who applied for a case review."""
    reader = partner(request)
    review = one(reader, Review, id)
    must(review_rules.reader_can_work(reader, review))
    others = people_of(reader, review.case) if review.case and review.case.lock_id in reader.locks else ()
    back = (f"Case review {review.reference}", reverse("cases:asb-review", args=[review.pk]))
    return _letter(request, reader, review, others, back)


@require_safe
def letter(request: HttpRequest, id: UUID) -> HttpResponse:
    """A letter that was made."""
    page = queries.page(partner(request), id)
    back = "cases:case" if page.of_kind == "cases.case" else "cases:asb-review"
    return render(
        request, "cases/letter.html", {"page": page, "line": page.line, "back": reverse(back, args=[page.of])}
    )


@require_safe
def file(request: HttpRequest, id: UUID, form: str) -> HttpResponse:
    """Its PDF or Word file."""
    found = queries.file(partner(request), id, form) if form in FORMS else None
    if found is None:
        raise Http404
    content, media_type = found
    headers = {
        "Content-Disposition": f'attachment; filename="letter-{str(id)[:8]}.{form}"',
        "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex",
    }  # fmt: skip
    return HttpResponse(content, content_type=media_type, headers=headers)


def _letter(
    request: HttpRequest, reader: Reader, about: About, people: tuple[Somebody, ...], back: tuple[str, str]
) -> HttpResponse:
    """One question at a time: which letter, to whom, what it says; then its words as they will go out."""
    of = "case" if isinstance(about, Case) else "review"
    key, whom = request.GET.get("letter", ""), request.GET.get("to", "")
    shown: dict[str, object] = {"back": back, "about": about.reference}
    if not key:
        return render(request, "cases/letters.html", {**shown, "templates": offered(of)})
    try:
        template = template_of(of, key)
    except CommonwealError as refused:
        raise Http404 from refused
    shown |= {"template": template}
    if of == "case" and not whom:
        form = ToWhomForm(people=_whom(template, people))
        return render(request, "cases/letter_to.html", {**shown, "form": form, "key": key})
    to = next((one for one in people if str(one.id) == whom), None)
    return _worded(request, reader, about, template, to, people, shown)


def _worded(
    request: HttpRequest, reader: Reader, about: About, template: Template, to: Somebody | None,
    people: tuple[Somebody, ...], shown: dict[str, object],
) -> HttpResponse:  # fmt: skip
    agency = _agency(reader, about)
    if request.POST.get("step") == "words":
        return _checked(request, reader, about, template, agency, to, people, shown)
    form = SlotsForm(request.POST or None, template=template, initial=_initial(about, to))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        text = filled(template, {**_given(about, agency, reader), **{k: str(v) for k, v in said.items()}})
        others = named_in(f"{said['to']}\n{text}", people, but=to)
        words = WordsForm(initial={"to": said["to"], "dated": said["dated"], "text": text}, others=bool(others))
        return render(request, "cases/letter_words.html", {**shown, "form": words, "others": others})
    return render(request, "cases/letter_slots.html", {**shown, "form": form})


def _checked(
    request: HttpRequest, reader: Reader, about: About, template: Template, agency: Agency, to: Somebody | None,
    people: tuple[Somebody, ...], shown: dict[str, object],
) -> HttpResponse:  # fmt: skip
    others: tuple[Named, ...] = named_in(
        f"{request.POST.get('to', '')}\n{request.POST.get('text', '')}", people, but=to
    )
    form = WordsForm(request.POST, others=bool(others))
    if form.is_valid():
        said = form.cleaned_data
        words = verbs.Words(said["to"], said["text"], said["dated"], others, said.get("looked", False))
        try:
            made = verbs.make(about, template, words, agency=agency, by=reader)
        except CommonwealError as refused:
            form.add_error("looked" if others and not words.looked else None, str(refused))
        else:
            messages.success(request, "The letter is kept. Open it and look at it before you send it.")
            return redirect("cases:letter", made.pk)
    return render(request, "cases/letter_words.html", {**shown, "form": form, "others": others})


def _whom(template: Template, people: tuple[Somebody, ...]) -> list[tuple[str, str]]:
    """The case's people, those whom the template is for first."""
    ordered = sorted(people, key=lambda one: one.role != template.to)
    return [(str(one.id), f"{one.name}: {one.role_words.lower()}") for one in ordered]


def _initial(about: About, to: Somebody | None) -> dict[str, object]:
    if isinstance(about, Review):
        said = about.said
        address = "\n".join(
            part for part in (said.get("name", ""), *said.get("address", "").split(",")) if part.strip()
        )
        return {"to": address, "name": said.get("name", ""), "dated": today()}
    return {"to": queries.address_of(to) if to else "", "name": to.said.name if to else "", "dated": today()}


def _given(about: About, agency: Agency, reader: Reader) -> dict[str, str]:
    received = f"{about.received_on:%-d %B %Y}" if isinstance(about, Review) else ""
    return {
        "reference": about.reference, "date": f"{today():%-d %B %Y}", "agency": agency.name, "officer": reader.name,
        "received": received,
    }  # fmt: skip


def _agency(reader: Reader, about: About) -> Agency:
    if isinstance(about, Case):
        return agency_of(about, reader)
    return Agency.objects.filter(pk__in=sorted(reader.serves)).order_by("name", "pk")[0]
