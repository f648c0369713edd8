"""A paper is handed in to an item of an agenda: from then on it lies there, for no one more than before."""

from commonweal.portal.access.models import Thing
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.library import agendas, dispatch, rules
from commonweal.portal.library.agendas import Agenda, NewItem
from commonweal.portal.library.models import Issued, Paper


@recorded
def hand_in(paper: Paper, *, item: Thing, by: Reader, late_reason: str = "") -> Paper:
    """Lay a paper beside an item. Where the item's papers went out already, it says why it is late."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    rules.check_reader_can_hand_in(by, paper, item)
    if dispatch.went_out(item) is not None:
        rules.check_said(late_reason, "why this paper comes after the others went out")
    paper.late_reason = late_reason.strip() or paper.late_reason
    paper.save(update_fields=["late_reason"])
    things.rehome(paper.thing, home=item, audience=paper.thing.audience, by=by)
    Issued.objects.filter(paper=paper.pk).update(item=item.pk)
    note("hand in paper", by=by.account, thing=paper.pk)
    return paper


@recorded
def hand_in_to_new_item(
    paper: Paper, *, agenda: Agenda, title: str, public_title: str, by: Reader, late_reason: str = ""
) -> Paper:
    """The same, to an item that is made for it; who may not read the paper sees the item's public title alone."""
    rules.check_reader_can_hand_in(by, paper, None)
    audience = audiences.public() if paper.reach == "public" else paper.thing.audience
    item = NewItem(title, public_title, audience, late_reason)
    return hand_in(paper, item=agendas.add_item(agenda.meeting, item, by=by), by=by, late_reason=late_reason)
