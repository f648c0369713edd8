"""No way out for what is graded A1 or A2, is not graded, or whose originator was not asked.

First the rule itself over random derivations; then every verb that lets something out, over random grades, texts made
of texts, and grades that change while something waits or is out.
"""

import inspect
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commonweal.portal
from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.verbs import audiences, releases
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Entry
from commonweal.portal.cases.verbs.opening import Opening
from commonweal.portal.intelligence import codes, enforcement, grading
from commonweal.portal.intelligence.enforcement import Cleared
from commonweal.portal.intelligence.grading import Grading, Strictest
from commonweal.portal.intelligence.models import (
    OUT,
    WAITING,
    WRITTEN,
    Grade,
    Item,
    Released,
    ReleasedWords,
    Sanitised,
)
from commonweal.portal.intelligence.verbs import consents, going_out, grades, placing, sanitised
from graded_reports import FREE, draft, items, officer, report, set_up
from portal_world import World

TABLE = codes._ours()
COVERT = {"A1", "A2"}
GRADINGS = st.builds(
    Grading, st.sampled_from("123"), st.sampled_from("ABCDE"), st.sampled_from("PC"),
    st.frozensets(st.sampled_from([code.key for code in TABLE.conditions()])),
)  # fmt: skip
DERIVED = st.recursive(st.one_of(st.none(), GRADINGS), lambda one: st.lists(one, min_size=1, max_size=4), max_leaves=12)


def _leaves(made_of: object) -> list[Grading | None]:
    return [leaf for one in made_of for leaf in _leaves(one)] if isinstance(made_of, list) else [made_of]  # type: ignore[list-item]


def _held(made_of: object) -> Strictest:
    parts = [_held(one) for one in made_of] if isinstance(made_of, list) else [made_of]
    return grading.of(parts, TABLE)  # type: ignore[arg-type]


@given(DERIVED, st.booleans())
def test_what_may_go_out_is_graded_throughout_and_carries_no_covert_code(made_of: object, asked: bool) -> None:
    leaves = _leaves(made_of)
    carried = {code for leaf in leaves if leaf for code in leaf.codes}
    lawful = None not in leaves and not carried & COVERT and (asked or "S2" not in carried)
    try:
        enforcement.check_may_go_out(_held(made_of), TABLE, asked=asked)
    except Refused:
        assert not lawful
    else:
        assert lawful


def test_only_enforcement_says_that_something_may_go_out() -> None:
    with pytest.raises(TypeError):
        Cleared(Sanitised(), "", Strictest(), object())
    with pytest.raises(TypeError):
        going_out.let_out(object(), by=None)  # type: ignore[arg-type]


def test_what_went_out_is_made_in_one_place_and_copied_in_one_other() -> None:
    """Whoever writes a second way out comes by here."""
    root = Path(inspect.getfile(commonweal.portal)).parent
    makers = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "things.make(" in (text := path.read_text("utf-8")) and "ReleasedWords" in text
    }
    assert makers == {"intelligence/verbs/going_out.py", "intelligence/verbs/placing.py"}
    for name in ("let_out", "_entry"):
        found = [getattr(module, name) for module in (going_out, placing) if hasattr(module, name)]
        assert all("Cleared" in str(inspect.signature(one)) for one in found), name


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_random_grades_texts_and_cases_let_nothing_covert_out(world: World, seed: int) -> None:
    set_up(world)
    officer(world, "warden", "Council")
    random = Random(seed)  # noqa: S311 - a test's own
    for _ in range(3):
        made = report(world, *(f"Thing {n} is known." for n in range(random.randint(1, 4))))
        for _ in range(14):
            with gathering():
                _act(world, random, made.pk)
            _check(world)
    assert Sanitised.objects.exists()


def test_the_random_acts_do_get_something_out(world: World) -> None:
    """Else the test above would show nothing."""
    out = 0
    set_up(world)
    officer(world, "warden", "Council")
    random = Random(1)  # noqa: S311 - a test's own
    made = report(world, "One.")
    grades.grade(items(made)[0], FREE, by=world.reader("unit"))
    for _ in range(90):
        _act(world, random, made.pk)
        out = max(out, Sanitised.objects.filter(state=OUT).count())
    assert out
    assert Released.objects.exists()
    assert Entry.objects.filter(kind=placing.KIND).exists()


def _act(world: World, random: Random, report_id: object) -> None:
    """One act by one of the unit, or by a reader of what is out; refused acts change nothing."""
    by, other = random.sample(["unit", "second"], 2)
    mine = list(Item.objects.filter(report=report_id).order_by("number"))
    act = random.choice(["grade", "write", "propose", "propose", "consent", "approve", "approve", "place"])
    state = {"propose": WRITTEN, "consent": WAITING, "approve": WAITING}.get(act)
    texts = Sanitised.objects.filter(report=report_id).order_by("written_at", "pk")
    fitting = list(texts.filter(state=state) if state else texts)
    text = random.choice(fitting) if fitting else None
    try:
        if act == "grade":
            grades.grade(random.choice(mine), _grading(random), by=world.reader(by))
        elif act == "write":
            chosen = random.sample(mine, random.randint(1, len(mine)))
            said = draft(world, chosen[0].report, "Some things are known.", items=chosen)
            before = text if random.random() < 0.5 else None
            sanitised.write(chosen[0].report, said, by=world.reader(by), made_from=before)
        elif act == "propose" and text:
            sanitised.propose(text, by=world.reader(by), why_it_stands="Seen")
        elif act == "consent" and text:
            consents.approve(consents.ask(text, words="Agreed", by=world.reader(by)), by=world.reader(other))
        elif act == "approve" and text:
            sanitised.approve(text, sha256=text.sha256, by=world.reader(by))
        elif act == "place":
            _place(world)
    except Refused:
        pass


def _place(world: World) -> None:
    kind = next(iter(kinds().kinds))
    for released in Released.objects.order_by("pk"):
        with suppress(Refused):
            said = Opening(kind, "A case")
            placing.open_case(released, said, agency=world.agencies["Council"], by=world.reader("warden"))


def _grading(random: Random) -> Grading:
    if random.random() < 0.5:
        return FREE
    codes_ = {random.choice(["A1", "A2", "A3", "A3", "A3"]), random.choice(["S1", "S1", "S2"])}
    return Grading(random.choice("123"), random.choice("ABCDE"), "C", frozenset(codes_), "As told")


def _check(world: World) -> None:
    """Whatever a reader of the council may read was made of nothing that is covert now, or that lost its grade."""
    reader = world.reader("warden")
    open_words = list(readable(reader, ReleasedWords))
    for words in open_words:
        text = Sanitised.objects.get(released=words.released)
        drawn = {item.pk for item in _drawn(text)}
        standing = {grade.item_id: set(grade.codes) for grade in Grade.objects.filter(replaced_at=None)}
        assert drawn <= set(standing), "graded throughout"
        assert not any(standing[item] & COVERT for item in drawn)
        if any("S2" in standing[item] for item in drawn):
            assert text.consents.filter(sha256=text.sha256, approved_at__isnull=False).exists()
    ends = {words.thing_id for words in open_words} | {row.pk for row in readable(reader, Released)}
    for entry in readable(reader, Entry).filter(kind=placing.KIND):
        assert entry.thing.other_end_id in ends, "nothing is left of it in a case"
    assert not Audience.objects.filter(kind="public", pk__in=[w.thing.audience_id for w in open_words]).exists()


def _drawn(text: Sanitised) -> list[Item]:
    """Worked out another way than the product does."""
    found, at = [], text
    while at is not None:
        found += [one.item for one in at.drawn.all()]
        at = at.made_from
    return found


def test_a_report_and_its_parts_are_proposed_as_no_other_release(world: World) -> None:
    set_up(world)
    made = report(world)
    for thing in (made.thing, items(made)[0].thing):
        with pytest.raises(Refused):
            releases.propose(
                thing, kind="note", title="A note", files=[("a.txt", "text/plain", b"A")],
                audience=audiences.public(), by=world.reader("unit"),
            )  # fmt: skip
