"""A meeting round taken by the portal's own pages from its agenda to released minutes, with uploads for each audience.

Everything that is sown is a unique word with who may read it: those who may not must meet it nowhere.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commonweal.portal.access.models import Audience, Document, Release
from commonweal.portal.access.verbs import audiences
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import issuing
from commonweal.portal.meetings.models import Item, Meeting, Minutes, Pack
from commonweal.portal.meetings.verbs import packs
from portal_world import World
from proof_uploads import MAKERS, Upload, upload
from published_meeting import practice_of

PARTNERS = frozenset({"member", "officer", "fire", "chair", "clerk", "analyst", "governance"})
EVERYONE = PARTNERS | {None, "administrator"}
POLICE = PARTNERS - {"member", "fire"}  # the police and the council
Who = frozenset[str | None]
# Whom each item is for, and what everyone else sees of it.
ITEMS: dict[str, tuple[Who, str]] = {
    "open": (EVERYONE, "stub"), "partners": (PARTNERS, "stub"), "police": (POLICE, "stub"),
    "alone": (frozenset({"clerk", "chair"}), "hidden"),
}  # fmt: skip
# Key, item, who uploads it, for whom, which kinds of file.
PAPERS: tuple[tuple[str, str, str, Who, tuple[str, ...]], ...] = (
    ("open", "open", "officer", EVERYONE, tuple(MAKERS)),
    ("partners", "partners", "clerk", PARTNERS, ("docx", "xlsx")),
    ("police", "police", "officer", POLICE, ("pdf", "jpg")),
    ("clerk", "alone", "clerk", frozenset({"clerk"}), ("docx", "txt")),
    ("fire", "open", "fire", frozenset({"fire"}), ("png", "xlsx")),
)
NOT_CLEARED = ("clerk", "fire")  # for one person alone: nobody else can clear them


@dataclass
class Taken:
    """What the round left: every word with who may read it, and the uploads with their papers."""

    world: World
    words: dict[str, Who] = field(default_factory=dict)
    shown_to: dict[str, Who] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)  # of these words: those that a safe copy leaves out
    uploads: dict[UUID, Upload] = field(default_factory=dict)
    items: dict[str, UUID] = field(default_factory=dict)
    meeting: Meeting = field(init=False)

    def sow(self, word: str, who: Who, shown_to: Who | None = None) -> str:
        """Remember whom a word is for, and who of them is shown it: all, where nothing is said."""
        assert word not in self.words
        self.words[word] = who
        self.shown_to[word] = who if shown_to is None else shown_to
        return word

    def client(self, username: str) -> Client:
        """Signed in as someone."""
        return self.world.client(username)

    def post(self, username: str, address: str, **said: Any) -> None:
        """Send a form as its page would, and see that it was taken."""
        answer = self.client(username).post(address, said)
        assert answer.status_code == 302, (address, answer.status_code, answer.content.decode())


def take_round(world: World) -> Taken:
    """The whole round."""
    taken = Taken(world)
    taken.meeting = _meeting(taken, 30)
    for name in ITEMS:
        _add_item(taken, name)
    for paper in PAPERS:
        _upload(taken, *paper)
    for name, (who, _) in ITEMS.items():
        for role, username in (("author", "clerk"), ("chair", "chair")):
            taken.post(username, reverse("meetings:clear-item", args=[taken.items[name]]), **{"as": role})
        assert {"clerk", "chair"} <= who
    taken.post("clerk", reverse("meetings:publish-agenda", args=[taken.meeting.pk]))
    _make_packs(taken)
    _minute(taken)
    _let_out(taken)
    return taken


def _meeting(taken: Taken, days: int) -> Meeting:
    day = dt.date.today() - dt.timedelta(days=days)
    practice = practice_of(taken.world)
    taken.post("clerk", reverse("meetings:new-meeting", args=[practice.pk]), date=day.isoformat(), venue="Town Hall")
    return Meeting.objects.get(date=day)


def _who(world: World, name: str, who: Who) -> dict[str, Any]:
    """The fields of the form "Who is this for?"."""
    if who in (EVERYONE, PARTNERS):
        return {"who-kind": "public" if who == EVERYONE else "partners"}
    if who == POLICE:
        chosen = [world.agencies[one].pk for one in ("Police", "Council")]
        return {"who-kind": "agencies", "who-agencies": chosen}
    return {"who-kind": "people", "who-people": [world.people[one].pk for one in sorted(map(str, who))]}


def _add_item(taken: Taken, name: str) -> None:
    who, face = ITEMS[name]
    title = taken.sow(f"cxtitle{name}xc", who)
    said = {part: taken.sow(f"cx{part}{name}xc", who) for part in ("purpose", "recommendation", "summary")}
    if who != EVERYONE:
        said["who-basis"] = taken.sow(f"cxbasis{name}xc", who, shown_to=frozenset({"clerk"}))
        if face == "stub":
            said["who-stub_title"] = taken.sow(f"cxstub{name}xc", EVERYONE, shown_to=EVERYONE - who)
            said["who-stub_reason"] = "It is restricted."
    taken.post(
        "clerk", reverse("meetings:add-item", args=[taken.meeting.pk]), title=title, kind="business", knowing="on",
        **{"who-face": face}, **said, **_who(taken.world, name, who),
    )  # fmt: skip
    taken.items[name] = Item.objects.get(title=title).pk


def _upload(taken: Taken, key: str, item: str, by: str, who: Who, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        file = upload(kind, key)
        title = taken.sow(f"cxpaper{kind}{key}xc", who)
        for word in file.seen:
            taken.sow(word, who)
        for word in file.unseen:
            taken.sow(word, who & {by, "clerk"})
            taken.unseen.add(word)
        taken.post(
            by, f"{reverse('library:new-upload')}?home={taken.items[item]}", title=title,
            file=SimpleUploadedFile(file.name, file.content), **_who(taken.world, key, who),
        )  # fmt: skip
        paper = Paper.objects.get(title=title)
        taken.uploads[paper.pk] = file
        if key not in NOT_CLEARED:
            taken.post(by, reverse("library:clear-as-author", args=[paper.pk]))
            release = issuing.waiting(paper)
            paper.refresh_from_db()
            seen = release.sha256 if release else Document.objects.get(pk=paper.content_id).sha256
            taken.post("chair", reverse("library:clear-as-chair", args=[paper.pk]), seen=seen)
            assert Paper.objects.get(pk=paper.pk).state == "chair cleared"


def _make_packs(taken: Taken) -> None:
    """For the public, partners and the police; the public's let out by the chair, page by page."""
    clerk, meeting = taken.world.reader("clerk"), Meeting.objects.get(pk=taken.meeting.pk)
    narrow: Audience = audiences.agencies([taken.world.agencies[one].pk for one in ("Police", "Council")])
    packs.make(meeting, reach="partners", by=clerk)
    packs.make(meeting, reach="restricted", audience=narrow, by=clerk)
    pack = packs.make(meeting, reach="public", by=clerk)
    for page in range(1, pack.pages + 1):
        looked_at = taken.client("chair").get(reverse("meetings:pack-picture", args=[pack.pk, page])).content
        sha256 = hashlib.sha256(looked_at).hexdigest()
        taken.post("chair", reverse("meetings:pack-page", args=[pack.pk, page]), sha256=sha256)
    release = Pack.objects.select_related("release").get(pk=pack.pk).release
    assert release is not None
    taken.post("chair", reverse("meetings:publish-pack", args=[pack.pk]), sha256=release.sha256)


def _minute(taken: Taken) -> None:
    """Words, a decision and an action under each item; part of the open one's sibling is taken in private."""
    taken.post("clerk", reverse("meetings:attendance", args=[taken.meeting.pk]), act="held")
    clerk = taken.world.people["clerk"].pk
    for name, (who, _) in ITEMS.items():
        address = reverse("meetings:minute", args=[taken.items[name]])
        prefix = taken.items[name]
        said = {part: taken.sow(f"cx{part}{name}xc", who) for part in ("minute", "decision")}
        said["action"] = taken.sow(f"cxaction{name}xc", who & PARTNERS)  # an action is never for residents
        taken.post(
            "clerk", address, act="decide",
            **{f"{prefix}-text": f"It was said: {said['minute']}.", f"{prefix}-version": "0"},
            **{"decision-operative_text": said["decision"]},
        )  # fmt: skip
        taken.post(
            "clerk", address, act="action",
            **{f"{prefix}-text": f"It was said: {said['minute']}.", f"{prefix}-version": "1"},
            **{"action-text": said["action"], "action-owner": str(clerk), "action-due": "none"},
        )  # fmt: skip
    taken.post(
        "clerk", reverse("meetings:minute", args=[taken.items["police"]]), act="stub",
        **{f"{taken.items['police']}-text": "It was said: cxminutepolicexc.", f"{taken.items['police']}-version": "1"},
        **{"stub-outcome": taken.sow("cxoutcomepolicexc", EVERYONE)},
    )  # fmt: skip


def _let_out(taken: Taken) -> None:
    """Circulated, approved at a later meeting, and released by a second person."""
    meeting = taken.meeting.pk
    taken.post("clerk", reverse("meetings:circulate", args=[meeting]))
    later = _meeting(taken, 2)
    taken.post("clerk", reverse("meetings:approve-minutes", args=[meeting]), at=str(later.pk))
    taken.post("clerk", reverse("meetings:release-minutes", args=[meeting]))
    release = Minutes.objects.select_related("release").get(meeting=meeting).release
    assert release is not None
    taken.post("chair", reverse("access:approve-release", args=[release.pk]), sha256=release.sha256, looked="on")
    assert Release.objects.filter(approver=None).count() == 0
