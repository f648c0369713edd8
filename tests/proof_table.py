"""Things for each row of ACCESS.md's table, and one real form sent for each act on them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import Document, Face, Release, Thing
from commonweal.portal.access.verbs import audiences, releases
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item, Meeting, Minute
from commonweal.portal.operations.models import Operation
from commonweal.portal.partnership.models import Account, Agency, Membership, Person
from commonweal.portal.tasks.models import Action, Progress
from kept_papers import cleared, written
from planned_operations import entered, planned
from portal_world import World
from promises import promise
from round_world import item, meeting, publish

Rows = dict[type[Model], list[dict[str, Any]]]
SAID = "cxsaidbyformxc"


@dataclass
class Table:
    """A public thing and one for partners of each row that has a room, and who else is needed to act on them."""

    world: World
    meeting: Meeting
    items: dict[str, Item]
    papers: dict[str, Paper]
    actions: dict[str, Action]
    operation: Operation  # for partners, led by the fire brigade
    second: Account  # another clerk: whoever approves, approves another's
    lead: Account  # who leads the police


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
    made = Table(world, at, items, papers, actions, operation, _account(world, "second"), _account(world, "lead"))
    _member(made.second, world.agencies["Council"], "clerk", body=world.body)
    _member(made.lead, world.agencies["Police"], "partner officer", body=world.body, duty="agency lead")
    return made


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
        found["action", who] = {
            "list": reverse("tasks:register"),
            "page": reverse("tasks:action", args=[action.pk]),
            "export": f"{reverse('tasks:export')}?form=csv",
        }
    found["operation", "partners"] = {
        "list": reverse("operations:index"),
        "page": reverse("operations:operation", args=[table.operation.pk]),
        "export": reverse("operations:export", args=[table.operation.pk]),
    }
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
