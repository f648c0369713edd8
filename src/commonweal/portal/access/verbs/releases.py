"""Release, the only widening: proposed by one person, approved by another, fixed by its hash, withdrawn by a tombstone.

While it waits it lies in the thing it was made of, so that only those who may read that see it. Approved, it stands
alone for its own audience. Withdrawn, its page stays to say so, and its files are for a few by name.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from commonweal.portal.access import afterwards, conditions
from commonweal.portal.access.homes import body_of
from commonweal.portal.access.kinds import row_of
from commonweal.portal.access.models import HIDDEN, Audience, Document, Release, Thing
from commonweal.portal.access.reach import holders
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import releases as rules
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.partnership.models import Account, Body

File = tuple[str, str, bytes | Path]  # name, media type, content


@recorded
def propose(
    of: Thing,
    *,
    kind: str,
    title: str,
    files: Sequence[File],
    audience: Audience,
    by: Reader,
    body: Body | None = None,
    texts: Mapping[str, str] | None = None,
) -> Release:
    """Lay files ready to go out. They were rendered for that audience, with a reader of `composing`.

    `texts`: what can be read in them, by their names, where the search is to find it.
    """
    rules.check_reader_can_propose(by, of, audience)
    if not files:
        raise ValueError("a release has at least one file")
    release = things.make(
        Release,
        home=of,
        audience=audiences.partners(),
        by=by,
        of=of,
        row=row_of(of.kind),
        body_id=body.id if body else body_of(of),
        reach=audience,
        kind=kind,
        title=title,
        sha256="",
        author=by.account,
        proposed_at=now(),
    )
    kept = [
        documents.keep(
            content, name=name, media_type=media_type, role="release", home=release.thing, audience=audiences.public(),
            by=by, text=(texts or {}).get(name, ""),
        )
        for name, media_type, content in files
    ]  # fmt: skip
    release.sha256 = hash_of(kept)
    release.save(update_fields=["sha256"])
    note("propose release", by=by.account, thing=release.pk)
    return release


def hash_of(files: Sequence[Document]) -> str:
    """A release's hash: SHA-256 over one line a file, as `sha256sum` prints them, in order of their names."""
    lines = sorted(f"{file.sha256}  {file.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@recorded
def approve(release: Release, *, sha256: str, by: Reader) -> Release:
    """Let it out, as a second person. `sha256` is what the page showed on which it was approved."""
    held = Release.objects.select_for_update().get(pk=release.pk)
    rules.check_reader_can_approve(by, held, sha256=sha256)
    conditions.check(by, held)
    rules.check_whole(hash_of(_files(held)), held)
    held.approver, held.approved_at = by.account, now()
    held.save(update_fields=["approver", "approved_at"])
    things.rehome(held.thing, home=None, audience=held.reach, by=by)
    things.settle(held.thing, by=by)
    afterwards.went_out(held, by)
    note("approve release", by=by.account, thing=held.pk)
    return held


@recorded
def refuse(release: Release, *, reason: str, by: Reader) -> Release:
    """Say why it does not go out. It stays where it lay, for those who may read what it was made of."""
    held = Release.objects.select_for_update().get(pk=release.pk)
    rules.check_reader_can_refuse(by, held)
    rules.check_said(reason, "reason")
    held.refused_by, held.refused_at, held.refused_reason = by.account, now(), reason.strip()
    held.save(update_fields=["refused_by", "refused_at", "refused_reason"])
    note("refuse release", by=by.account, thing=held.pk)
    return held


@recorded
def withdraw(release: Release, *, words: str, by: Reader) -> Release:
    """Take it back. Its address says so in these words; its files are kept for governance and those who were part."""
    held = Release.objects.select_for_update().get(pk=release.pk)
    rules.check_reader_can_withdraw(by, held)
    rules.check_said(words, "tombstone")
    held.withdrawn_at, held.withdrawn_by, held.tombstone = now(), by.account, words.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "tombstone"])
    part = Account.objects.filter(id__in=[held.author, held.approver, held.withdrawn_by])
    few = audiences.people({*part.values_list("person_id", flat=True), *holders("governance")})
    for file in _files(held):
        things.narrow_or_set(file.thing, audience=few, face=HIDDEN, by=by)
    afterwards.came_back(held, by)
    note("withdraw release", by=by.account, thing=held.pk)
    return held


def _files(release: Release) -> list[Document]:
    return list(Document.objects.filter(thing__home=release.thing, role="release").select_related("thing__home"))
