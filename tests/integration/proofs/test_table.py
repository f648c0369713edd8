"""ACCESS.md's table, cell by cell: each role reads, writes, approves and grants by the portal's pages what it says.

The table is typed here from that page by hand, so that neither the code's own nor its tests' can bend with it. Reading
is asked of lists, pages, search, feeds, exports and files; each other act is one real form.
"""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

import proof_cases
import proof_intelligence
import proof_people
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.queries.reading import readable, readable_things
from commonweal.portal.access.table import ROWS
from commonweal.portal.audit.models import Entry
from portal_world import make_world
from proof_crawl import found_by_search
from proof_database import filled_once
from proof_table import ACTS, Sender, Table, make_table, places, rows

pytestmark = pytest.mark.django_db
# The usernames of the made-up partnership, in the order of the page's columns.
ROLES = (None, "member", "officer", "chair", "clerk", "analyst", "governance", "administrator")
TYPED = """
| item, minute | R | R | R | R P | R W P G | R | R | - |
| paper, report | R | R | R W | R P | R W P G | R W | R P | - |
| action | R | R, W own | R, W own | R W | R W | R, W own | R | - |
| operation | - | R | R, W own | R W | R G | R W | R | - |
| indicator | R | R | R, W own | R | R G | R W | R | - |
| paragraph | - | R | R, W own | R | R W | R W | R | - |
| engagement | R | R | R, W own | R W | R W G | R W | R | - |
| survey | - | - | R, W own | - | - | R W | - | - |
| plan | R | R | R, W own | R W | R W G | R W | R | - |
| consultation response | - | - | - | - | R W | R W | - | - |
| case, person | - | - | R W; lead G | - | - | - | - | - |
| broken glass | - | - | R own | - | - | - | R P | - |
| intelligence | - | - | R own, W own; intelligence unit R W P G | - | - | - | - | - |
| disclosure | - | - | R W | - | - | - | R P | - |
| disclosure register | - | - | - | - | - | - | R P | - |
| agreement | - | R | R | R | R | R | R W P | - |
| rights request | - | - | R own, W own | - | - | - | R W P | - |
| audit | - | - | lead: readers of own cases | - | - | - | R, itself logged | - |
| account | - | - | lead P | - | - | - | R | W |
"""
CELLS = {
    (row.strip(), role): said.strip()
    for line in TYPED.strip().splitlines()
    for row, *cells in [line.strip("|").split("|")]
    for role, said in zip(ROLES, cells, strict=True)
}
OF_UNIT = ("intelligence",)  # read by its writer and by those of a duty: asked of them below
WRITTEN_TO_US = ("survey", "consultation response")  # what people wrote is found by no search
OF_SHARING = ("disclosure", "disclosure register", "agreement", "rights request")  # whose room has lists of its own
OF_CASES = ("case, person", "broken glass")
UNSEARCHED = ("engagement", *WRITTEN_TO_US, *OF_SHARING, *OF_CASES)  # events are found in their calendar
FOR_PARTNERS = ("operation", "paragraph", *WRITTEN_TO_US, *OF_SHARING, *OF_CASES)  # their pages are
READ = ("item, minute", "paper, report", "action", "operation", "indicator", "paragraph", "plan", *UNSEARCHED)


@pytest.fixture(scope="module")
def table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Table]:
    """Things of each row, made once."""
    with filled_once(django_db_blocker):
        yield make_table(make_world())


def _allows(row: str, role: str | None, act: str) -> bool:
    """Whether the typed cell holds an act: `W own` is held by `W`, too. After a semicolon: a duty's, a lead's."""
    said = [part.strip() for part in CELLS[row, role].split(";")[0].split(",")]
    free = {letter for part in said if "own" not in part for letter in part.split()}
    return act in said or (act[0] in free and not CELLS[row, role].startswith("lead"))


def test_the_rows_are_the_code_s() -> None:
    assert {row for row, _ in CELLS} == set(ROWS)


@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize("row", READ)
def test_a_row_is_read_in_every_way_by_whom_the_table_says(table: Table, row: str, role: str | None) -> None:
    client = table.world.client(role)
    ways = set()
    for (of, who), addresses in places(table).items():
        if of != row:
            continue
        reads = who == "public" or (_allows(row, role, "R") and role is not None)
        word = f"cx{row.split(',')[0]}{who}xc"
        assert found_by_search(client, [word]) == ([word] if reads and row not in UNSEARCHED else []), (who, "search")
        for way, address in addresses.items():
            answer = client.get(address)
            assert (word.encode() in answer.content) == reads, (who, way, role)
            shared = ("list",) if row == "indicator" else ("list", "export")  # pages of many, some of them public
            lists_own = way == "list" and "R own" in CELLS[row, role]  # theirs alone, and nothing of another's
            for_all = (way in shared and row not in FOR_PARTNERS) or lists_own
            assert answer.status_code == (200 if reads or for_all else 404), (who, way)
            ways.add(way)
    beside = {
        "paper, report": {"file", "feed"},
        "action": {"export"},
        "operation": {"export"},
        "indicator": {"export"},
        "paragraph": set(),
        "plan": set(),
        "consultation response": set(),
        "survey": set(),
        "disclosure": set(),
        "disclosure register": {"export"},
        "agreement": set(),
        "rights request": set(),
        **{row: set() for row in OF_CASES},
    }
    assert ways >= {"list", "page"} | beside.get(row, {"feed"})


@pytest.mark.parametrize("who", [*ROLES, "fire", "unit"], ids=str)
def test_intelligence_is_its_writer_s_and_the_unit_s_alone(table: Table, who: str | None) -> None:
    client = table.world.client(who)
    for way, address in proof_intelligence.places(table.told).items():
        answer = client.get(address, follow=True)
        shown = proof_intelligence.WORD.encode() in answer.content
        assert shown == (who in ("fire", "unit") and way == "page"), (who, way)
        if who not in ("fire", "unit"):
            assert client.get(address).status_code == 404, (who, way)
    draft = client.get(reverse("intelligence:check", args=[table.told.draft.pk]))
    assert (proof_intelligence.WORD.encode() in draft.content) == (who == "fire")
    assert found_by_search(client, [proof_intelligence.WORD]) == []


@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize(("row", "act"), ACTS, ids=lambda part: part)
def test_an_act_is_done_for_whom_the_table_says_and_for_nobody_else(
    table: Table, row: str, act: str, role: str | None
) -> None:
    sender = _sender(table, role)
    done = ACTS[row, act](table, sender)
    assert done == _allows(row, role, act), CELLS[row, role]
    if not done:
        assert rows() == sender.before, "nothing changed"
        assert sender.refused, "and it is said, or nothing is there"


def test_the_lead_of_an_agency_confirms_its_people_and_no_other_does(table: Table) -> None:
    assert CELLS["account", "officer"] == "lead P"
    assert ACTS["account", "P"](table, _sender(table, "lead"))


def test_one_of_the_unit_lets_out_what_another_wrote_and_nobody_else_does(table: Table) -> None:
    assert CELLS["intelligence", "officer"].endswith("intelligence unit R W P G")
    for who in ("fire", "lead", "author"):
        sender = _sender(table, who)
        assert not proof_intelligence.approve(table, sender), who
        assert rows() == sender.before and sender.refused, who
    assert proof_intelligence.approve(table, _sender(table, "unit"))


def test_a_role_that_a_cell_does_not_name_would_be_found(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS["paper, report"], "member", {"R": "", "W": ""})
    assert ACTS["paper, report", "W"](table, _sender(table, "member")), "what the code allows is done"
    assert not _allows("paper, report", "member", "W"), "which the typed table does not"


def _sender(table: Table, role: str | None) -> Sender:
    return Sender(table.world.client(role), table.world.people[role] if role else None)


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_accounts_and_the_audit_have_pages_for_whom_the_table_says_alone(table: Table, role: str | None) -> None:
    client = table.world.client(role)
    people = [reverse("partnership:index"), reverse("partnership:person", args=[table.world.people["member"].pk])]
    manages = _allows("account", role, "R") or _allows("account", role, "W")  # who changes an account sees it
    for address in people:
        assert client.get(address).status_code == (200 if manages else 404), address
    for address in (reverse("audit:search"), reverse("audit:export"), reverse("audit:segments")):
        before = Entry.objects.filter(act__in=("read audit", "export audit")).count()
        reads = "R" in CELLS["audit", role].replace(",", " ").split()
        assert client.get(address).status_code == (200 if reads else 404), address
        logged = Entry.objects.filter(act__in=("read audit", "export audit")).count() - before
        assert logged == (1 if reads and address != reverse("audit:segments") else 0), "itself logged"


def test_the_lead_of_a_case_alone_opens_it_to_others_and_sees_who_read_it(table: Table) -> None:
    assert CELLS["case, person", "officer"] == "R W; lead G"
    assert CELLS["audit", "officer"] == "lead: readers of own cases"
    address = reverse("cases:who-read", args=[table.worked.case.pk])
    for role in (*ROLES, "lead"):
        assert not proof_cases.by_hand(table, _sender(table, role)), role
        assert table.world.client(role).get(address).status_code == 404, role
    assert not proof_cases.grant(table, _sender(table, "officer"))
    assert b"Officer Example" in table.world.client("fire").get(address).content
    assert not proof_cases.by_hand(table, _sender(table, "fire"))
    assert proof_cases.grant(table, _sender(table, "fire"))


POLICE = ("officer", "lead", "unit")  # officers of it, who read what it keeps and what both agencies do
BOTH = (*POLICE, "fire")


@pytest.mark.parametrize("who", [*ROLES, "fire", "unit", "lead"], ids=str)
def test_records_links_and_places_are_read_by_officers_of_their_agencies_alone(table: Table, who: str | None) -> None:
    client, known = table.world.client(who), table.known
    for word, addresses, readers in (
        (proof_people.BOTH, proof_people.pages(known), BOTH),
        (proof_people.OWN, proof_people.own_pages(known), POLICE),
    ):
        for way, address in addresses.items():
            answer = client.get(address)
            assert answer.status_code == (200 if who in readers else 404), (way, word)
            assert (word.encode() in answer.content) == (who in readers), (way, word)
        assert found_by_search(client, [word]) == [], "records are found by their own search alone"
    for way, answer in proof_people.lists(client).items():
        assert answer.status_code == (200 if who in BOTH else 404), way
        assert (proof_people.BOTH.encode() in answer.content) == (who in BOTH), way
        assert (proof_people.OWN.encode() in answer.content) == (who in POLICE), way


@pytest.mark.parametrize("who", [*ROLES, "fire", "lead"], ids=str)
def test_records_links_and_places_are_written_by_whom_the_table_says_and_granted_by_nobody(
    table: Table, who: str | None
) -> None:
    known, officers = table.known, ("officer", "lead")
    acts = (
        (proof_people.enter, known, (*officers, "fire")),
        (proof_people.correct, known, officers),
        (proof_people.take_out, known, officers),
        (proof_people.refuse, known.half, officers),
        (proof_people.refuse, known.link, (*officers, "fire")),
    )
    for act, of, doers in acts:
        sender = _sender(table, who)
        assert act(of, sender) == (who in doers), act.__name__
        if who not in doers:
            assert rows() == sender.before and sender.refused, act.__name__
    for thing in (known.record.thing, known.own.thing, known.link.thing, known.place.thing):
        assert not proof_people.grant(thing, _sender(table, who), table.world.agencies["Council"].pk)


@pytest.mark.parametrize("who", [*ROLES, "fire", "unit", "lead"], ids=str)
def test_things_of_every_kind_in_one_question_are_those_that_each_kind_s_own_gives(
    table: Table, who: str | None
) -> None:
    reader = table.world.reader(who)
    each = {pk for model in kept_models() for pk in readable(reader, model).values_list("pk", flat=True)}
    assert set(readable_things(reader).values_list("pk", flat=True)) == each


def test_a_thing_whose_cell_forbids_takes_no_more_questions_than_one_that_is_not_there(table: Table) -> None:
    reader, shut = table.world.reader("clerk"), table.shared.entry.thing
    assert not reader.may("R", "disclosure register")
    assert shut.lock_id in reader.locks, "its lock alone would let the clerk in"
    client = table.world.client("clerk")
    for name in ("access:audience", "access:consent", "access:review"):
        asked = []
        client.get(reverse(name, args=[uuid4()]))  # the first refusal of all begins the audit's chain
        for id in (shut.pk, uuid4()):
            with CaptureQueriesContext(connection) as caught:
                assert client.get(reverse(name, args=[id])).status_code == 404
            asked.append(len(caught))
        assert asked[0] == asked[1], name


def test_every_row_with_a_room_is_acted_on_here() -> None:
    kept = {model.TABLE_ROW for model in kept_models()}
    assert kept == {*READ, *OF_UNIT} == {row for row, _ in ACTS} - {"account"}
