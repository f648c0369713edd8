"""Making papers: uploaded, written here, or built from figures; and new versions of them."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from commonweal.documents.safe_copy import SafeCopy, make_safe
from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.library import dispatch, rules, written
from commonweal.portal.library.files import File, RunningHead, audience_words, rendered, text_file
from commonweal.portal.library.models import DRAFT, Paper, Version
from commonweal.portal.library.refusals import EmptyPaper, OwnedByOthers
from commonweal.portal.library.verbs import issuing, versions
from commonweal.portal.library.verbs.versions import Said
from commonweal.portal.partnership.models import Agency, Body, Person

UNKNOWN = "application/octet-stream"  # an original is kept as bytes and only ever saved, never opened by us


@dataclass(frozen=True, slots=True)
class Terms:
    """What goes with a paper beside its content.

    `audience` None: partners. `reach` "public": meant for everyone, which a release sees to once it is cleared.
    """

    home: Thing | None = None
    body: Body | None = None
    agency: Agency | None = None
    audience: Audience | None = None
    reach: str = ""
    late_reason: str = ""
    supplement: bool = False
    marking: str = ""
    basis: str = ""
    originator: Agency | None = None
    review_on: dt.date | None = None


ORDINARY = Terms()


def upload(title: str, *, name: str, content: bytes, by: Reader, terms: Terms = ORDINARY) -> Paper:
    """Keep an upload: a safe copy to be read, the original for its author and the clerk alone.

    The copy is made and rendered before the transaction begins: no other writer waits for a large file.
    """
    _may_make(terms, by=by)
    safe = make_safe(name, content)
    safe = replace(safe, title=title.strip() or safe.title)
    files = rendered(_head(safe.title, terms, by), safe)
    return _keep_new("upload", safe, files, original=(name, UNKNOWN, content), by=by, terms=terms)


def write(title: str, *, text: str, by: Reader, terms: Terms = ORDINARY, key: str = "") -> Paper:
    """Keep a paper written in the portal. `key`: what it is of, where a room drafted it of its figures."""
    _may_make(terms, by=by)
    _check_something(text)
    safe = written.safe_copy(title.strip(), text)
    files = (*rendered(_head(title, terms, by), safe), text_file(text))
    return _keep_new("written", safe, files, by=by, terms=terms, key=key)


@recorded
def build(
    title: str, *, safe: SafeCopy, files: tuple[File, ...], said: Said, key: str, parameters: dict[str, str],
    by: Reader, terms: Terms = ORDINARY,
) -> Paper:  # fmt: skip
    """Keep a report with the figures that it shows."""
    rules.check_reader_can_make(by, body=terms.body.pk if terms.body else None)
    paper = make(title, kind="report", by=by, terms=terms, report_key=key, parameters=parameters)
    versions.add(paper, safe, files=files, said=said, by=by)
    return paper


@recorded
def rebuild(paper: Paper, *, safe: SafeCopy, files: tuple[File, ...], said: Said, words: str, by: Reader) -> Version:
    """Build a report anew as its next version."""
    paper = _to_revise(paper, by)
    return versions.add(paper, safe, files=files, said=said, words=words, by=by)


def revise_upload(paper: Paper, *, name: str, content: bytes, words: str, by: Reader) -> Version:
    """A newer file as the next version; the paper is a draft again."""
    _may_revise(paper, by=by)
    safe = replace(make_safe(name, content), title=paper.title)
    files = rendered(RunningHead.of(paper), safe)
    return _keep_next(paper, safe, files, words=words, by=by, original=(name, UNKNOWN, content))


def revise_text(paper: Paper, *, text: str, words: str, seen: int, by: Reader) -> Version:
    """A newer text as the next version, where nobody else made one since version `seen`."""
    _may_revise(paper, by=by)
    _check_something(text)
    safe = written.safe_copy(paper.title, text)
    files = (*rendered(RunningHead.of(paper), safe), text_file(text))
    return _keep_next(paper, safe, files, words=words, seen=seen, by=by)


def make(title: str, *, kind: str, by: Reader, terms: Terms, **fields: Any) -> Paper:
    """The paper's own row, under its lock."""
    if not title.strip():
        raise EmptyPaper("The paper has no title.", "Give it one.")
    terms = _settled(terms)
    if by.person is None:
        raise LookupError("a paper is made by a person")
    author = Person.objects.select_related("agency").get(pk=by.person)
    return things.make(
        Paper, home=terms.home, audience=terms.audience or audiences.partners(), by=by, marking=terms.marking,
        basis=terms.basis, originator=terms.originator, review_on=terms.review_on, title=title.strip()[:300],
        kind=kind, reach=terms.reach, body=terms.body, author=author, agency=terms.agency or author.agency,
        late_reason=terms.late_reason.strip(), supplement=terms.supplement, made_at=now(), **fields,
    )  # fmt: skip


def _settled(terms: Terms) -> Terms:
    """The public is reached by a release alone; what came late says why."""
    if terms.audience is not None and terms.audience.kind == "public":
        terms = replace(terms, audience=None, reach="public")
    if terms.reach == "public" and terms.originator is not None:
        raise OwnedByOthers(
            f"This belongs to {terms.originator.name}: it is not meant for everyone until they agree.",
            "Keep it for the partnership. Their consent can be recorded on its page, and a copy released then.",
        )
    if dispatch.went_out(terms.home) is not None or terms.supplement:
        rules.check_said(terms.late_reason, "why this paper comes after the others went out")
    return terms


def _to_revise(paper: Paper, by: Reader, seen: int | None = None) -> Paper:
    """The row, held; back to a draft, its waiting release taken back."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    newest = Version.objects.filter(paper=paper).order_by("-number").values_list("number", flat=True).first() or 0
    rules.check_reader_can_revise(by, paper, seen=seen, now=newest)
    issuing.take_back(paper, reason="A newer version was made.", by=by)
    paper.state, paper.author_cleared_by, paper.chair_cleared_by = DRAFT, None, None
    paper.save(update_fields=["state", "author_cleared_by", "chair_cleared_by"])
    note("revise paper", by=by.account, thing=paper.pk)
    return paper


@recorded
def _may_make(terms: Terms, *, by: Reader) -> None:
    """Asked before a file is looked at at all, and entered in the audit where it is refused."""
    rules.check_reader_can_make(by, body=terms.body.pk if terms.body else None)


@recorded
def _may_revise(paper: Paper, *, by: Reader) -> None:
    rules.check_reader_can_revise(by, paper)


@recorded
def _keep_new(
    kind: str, safe: SafeCopy, files: tuple[File, ...], *, by: Reader, terms: Terms,
    original: tuple[str, str, bytes] | None = None, key: str = "",
) -> Paper:  # fmt: skip
    paper = make(safe.title, kind=kind, by=by, terms=terms, report_key=key)
    versions.add(paper, safe, files=files, original=original, by=by)
    return paper


@recorded
def _keep_next(
    paper: Paper, safe: SafeCopy, files: tuple[File, ...], *, words: str, by: Reader, seen: int | None = None,
    original: tuple[str, str, bytes] | None = None,
) -> Version:  # fmt: skip
    paper = _to_revise(paper, by, seen=seen)
    return versions.add(paper, safe, files=files, original=original, words=words, by=by)


def _head(title: str, terms: Terms, by: Reader) -> RunningHead:
    """What will stand on every page of a paper that is not kept yet."""
    _settled(terms)
    agency = terms.agency or Agency.objects.filter(people=by.person).first()
    kind = terms.audience.kind if terms.audience else "partners"
    reach = "public" if kind == "public" else terms.reach
    day = today()
    return RunningHead(
        title.strip(), terms.body.name if terms.body else "", f"{day.day} {day:%B %Y}",
        audience_words(reach, terms.marking, kind), agency.name if agency else "",
    )  # fmt: skip


def _check_something(text: str) -> None:
    if not text.strip():
        raise EmptyPaper("The paper is empty.", "Write something in it.")
