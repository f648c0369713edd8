"""Things for each row of ACCESS.md's table, and one real form sent for each act on them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse

import plan_year
import proof_cases
import proof_intelligence
import proof_people
import proof_rights
import proof_sharing
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import Document, Face, Release, Thing
from commonweal.portal.access.verbs import audiences, releases, things
from commonweal.portal.engagement.models import Event, FoundTheme, Survey
from commonweal.portal.indicators.models import Call, Indicator, Paragraph, Version
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item, Meeting, Minute
from commonweal.portal.operations.models import Operation
from commonweal.portal.partnership.models import Account, Agency, Membership, Person
from commonweal.portal.plan.models import Plan, Priority, Response
from commonweal.portal.tasks.models import Action, Progress
from held_events import event
from kept_indicators import asked, given, handed_in, kept, paragraph_of
from kept_papers import cleared, written
from planned_operations import entered, planned
from portal_world import World
from promises import promise
from round_world import item, meeting, publish
from surveyed_portal import ABOUT, answers, taken_in, writing_of

Rows = dict[type[Model], list[dict[str, Any]]]
SAID = "cxsaidbyformxc"
MOMENT = dt.date(2026, 4, 1)
UPLOAD = {name: value for name, value in ABOUT.items() if value and name != "key"}


@dataclass
class Table:
    """A public thing and one for partners of each row that has a room, and who else is needed to act on them."""

    world: World
    meeting: Meeting
    items: dict[str, Item]
    papers: dict[str, Paper]
    actions: dict[str, Action]
    operation: Operation  # for partners, led by the fire brigade
    events: dict[str, Event]  # one of them for partners, both held by the fire brigade
    indicators: dict[str, Indicator]  # whose figures the fire brigade owes
    call: Call  # of the fire brigade
    survey: Survey  # for the analyst and an officer
    plans: dict[str, Plan]  # their priorities are led by the fire brigade
    response: Response
    second: Account  # another clerk: whoever approves, approves another's
    lead: Account  # who leads the police
    shared: proof_sharing.Shared = field(init=False)
    told: proof_intelligence.Told = field(init=False)
    rights: proof_rights.Rights = field(init=False)
    worked: proof_cases.Worked = field(init=False)
    known: proof_people.Known = field(init=False)


def make_table(world: World) -> Table:
    """Written by the portal's own verbs."""
    clerk, partners = world.reader("clerk"), audiences.partners()
    at = meeting(world)
    items = {
        "public": item(world, at, "cxitempublicxc"),
        "partners": item(world, at, "cxitempartnersxc", audience=partners, public_title="Something restricted"),
    }
    publish(world, at)
    papers = {
        "public": cleared(world, written(world, "cxpaperpublicxc", reach="public")),
        "partners": cleared(world, written(world, "cxpaperpartnersxc")),
    }
    actions = {
        who: promise(world, f"cxaction{who}xc", items[who], owner=None, agency=world.agencies["Fire brigade"], by=clerk)
        for who in items
    }
    operation = planned(world, "cxoperationpartnersxc", lead="Fire brigade", by="analyst")
    entered(world, operation, by="analyst", result="cxoperationpartnersxc")
    events = {
        "public": event(world, "cxengagementpublicxc", agency="Fire brigade", by="analyst"),
        "partners": event(world, "cxengagementpartnersxc", agency="Fire brigade", by="analyst", audience=partners),
    }
    second, lead = _account(world, "second"), _account(world, "lead")
    indicators = {
        who: kept(world, f"cxindicator{who}xc", agency="Fire brigade", audience=audiences.of(who)) for who in items
    }
    for indicator in indicators.values():
        given(world, indicator)
    call = asked(world, due_on=MOMENT, agencies=("Fire brigade",), report="cxparagraphpartnersxc")
    handed_in(world, call, by="fire", agency="Fire brigade")
    made = Table(
        world,
        at,
        items,
        papers,
        actions,
        operation,
        events,
        indicators,
        call,
        taken_in(world, name="cxsurveypartnersxc"),
        *_plans(world),
        second,
        lead,
    )
    made.shared = proof_sharing.make(world)
    made.told = proof_intelligence.make(world)
    made.rights = proof_rights.make(world)
    _member(made.second, world.agencies["Council"], "clerk", body=world.body)
    _member(made.lead, world.agencies["Police"], "partner officer", body=world.body, duty="agency lead")
    made.worked = proof_cases.make(world)
    made.known = proof_people.make(world)
    return made


def _plans(world: World) -> tuple[dict[str, Plan], Response]:
    """A plan for everyone and one for partners, and what somebody answered."""
    plans = {
        who: plan_year.made(world, f"cxplan{who}xc", lead="Fire brigade", audience=audiences.of(who))
        for who in ("public", "partners")
    }
    plan_year.answered(plan_year.asked(world, on=plan_year.released(world)), "cxconsultation responsepartnersxc")
    return plans, Response.objects.get()


def _account(world: World, name: str) -> Account:
    person = Person.objects.create(name=f"{name.title()} Example")
    account = Account(username=name, email=f"{name}@example.org", person=person, is_demo=True)
    account.set_unusable_password()
    account.save()
    world.accounts[name], world.people[name] = account, account.person
    return account


def _member(account: Account, agency: Agency, role: str, **given: Any) -> None:
    since = Membership.objects.order_by("since").values_list("since", flat=True)[0]
    Membership.objects.create(person=account.person, agency=agency, role=role, since=since, **given)


def _release(table: Table, of: Thing, by: str) -> Release:
    return releases.propose(
        of, kind="note", title="Note", files=[("note.txt", "text/plain", b"A note.")], audience=audiences.public(),
        by=table.world.reader(by),
    )  # fmt: skip


class Sender:
    """A browser that remembers what was kept before it sent its form, and what it was answered."""

    def __init__(self, client: Client, person: Person | None) -> None:
        self.client, self.person = client, person
        self.before: Rows = {}
        self.refused = False

    def post(self, address: str, said: dict[str, Any] | None = None) -> None:
        """Send one form."""
        self.before = rows()
        answer = self.client.post(address, said or {})
        # nothing there; the way back to a page that says why; or why not, at the form
        self.refused = answer.status_code in (302, 403, 404) or b"govuk-error-summary" in answer.content


def rows() -> Rows:
    """Everything that is kept, of things, people and what they hold."""
    models: tuple[type[Model], ...] = (*kept_models(), Thing, Face, Person, Membership)
    return {model: list(model._base_manager.order_by("pk").values()) for model in models}


# Each act: sends the form, and answers whether it was done.
Act = Callable[[Table, Sender], bool]


def write_minute(table: Table, client: Sender) -> bool:
    pk = table.items["public"].pk
    client.post(reverse("meetings:minute-save", args=[pk]), {f"{pk}-text": SAID, f"{pk}-version": "0"})
    return Minute.objects.filter(item=pk, text=SAID).exists()


def write_paper(table: Table, client: Sender) -> bool:
    said = {"title": SAID, "text": "Words of a paper.", "who-kind": "partners"}
    client.post(reverse("library:new-text"), said)
    return Paper.objects.filter(title=SAID).exists()


def _approve(of: Callable[[Table], Thing], by: str) -> Act:
    def approve(table: Table, client: Sender) -> bool:
        release = _release(table, of(table), by)
        said = {"sha256": release.sha256, "looked": "on"}
        client.post(reverse("access:approve-release", args=[release.pk]), said)
        return Release.objects.filter(pk=release.pk, approver__isnull=False).exists()

    return approve


def _grant(of: Callable[[Table], Thing]) -> Act:
    def grant(table: Table, client: Sender) -> bool:
        council = table.world.agencies["Council"].pk
        said = {"who-kind": "agencies", "who-agencies": [council], "who-face": "hidden"}
        looked = {"looked": f"agencies|{council}|hidden"}
        client.post(reverse("access:audience", args=[of(table).pk]), said | looked)
        return Thing.objects.filter(pk=of(table).pk, audience__kind="agencies").exists()

    return grant


def write_action(table: Table, client: Sender) -> bool:
    client.post(reverse("tasks:say", args=[table.actions["public"].pk]), {"words": SAID})
    return Progress.objects.filter(words=SAID).exists()


def write_own_action(table: Table, client: Sender) -> bool:
    """The same, once it is the sender's."""
    Action.objects.filter(pk=table.actions["public"].pk).update(owner=client.person, agency=None)
    return write_action(table, client)


def write_operation(table: Table, client: Sender) -> bool:
    client.post(reverse("operations:problem", args=[table.operation.pk]), {"scan": SAID})
    return Operation.objects.filter(scan=SAID).exists()


def write_own_operation(table: Table, client: Sender) -> bool:
    """The same, once the sender's agency leads it."""
    if client.person is not None:
        Operation.objects.filter(pk=table.operation.pk).update(lead=client.person.agency)
    return write_operation(table, client)


def write_event(table: Table, client: Sender) -> bool:
    client.post(reverse("engagement:cancel", args=[table.events["public"].pk]), {"reason": SAID})
    return Event.objects.filter(reason=SAID).exists()


def write_own_event(table: Table, client: Sender) -> bool:
    """The same, once the sender's agency holds it."""
    if client.person is not None:
        Event.objects.filter(pk=table.events["public"].pk).update(agency=client.person.agency)
    return write_event(table, client)


def write_survey(table: Table, client: Sender) -> bool:
    file = SimpleUploadedFile("answers.csv", answers(), "text/csv")
    said = {**UPLOAD, "name": SAID, "file": file}
    client.post(reverse("engagement:take-in-survey"), said)
    return Survey.objects.filter(name=SAID).exists()


def write_own_survey(table: Table, client: Sender) -> bool:
    """A text is grouped, once the sender is named."""
    of = writing_of(table.survey)
    if client.person is not None:
        named = audiences.people([client.person.pk, table.world.people["analyst"].pk])
        things.narrow_or_set(table.survey.thing, audience=named, face="hidden", by=None)
    client.post(reverse("engagement:survey-text", args=[of.pk, 1]), {"new": SAID})
    return FoundTheme.objects.filter(name=SAID).exists()


def write_indicator(table: Table, client: Sender) -> bool:
    row = table.indicators["partners"]
    client.post(reverse("indicators:end", args=[row.pk]), {"reason": SAID})
    return Indicator.objects.filter(pk=row.pk, ended_on__isnull=False).exists()


def write_own_indicator(table: Table, client: Sender) -> bool:
    """The same, once the sender's agency owes its figures."""
    if client.person is not None:
        Indicator.objects.filter(pk=table.indicators["partners"].pk).update(agency=client.person.agency)
    return write_indicator(table, client)


def write_paragraph(table: Table, client: Sender) -> bool:
    said = {
        "report": SAID, "asks": SAID, "first": "2025-04", "last": "2026-03", "due_on": "2026-04-30",
        "agencies": [table.world.agencies["Police"].pk],
    }  # fmt: skip
    client.post(reverse("indicators:ask"), said)
    return Call.objects.filter(report=SAID).exists()


def write_own_paragraph(table: Table, client: Sender) -> bool:
    """The words themselves, once the paragraph is the sender's agency's."""
    row = paragraph_of(table.call, "Fire brigade")
    if client.person is not None:
        Paragraph.objects.filter(pk=row.pk).update(agency=client.person.agency)
    client.post(reverse("indicators:write", args=[row.pk]), {"title": SAID, "text": SAID, "reach": "public"})
    return Version.objects.filter(title=SAID).exists()


def write_plan(table: Table, client: Sender) -> bool:
    row = Priority.objects.get(plan=table.plans["partners"])
    said = {"name": row.name, "lead": row.lead_id, "about": SAID}
    client.post(reverse("plan:change-priority", args=[row.pk]), said)
    return Priority.objects.filter(about=SAID).exists()


def write_own_plan(table: Table, client: Sender) -> bool:
    """The same, once the sender's agency leads the priority."""
    if client.person is not None:
        Priority.objects.filter(plan=table.plans["partners"]).update(lead=client.person.agency)
    return write_plan(table, client)


def write_response(table: Table, client: Sender) -> bool:
    client.post(reverse("plan:sum-up", args=[table.response.pk]), {"words": SAID})
    return Response.objects.filter(words=SAID).exists()


def write_account(table: Table, client: Sender) -> bool:
    member = table.world.people["member"]
    client.post(reverse("partnership:change", args=[member.pk]), {"name": member.name, "post": SAID})
    return Person.objects.filter(pk=member.pk, post=SAID).exists()


def confirm_account(table: Table, client: Sender) -> bool:
    held = Membership.objects.filter(person=table.world.people["officer"])
    held.update(recertified_on=None)
    client.post(reverse("partnership:confirm-membership", args=[held[0].pk]))
    return held.filter(recertified_on__isnull=False).exists()


def _item(table: Table) -> Thing:
    return table.items["public"].thing


def _paper(table: Table) -> Thing:
    return table.papers["partners"].thing


def _action(table: Table) -> Thing:
    return table.actions["public"].thing


def _operation(table: Table) -> Thing:
    return table.operation.thing


def _event(table: Table) -> Thing:
    return table.events["partners"].thing


def _survey(table: Table) -> Thing:
    return table.survey.thing


def _indicator(table: Table) -> Thing:
    return table.indicators["partners"].thing


def _call(table: Table) -> Thing:
    return table.call.thing


def _plan(table: Table) -> Thing:
    return table.plans["partners"].thing


def _response(table: Table) -> Thing:
    return table.response.thing


def _disclosure(table: Table) -> Thing:
    return table.shared.disclosure.thing


def _entry(table: Table) -> Thing:
    return table.shared.entry.thing


def _agreement(table: Table) -> Thing:
    return table.shared.agreement.thing


ACTS: dict[tuple[str, str], Act] = {
    ("item, minute", "W"): write_minute,
    ("item, minute", "P"): _approve(_item, "second"),
    ("item, minute", "G"): _grant(_item),
    ("paper, report", "W"): write_paper,
    ("paper, report", "P"): _approve(_paper, "officer"),
    ("paper, report", "G"): _grant(_paper),
    ("action", "W"): write_action,
    ("action", "W own"): write_own_action,
    ("action", "P"): _approve(_action, "second"),
    ("action", "G"): _grant(_action),
    ("operation", "W"): write_operation,
    ("operation", "W own"): write_own_operation,
    ("operation", "P"): _approve(_operation, "analyst"),
    ("operation", "G"): _grant(_operation),
    ("engagement", "W"): write_event,
    ("engagement", "W own"): write_own_event,
    ("engagement", "P"): _approve(_event, "analyst"),
    ("engagement", "G"): _grant(_event),
    ("survey", "W"): write_survey,
    ("survey", "W own"): write_own_survey,
    ("survey", "P"): _approve(_survey, "analyst"),
    ("survey", "G"): _grant(_survey),
    ("indicator", "W"): write_indicator,
    ("indicator", "W own"): write_own_indicator,
    ("indicator", "P"): _approve(_indicator, "analyst"),
    ("indicator", "G"): _grant(_indicator),
    ("paragraph", "W"): write_paragraph,
    ("paragraph", "W own"): write_own_paragraph,
    ("paragraph", "P"): _approve(_call, "analyst"),
    ("paragraph", "G"): _grant(_call),
    ("plan", "W"): write_plan,
    ("plan", "W own"): write_own_plan,
    ("plan", "P"): _approve(_plan, "analyst"),
    ("plan", "G"): _grant(_plan),
    ("consultation response", "W"): write_response,
    ("consultation response", "G"): _grant(_response),
    ("case, person", "W"): proof_cases.write,
    ("case, person", "G"): proof_cases.grant,
    ("broken glass", "P"): proof_cases.review,
    ("intelligence", "W"): proof_intelligence.write,
    ("intelligence", "W own"): proof_intelligence.write_own,
    ("intelligence", "P"): proof_intelligence.approve,
    ("intelligence", "G"): proof_intelligence.grant,
    ("disclosure", "W"): proof_sharing.record,
    ("disclosure", "P"): _approve(_disclosure, "officer"),
    ("disclosure", "G"): proof_sharing.grant,
    ("disclosure register", "P"): proof_sharing.review,
    ("disclosure register", "G"): _grant(_entry),
    ("agreement", "W"): proof_sharing.end_agreement,
    ("agreement", "P"): proof_sharing.sign_off,
    ("agreement", "G"): _grant(_agreement),
    ("rights request", "W"): proof_rights.write,
    ("rights request", "W own"): proof_rights.write_own,
    ("rights request", "P"): proof_rights.approve,
    ("rights request", "G"): _grant(proof_rights.thing),
    ("account", "W"): write_account,
    ("account", "P"): confirm_account,
}


def places(table: Table) -> dict[tuple[str, str], dict[str, str]]:
    """Where each row's thing is met: by way (list, page, feed, export, file), for the public's and the partners'."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for who in ("public", "partners"):
        item_, paper, action = table.items[who], table.papers[who], table.actions[who]
        found["item, minute", who] = {
            "list": reverse("meetings:meeting", args=[table.meeting.pk]),
            "page": reverse("meetings:item", args=[item_.pk]),
        }
        found["paper, report", who] = _paper_places(paper, who)
        found["engagement", who] = {
            "list": reverse("engagement:index"),
            "page": reverse("engagement:event", args=[table.events[who].pk]),
        }
        found["action", who] = {
            "list": reverse("tasks:register"),
            "page": reverse("tasks:action", args=[action.pk]),
            "export": f"{reverse('tasks:export')}?form=csv",
        }
    for who, indicator in table.indicators.items():
        found["indicator", who] = {
            "list": reverse("indicators:index"),
            "page": reverse("indicators:indicator", args=[indicator.pk]),
            "export": reverse("indicators:export", args=[indicator.pk]),
        }
    found["paragraph", "partners"] = {
        "list": reverse("indicators:calls"),
        "page": reverse("indicators:paragraph", args=[paragraph_of(table.call, "Fire brigade").pk]),
    }
    found["operation", "partners"] = {
        "list": reverse("operations:index"),
        "page": reverse("operations:operation", args=[table.operation.pk]),
        "export": reverse("operations:export", args=[table.operation.pk]),
    }
    found["engagement", "public"]["feed"] = reverse("engagement:calendar")
    found["survey", "partners"] = {
        "list": reverse("engagement:surveys"),
        "page": reverse("engagement:survey", args=[table.survey.pk]),
    }
    for who, plan in table.plans.items():
        found["plan", who] = {"list": reverse("plan:index"), "page": reverse("plan:plan", args=[plan.pk])}
    found["consultation response", "partners"] = {
        "list": reverse("plan:responses", args=[table.response.consultation_id]),
        "page": reverse("plan:sum-up", args=[table.response.pk]),
    }
    found |= proof_sharing.places(table.shared)
    found |= proof_rights.places(table.rights)
    found |= proof_cases.places(table.worked)
    found["item, minute", "public"]["feed"] = reverse("meetings:event", args=[table.meeting.pk])
    return found


def _paper_places(paper: Paper, who: str) -> dict[str, str]:
    if who == "partners":
        text = Document.objects.get(pk=paper.content_id)
        return {
            "list": reverse("library:index"), "page": reverse("library:paper", args=[paper.pk]),
            "file": reverse("access:document", args=[text.pk]),
        }  # fmt: skip
    release = Release.objects.get(of=paper.pk)
    file = Document.objects.get(thing__home=release.pk, role="release", name="content.json")
    return {
        "list": reverse("library:index"), "page": reverse("library:released", args=[release.pk]),
        "file": reverse("access:document", args=[file.pk]), "feed": reverse("meetings:published"),
    }  # fmt: skip
