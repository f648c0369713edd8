"""Letting something go for good: its rows, what sits in it or is tied to it, its files, its words beside the audit.

With a case go the meetings that were about no other, and why its glass was broken: that it was, the audit keeps. With
a report go the texts made of it, out of every case that they were put into.

What is left is an id in the list of erasures, by which it goes again when an older backup is restored.
"""

from collections.abc import Collection, Iterable
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Field, Model, ProtectedError, Q

from commonweal.portal.access import shelf
from commonweal.portal.access.kinds import kept_models
from commonweal.portal.access.models import Document, Face, Kept, SealedFrom, Seat, Thing, Widening
from commonweal.portal.access.sealed.index import folded
from commonweal.portal.audit.models import Aside
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.audit.verification import ERASE
from commonweal.portal.disclosures.models import Entry
from commonweal.portal.notices.models import Notice
from commonweal.portal.people import said
from commonweal.portal.people.indexing import NAME
from commonweal.portal.people.models import Record, RecordKey
from commonweal.portal.rights.held import cases, intelligence
from commonweal.portal.rights.models import Ask, Bite, UnitAsk
from commonweal.portal.rights.models.ask import DISPOSAL, DRAFTED, OPEN
from commonweal.portal.rights.refusals import CannotLetGo, StillHeld, StillToReview

# Rows that only say something of what goes, wherever they lie: they go with it.
GO_ALONG = {
    "disclosures.about", "disclosures.matter", "disclosures.entry", "disclosures.entryaddition", "disclosures.reviewed",
    "cases.subject", "people.link", "people.hint", "intelligence.gate",
}  # fmt: skip
# Of these, what only forgets that it refers to what goes: a confirmed link stands when its share's time is over.
FORGET = {
    ("people.link", "disclosure"), ("disclosures.entry", "agreement"), ("disclosures.entryaddition", "agreement"),
}  # fmt: skip

SEARCHES = ("search people", "search cases")  # acts whose words are what was looked for


def check_may_go(thing: UUID) -> None:
    """No hold bites it, or what it sits in, or what sits in it; nobody waits for an answer from it or reviews it."""
    ids = going(thing)
    if Bite.objects.filter(thing__in=ids | _above(thing)).exists():
        raise StillHeld("A legal hold keeps this, or something in it.", "It can go once the hold is lifted.")
    for model in (Ask, UnitAsk):
        if model.objects.filter(thing__in=ids, state__in=(OPEN, DRAFTED)).exclude(purpose=DISPOSAL).exclude(
            purpose="erasure"
        ).exists():  # fmt: skip
            raise StillHeld("Somebody asked for what is in this.", "It can go once they were answered.")
    if Entry.objects.filter(disclosure__in=ids, to_review=True, reviewed_at=None).exists():
        raise StillToReview("Governance has not reviewed this share yet.", "It can go once it was reviewed.")


@recorded
def remove(thing: UUID) -> frozenset[UUID]:
    """Let it go, whatever holds it: who calls this asked. Answers every id that went."""
    ids = going(thing)
    if not ids:
        return ids
    _searches(ids)
    hashes = set(Document.objects.filter(pk__in=ids).values_list("sha256", flat=True))
    _let_go_of(ids)
    _rows(ids)
    groups = set(Thing.objects.filter(pk__in=ids, audience__kind="group").values_list("audience", flat=True))
    Thing.objects.filter(pk__in=ids).update(home=None, other_end=None)
    Thing.objects.filter(pk__in=ids).delete()
    _seats(groups)
    Notice.objects.filter(about__in=ids).delete()
    erase_words(ids)
    transaction.on_commit(partial(_files, hashes))
    note("let go", by=None, thing=thing)
    return ids


def going(thing: UUID) -> frozenset[UUID]:
    """A thing, what sits in it, what is tied to it, and the rows that only say something of these."""
    found: set[UUID] = set(Thing.objects.filter(pk=thing).values_list("pk", flat=True))
    new = set(found)
    while new:
        near = Thing.objects.filter(Q(home__in=new) | Q(other_end__in=new)).values_list("pk", flat=True)
        new = (set(near) | _sayings(new) | cases.with_them(found) | intelligence.with_them(new)) - found
        found |= new
    return frozenset(found)


@recorded
def erase_words(ids: Iterable[UUID]) -> None:
    """The words beside every entry about these. The entries keep their commitment, and each erasure is an entry."""
    words = Aside.objects.filter(entry__thing__in=[str(one) for one in ids])
    for aside in words.order_by("entry_id"):
        _erase(aside)


def _searches(ids: Collection[UUID]) -> None:
    """The words of searches for somebody of whom nothing stays: no entry of theirs names a thing."""
    keys = RecordKey.objects.filter(kind=NAME)
    stay = keys.exclude(record__in=ids).values("value")
    gone = Record.objects.filter(pk__in=keys.filter(record__in=ids).exclude(value__in=stay).values("record"))
    asides = Aside.objects.filter(entry__act__in=SEARCHES).order_by("entry_id")
    for name in {one.name for one in (said.read(row.said) for row in gone) if one.name}:
        wanted = _words(name)
        for aside in asides.filter(words__icontains=name.split()[-1]):
            if _looks_for(wanted, aside.words):
                _erase(aside)


def _looks_for(wanted: set[str], said: str) -> bool:
    """Whether a search's words are for a name: of several words all, and a single name alone, since others bear it."""
    if len(wanted) > 1:
        return wanted <= _words(said)
    terms = (term.rpartition(": ")[2] for term in said.split(", "))
    return any(wanted == {word for word in _words(term) if not any(map(str.isdigit, word))} for term in terms)


def _words(said: str) -> set[str]:
    return {folded(word) for word in said.replace(",", " ").split()}


def _erase(aside: Aside) -> None:
    sequence = aside.entry_id
    aside.delete()
    note(ERASE, by=None, thing=str(sequence))


def _above(thing: UUID) -> set[UUID]:
    found: set[UUID] = set()
    home = Thing.objects.filter(pk=thing).values_list("home", flat=True).first()
    while home is not None and home not in found:
        found.add(home)
        home = Thing.objects.filter(pk=home).values_list("home", flat=True).first()
    return found


def _sayings(ids: Collection[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for model in kept_models():
        if model._meta.label_lower in GO_ALONG:
            for field in _references(model):
                if (model._meta.label_lower, field.name) in FORGET:
                    continue
                found |= set(model._default_manager.filter(**{f"{field.name}__in": ids}).values_list("pk", flat=True))
    return found


def _references(model: type[Model]) -> Iterable[Field]:  # type: ignore[type-arg]
    """Fields that name a kept row or a thing, but for the row's own thing."""
    for field in model._meta.concrete_fields:
        to = field.related_model
        if field.name != "thing" and isinstance(to, type) and issubclass(to, (Kept, Thing)):
            yield field


def _let_go_of(ids: Collection[UUID]) -> None:
    """Rows that stay forget what goes; where they cannot, nothing goes."""
    for model in kept_models():
        for field in _references(model):
            rows = model._default_manager.filter(**{f"{field.name}__in": ids}).exclude(pk__in=ids)
            if field.null:
                rows.update(**{field.name: None})
            elif rows.exists():
                raise CannotLetGo(
                    f"{str(model._meta.verbose_name_plural).capitalize()} that stay refer to this.",
                    "Let those go first, or keep this.",
                )


def _rows(ids: Collection[UUID]) -> None:
    """Rows beside, then the kept rows, in whichever order their references allow."""
    for model in (Face, Widening):
        model._default_manager.filter(thing__in=ids).delete()
    _beside(Thing, ids)
    waiting = [model for model in kept_models() if model._default_manager.filter(pk__in=ids).exists()]
    while waiting:
        left = [model for model in waiting if not _gone(model, ids)]
        if len(left) == len(waiting):
            raise CannotLetGo("Something that stays refers to this.", "Tell whoever runs the portal.")
        waiting = left


def _gone(model: type[Kept], ids: Collection[UUID]) -> bool:
    try:
        _beside(model, ids)
        model._default_manager.filter(pk__in=ids).delete()
    except ProtectedError:
        return False
    return True


def _beside(model: type[Model], ids: Collection[UUID]) -> None:
    """Rows of no lock of their own that name these."""
    for tie in model._meta.related_objects:
        other = tie.related_model
        if not tie.many_to_many and not issubclass(other, (Kept, Thing, Face, Widening)):
            other._default_manager.filter(**{f"{tie.field.name}__in": ids}).delete()


def _seats(groups: Collection[UUID]) -> None:
    """Who sat there, and why: nothing is left that they sat for."""
    over = [one for one in groups if not Thing.objects.filter(lock__audiences=one).exists()]
    Seat.objects.filter(audience__in=over).delete()
    SealedFrom.objects.filter(audience__in=over).delete()


def _files(hashes: Collection[str]) -> None:
    for digest in hashes:
        if not Document.objects.filter(sha256=digest).exists():
            shelf.remove(digest)
