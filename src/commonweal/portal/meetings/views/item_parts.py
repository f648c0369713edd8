"""The parts of an item's page beside its words: a form each, and the act that its button stands for."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404

from commonweal.errors import CommonwealError
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.forms.taking import (
    ActionForm,
    DecisionForm,
    DeferralForm,
    LeftAsTypedForm,
    StubForm,
    VoteForm,
)
from commonweal.portal.meetings.models import Decision, Item, Meeting
from commonweal.portal.meetings.queries import taking
from commonweal.portal.meetings.queries.taking import TakingItem, TakingView
from commonweal.portal.meetings.verbs import minute, outcome
from commonweal.portal.partnership.models import Agency, Person


class Parts:
    """Bound where its own button was pressed, else empty; `done` does what the button says."""

    def __init__(self, reader: Reader, view: TakingView, item: TakingItem, data: Mapping[str, Any] | None) -> None:
        self.reader, self.view, self.item, self.data = reader, view, item, data
        pressed: str = data.get("act", "") if data else ""
        self.act, _, self.about = pressed.partition(":")
        later = taking.later_meetings(reader, view)
        agencies = tuple((str(pk), name) for pk, name in Agency.objects.order_by("name").values_list("pk", "name"))
        self.decision = DecisionForm(self._given("decide"), lead_in=view.lead_in)
        self.action = ActionForm(self._given("action"), owners=taking.owners(view), agencies=agencies)
        self.deferral = DeferralForm(self._given("defer"), meetings=later)
        self.vote = VoteForm(self._given("vote"))
        self.stub = StubForm(self._given("stub"), initial={"outcome": item.stub_outcome or ""})
        self.left = LeftAsTypedForm(self._given("left"), prefix=self.about or "left")
        self.problem = ""

    def done(self, item: Item) -> bool:
        """Do the act; False where its form has errors, which it then shows."""
        acts = {
            "decide": (self.decision, self._decide),
            "action": (self.action, self._raise),
            "defer": (self.deferral, self._defer),
            "vote": (self.vote, self._vote),
            "stub": (self.stub, self._show),
            "left": (self.left, self._leave),
            "undo": (None, self._undo),
            "usual": (None, self._say_usual),
        }
        if self.act not in acts:
            return True
        form, act = acts[self.act]
        if form is not None and not form.is_valid():
            return False
        try:
            act(item)
        except CommonwealError as refused:
            if form is not None:
                form.add_error(None, str(refused))
            self.problem = str(refused)
            return False
        return True

    def _given(self, act: str) -> Mapping[str, Any] | None:
        return self.data if self.act == act else None

    def _decide(self, item: Item) -> None:
        outcome.decide(item, operative_text=self.decision.cleaned_data["operative_text"], by=self.reader)

    def _raise(self, item: Item) -> None:
        given = self.action.cleaned_data
        due, words = given["due"], {"next": "the next meeting", "words": given["due_words"]}
        following = taking.later_meetings(self.reader, self.view)[:1]
        due_at = one(self.reader, Meeting, UUID(following[0][0])).thing if due == "next" and following else None
        outcome.raise_action(
            item, text=given["text"], by=self.reader, owner=_found(Person, given["owner"]),
            agency=_found(Agency, given["agency"]), due_on=given["due_on"] if due == "date" else None, due_at=due_at,
            due_as_printed=words.get(due, ""), kind="report back" if given["report_back"] else "",
        )  # fmt: skip

    def _defer(self, item: Item) -> None:
        given = self.deferral.cleaned_data
        to = given["to"]
        meeting = one(self.reader, Meeting, UUID(given["meeting"])) if to == "meeting" else None
        words = {
            "next": "the next meeting",
            "future": "a future meeting",
            "date": f"{given['date']:%-d %B %Y}" if given["date"] else "",
            "meeting": f"the meeting of {meeting.date:%-d %B %Y}" if meeting else "",
        }[to]
        outcome.defer(
            item, to_text=words, by=self.reader, to_next=to == "next", to_meeting=meeting,
            to_date=given["date"] if to == "date" else None, reason=given["reason"],
        )  # fmt: skip

    def _vote(self, item: Item) -> None:
        outcome.vote(item, by=self.reader, **self.vote.cleaned_data)

    def _show(self, item: Item) -> None:
        outcome.show_outcome(item, outcome=self.stub.cleaned_data["outcome"], by=self.reader)

    def _leave(self, item: Item) -> None:
        given = self.left.cleaned_data
        held = minute.of(item, by=self.reader)
        minute.leave_as_typed(
            held, quoted=given["quoted"], figure_id=given["figure"], reason=given["reason"], by=self.reader
        )

    def _say_usual(self, item: Item) -> None:
        minute.say_usual(item, words=self.item.usual, by=self.reader)

    def _undo(self, item: Item) -> None:
        try:
            decision = one(self.reader, Decision, UUID(self.about))
        except ValueError as error:
            raise Http404 from error
        if decision.item_id != item.pk:
            raise Http404
        outcome.take_back_decision(decision, by=self.reader)


def _found(model: Any, chosen: str) -> Any:
    return model.objects.get(pk=chosen) if chosen else None
