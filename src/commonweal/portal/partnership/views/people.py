"""People: the list, one person, their account and their second factor."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.audit.recording import note
from commonweal.portal.partnership import forms
from commonweal.portal.partnership.models import Account, Person, SecondFactorReset
from commonweal.portal.partnership.queries import people as seen
from commonweal.portal.partnership.rules import reader_can_answer_reset, reader_can_manage_people
from commonweal.portal.partnership.verbs import people, second_factors
from commonweal.portal.partnership.views.asking import asked, done_at_once, people_manager, people_reader

INVITED = """An account was made for you at the partnership's portal. Choose its password here:

{address}/account/password/reset/

Give the address that this message went to. You are then asked to add a second step to your sign-in.
"""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everyone, with what they hold today."""
    reader = people_reader(request)
    words = request.GET.get("words", "").replace("\0", "")  # which no PostgreSQL can be asked for
    page, rows = seen.page_of_people(words, request.GET.get("page"))
    told = {
        "page": page,
        "rows": rows,
        "words": words,
        "may_change": reader_can_manage_people(reader),
        "waiting": len(seen.resets_waiting()),
    }
    return render(request, "partnership/people.html", told)


@require_safe
def person(request: HttpRequest, found: UUID) -> HttpResponse:
    """One person. That they were looked up is in the audit."""
    reader = people_reader(request)
    one = seen.person(found)
    if one is None:
        raise Http404
    note("read person", by=reader.account, thing=found)
    told = {"person": one, "may_change": reader_can_manage_people(reader)}
    return render(request, "partnership/person.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a person."""
    by = people_manager(request)

    def act(typed: dict[str, Any]) -> Person:
        return people.add(**typed, by=by)

    form = forms.PersonForm(request.POST or None)
    return asked(request, form, act, title="Enter a person", done="The person is entered.", to=lambda p: _page(p.id))  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, found: UUID) -> HttpResponse:
    """Change a person."""
    by = people_manager(request)
    one = get_object_or_404(Person, pk=found)
    fields = {name: getattr(one, name) for name in ("name", "prefix", "suffix", "post", "agency")}
    form = forms.PersonForm(request.POST or None, initial=fields)
    return asked(
        request, form, lambda typed: people.change(one, **typed, by=by), title="Change a person",
        done="The person is changed.", to=_page(found),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def give_account(request: HttpRequest, found: UUID) -> HttpResponse:
    """Make an account; its owner is told by mail how to choose a password."""
    by = people_manager(request)
    one = get_object_or_404(Person, pk=found)

    def act(typed: dict[str, Any]) -> None:
        people.give_account(one, **typed, by=by)
        address = settings.PORTAL_ADDRESS or request.build_absolute_uri("/").rstrip("/")
        send_mail("An account was made for you", INVITED.format(address=address), None, [typed["email"]])

    return asked(
        request, forms.AccountForm(request.POST or None), act, title="Make an account", button="Make the account",
        done="The account is made, and its owner told by mail how to choose a password.", to=_page(found),
    )  # fmt: skip


@require_POST
def close_account(request: HttpRequest, found: UUID) -> HttpResponse:
    """Shut an account at once."""
    by = people_manager(request)
    account = get_object_or_404(Account, person=found)
    done = "The account is closed; its sessions and feeds have ended."
    return done_at_once(request, lambda: people.close_account(account, by=by), done=done, to=_page(found))


@require_POST
def open_account(request: HttpRequest, found: UUID) -> HttpResponse:
    """Let a closed account sign in again."""
    by = people_manager(request)
    account = get_object_or_404(Account, person=found)
    return done_at_once(
        request, lambda: people.open_account(account, by=by), done="The account is open again.", to=_page(found)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask_reset(request: HttpRequest, found: UUID) -> HttpResponse:
    """Ask that a second factor may be set up again; somebody else has to agree."""
    by = people_manager(request)
    account = get_object_or_404(Account, person=found)
    return asked(
        request, forms.ResetForm(request.POST or None),
        lambda typed: second_factors.ask(account, **typed, by=by), title="Ask for a new second step",
        words="A second administrator, or information governance, has to agree before anything happens.",
        button="Ask", done="It waits for a second person to agree.", to=_page(found),
    )  # fmt: skip


@require_safe
def resets(request: HttpRequest) -> HttpResponse:
    """What waits for a second person."""
    reader = people_reader(request)
    waiting = seen.resets_waiting()
    asked_for = {row.id: row for row in SecondFactorReset.objects.filter(id__in=[one.id for one in waiting])}
    told = [(one, reader_can_answer_reset(reader, asked_for[one.id])) for one in waiting]
    return render(request, "partnership/resets.html", {"waiting": told})


@require_POST
def answer_reset(request: HttpRequest, found: UUID) -> HttpResponse:
    """Agree or refuse, as a second person."""
    by = people_reader(request)
    one = get_object_or_404(SecondFactorReset, pk=found)
    agreed = request.POST.get("answer") == "agree"
    verb = second_factors.agree if agreed else second_factors.refuse
    done = "Agreed: the account sets up its second step at its next sign-in." if agreed else "Refused."
    return done_at_once(request, lambda: verb(one, by=by), done=done, to=reverse("partnership:resets"))


def _page(found: UUID) -> str:
    return reverse("partnership:person", args=[found])
