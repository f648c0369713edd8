"""Asking for a report, and for its figures to be worked out again: both are done in the background."""

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.library import kinds, rules
from commonweal.portal.library.models import Version
from commonweal.portal.library.refusals import NotAReport

BUILD, CHECK = "library.report", "library.check"


@recorded
def ask(*, by: Reader, arguments: dict[str, str]) -> Job:
    """Have a report built. `arguments`: kind, what its form asks, home, body; `paper` to build that one anew."""
    rules.check_reader_can_make(by)
    kind = kinds.kind_of(arguments.get("kind") or kinds.USUAL)
    return jobs.ask(BUILD, title=f"Report: {kind.title}", arguments=arguments, by=by)


@recorded
def ask_check(version: Version, *, by: Reader) -> Job:
    """Have a version's figures worked out again from the very files that they name."""
    if not version.edition:
        raise NotAReport("This paper has no figures of its own.", "Only reports can be worked out again.")
    return jobs.ask(CHECK, title="Working the figures out again", arguments={"version": str(version.pk)}, by=by)


@recorded
def keep_check(version: Version, *, found: dict[str, object], by: Reader) -> None:
    """Keep how it came out, with the day."""
    Version.objects.filter(pk=version.pk).update(checked_at=now(), checked=found)
    note("check figures", by=by.account, thing=version.paper_id)
