"""A paper's way: cleared by its author, by the chair, sent back, withdrawn.

For what is meant for everyone, the author's clearance proposes the release and the chair's approves it: of the very
files that were seen, by a second person.
"""

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import releases, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.library import rules
from commonweal.portal.library.models import AUTHOR_CLEARED, CHAIR_CLEARED, DRAFT, WITHDRAWN, Paper, Version
from commonweal.portal.library.refusals import EmptyPaper
from commonweal.portal.library.verbs import issuing


@recorded
def clear_as_author(paper: Paper, *, by: Reader) -> Paper:
    """Its author says that it is ready."""
    paper = _locked(paper)
    rules.check_reader_can_clear_as_author(by, paper)
    version = newest(paper)
    if paper.reach == "public":
        issuing.propose(paper, version, by=by)
    paper.author_cleared_by = by.account
    return _moved(paper, AUTHOR_CLEARED, by)


@recorded
def clear_as_chair(paper: Paper, *, seen: str, by: Reader) -> Paper:
    """The chair (or who stands in) says that it goes before the body; what is meant for everyone is released."""
    paper = _locked(paper)
    release = issuing.waiting(paper)
    now = release.sha256 if release else newest(paper).sha256
    rules.check_reader_can_clear_as_chair(by, paper, seen=seen, now=now)
    if release is not None:
        releases.approve(release, sha256=seen, by=by)
    paper.chair_cleared_by = by.account
    things.settle(paper.thing, by=by)
    return _moved(paper, CHAIR_CLEARED, by)


@recorded
def send_back(paper: Paper, *, reason: str, by: Reader) -> Paper:
    """Not yet: a draft again, with what is wanted."""
    paper = _locked(paper)
    rules.check_reader_can_send_back(by, paper)
    rules.check_said(reason, "what is wanted before it can go on")
    issuing.take_back(paper, reason=reason, by=by)
    paper.author_cleared_by = paper.chair_cleared_by = None
    paper.reason = reason.strip()
    return _moved(paper, DRAFT, by)


@recorded
def withdraw(paper: Paper, *, reason: str, by: Reader) -> Paper:
    """It stays with its reason, and is read no more; what was released of it is withdrawn with these words."""
    paper = _locked(paper)
    rules.check_reader_can_withdraw(by, paper)
    rules.check_said(reason, "why it is withdrawn: everyone who could read it is told")
    issuing.withdraw(paper, words=reason, by=by)
    paper.reason = reason.strip()
    return _moved(paper, WITHDRAWN, by)


def newest(paper: Paper) -> Version:
    """Its newest version; EmptyPaper where it has none."""
    version = Version.objects.filter(paper=paper).order_by("-number").first()
    if version is None:
        raise EmptyPaper("This paper has no content yet.", "Upload or write it first.")
    return version


def _locked(paper: Paper) -> Paper:
    return Paper.objects.select_for_update(of=("self",)).select_related("thing").get(pk=paper.pk)


def _moved(paper: Paper, state: str, by: Reader) -> Paper:
    paper.state = state
    paper.save(update_fields=["state", "reason", "author_cleared_by", "chair_cleared_by"])
    note(f"paper {state}", by=by.account, thing=paper.pk)
    return paper
