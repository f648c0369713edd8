"""Ten years x 12 meetings x 15 items x 5 papers, written in bulk: the size that list and search pages must bear.

Every paper says 600 words; of public items, the first paper was released to everyone.

Bulk, since the verbs would take an hour to say what this says in seconds; the rows are those that the verbs write.
"""

import datetime as dt
import random
from typing import Any, TypeVar

from commonweal.portal.access.models import STUB, Audience, Document, Face, Kept, Lock, Release, Thing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.wording import words_of
from commonweal.portal.audit.clock import new_id, now
from commonweal.portal.library.models import Issued, Paper, Version
from commonweal.portal.meetings.models import Attendance, Decision, Item, Meeting, Minute, Minutes, Practice
from commonweal.portal.partnership.models import Agency, Body, Person
from commonweal.portal.tasks.models import Action

YEARS, MEETINGS, ITEMS, PAPERS = 10, 12, 15, 5
WORDS_A_PAPER, VOCABULARY, TEXTS = 600, 8_000, 300  # so many texts, in turns
K = TypeVar("K", bound=Kept)
WORDS = (
    "burglary robbery patrol lighting school motorbike shelter volunteer survey estate quay shoplifting licence "
    "bonfire outreach camera warden lantern footpath housing diversion review funding ward figures residents".split()
)


class Bulk:
    """Gathers rows and writes them model by model."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self.rows: dict[type[Kept], list[Kept]] = {}

    def keep(self, model: type[K], home: Thing | None, audience: Audience, lock: Lock, **fields: Any) -> K:
        """One more row and its thing."""
        thing = Thing(
            id=new_id(), kind=model._meta.label_lower, home=home, audience=audience, lock=lock, made_at=now(),
            face=STUB if model is Item else "hidden",
        )  # fmt: skip
        row = model(thing=thing, lock=lock, **fields)
        self.things.append(thing)
        self.rows.setdefault(model, []).append(row)
        return row

    def write(self) -> None:
        """Everything, what others refer to first."""
        self.rows = {Document: self.rows.pop(Document), **self.rows}
        Thing.objects.bulk_create(self.things, batch_size=500)
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(rows, batch_size=500)


def make_decade(body: Body, agencies: list[Agency], people: list[Person]) -> dict[str, int]:
    """Write the decade, ending last month. One item in seven is for named agencies, with its stub."""
    public, partners = audiences.public(), audiences.partners()
    police = audiences.agencies([agencies[1].id])
    locks = {a: audiences.lock_of(a, None) for a in (public, partners, police)}
    bulk, faces, count, texts = Bulk(), [], 0, _texts()
    practice = bulk.keep(Practice, None, public, locks[public], body=body, numbering="plain")
    first = dt.date.today().replace(day=1) - dt.timedelta(days=365 * YEARS)
    for m in range(YEARS * MEETINGS):
        date = first + dt.timedelta(days=30 * m)
        meeting = bulk.keep(
            Meeting, practice.thing, public, locks[public], body=body, date=date, state="held", imported=True
        )
        bulk.keep(Minutes, meeting.thing, public, locks[public], meeting=meeting, state="approved")
        for n, person in enumerate(people):
            bulk.keep(
                Attendance, meeting.thing, public, locks[public], meeting=meeting, person=person,
                agency=person.agency, as_printed=person.name, seq=n,
            )  # fmt: skip
        for i in range(ITEMS):
            count += 1
            audience = police if i % 7 == 6 else public
            words = " ".join(WORDS[(count * 7 + k * (i + 3)) % len(WORDS)] for k in range(60))
            item = bulk.keep(
                Item, meeting.thing, audience, locks[audience], meeting=meeting, position=i, number=str(i + 1),
                title=f"{WORDS[count % len(WORDS)].title()} and {WORDS[(count * 3) % len(WORDS)]}",
                state="chair cleared", agency=agencies[i % len(agencies)], summary=words[:200],
            )  # fmt: skip
            if audience is police:
                faces.append(
                    Face(
                        thing=item.thing, lock=locks[public], home=meeting.thing, position=i, number=str(i + 1),
                        title="Restricted update", outcome="AGREED that the report be noted.",
                    )
                )  # fmt: skip
            minute = bulk.keep(Minute, item.thing, audience, locks[audience], item=item, text=f"{words}\n\n{words}")
            bulk.keep(
                Decision, minute.thing, audience, locks[audience], item=item, lead_in="AGREED that",
                operative_text=f"the {words[:80]} be noted",
            )  # fmt: skip
            if i % 2:
                lock = audience if audience is police else partners
                bulk.keep(
                    Action, item.thing, lock, locks[lock], text=f"Bring {words[:90]}", raised_on=date, body=body,
                    agency=agencies[i % len(agencies)], due_on=date + dt.timedelta(days=60),
                    state="done" if count % 9 else "open",
                    closed_on=date + dt.timedelta(days=50) if count % 9 else None,
                )  # fmt: skip
            for p in range(PAPERS):
                held = police if audience is police else partners
                text = f"{words[: 40 + p]} {texts[(count * PAPERS + p) % TEXTS]}"
                paper = bulk.keep(
                    Paper, item.thing, held, locks[held], title=f"{words[: 40 + p]}", made_at=now(), position=p,
                    state="chair cleared", agency=agencies[i % len(agencies)],
                )  # fmt: skip
                version = bulk.keep(
                    Version, paper.thing, held, locks[held], paper=paper, number=1, made_at=now(), made_by=new_id(),
                    sha256="0" * 64,
                )  # fmt: skip
                paper.content = _file(bulk, version, held, locks[held], "content", text)
                if audience is public and p == 0:
                    _release(bulk, paper, item, public, locks[public], text)
    bulk.write()
    Face.objects.bulk_create(faces, batch_size=500)
    return {model.__name__: len(rows) for model, rows in bulk.rows.items()}


def _texts() -> list[str]:
    """Made-up texts in which, as in any, few words are common and most are rare."""
    chosen = random.Random(1)  # noqa: S311 - the same texts each time
    letters = "etaoinshrdlucmfwypvbgk"
    known = ["".join(chosen.choices(letters, k=chosen.randint(3, 11))) for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    return [" ".join(chosen.choices([*WORDS, *known][:VOCABULARY], weights, k=WORDS_A_PAPER)) for _ in range(TEXTS)]


def _file(bulk: Bulk, home: Kept, audience: Audience, lock: Lock, role: str, text: str) -> Document:
    return bulk.keep(
        Document, home.thing, audience, lock, name="content.json", media_type="application/json", sha256="0" * 64,
        size=len(text), role=role, text=text, words=words_of(text),
    )  # fmt: skip


def _release(bulk: Bulk, paper: Paper, item: Item, audience: Audience, lock: Lock, text: str) -> None:
    release = bulk.keep(
        Release, None, audience, lock, of=paper.thing, row=Paper.TABLE_ROW, reach=audience, kind="paper",
        title=paper.title, sha256="0" * 64, author=new_id(), proposed_at=now(), approver=new_id(), approved_at=now(),
    )  # fmt: skip
    bulk.keep(
        Issued, release.thing, audience, lock, release=release, paper=paper.pk, item=item.pk, title=paper.title,
        kind="upload", agency=paper.agency,
    )  # fmt: skip
    _file(bulk, release, audience, lock, "release", text)
