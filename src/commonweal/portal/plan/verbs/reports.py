"""Papers of a plan: its editions, a quarter's highlight report, the strategic assessment; and a closing report."""

from typing import Any

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import held
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs.papers import Terms
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import EDITION, Consultation, Edition, Plan, Report, key_of
from commonweal.portal.plan.verbs import consultations


@recorded
def refresh(
    plan: Plan, *, title: str, text: str, content: dict[str, Any], by: Reader, words: str = "", for_all: bool = False
) -> Edition:
    """The plan as it stands, as its next edition and as a draft paper. `for_all`: a second person may release it."""
    plan = held(plan, "body")
    rules.check_reader_can_keep(by, plan)
    last = Edition.objects.filter(plan=plan).order_by("-number").values_list("number", flat=True).first()
    if last:
        check_said(words, "why the plan was refreshed")
    paper = _written(plan, EDITION, title, text, by, for_all=for_all)
    return things.make(
        Edition, home=plan.thing, audience=audiences.public(), by=by, plan=plan, number=(last or 0) + 1,
        made_on=today(), words=words.strip(), content=content, paper=paper,
    )  # fmt: skip


@recorded
def keep(plan: Plan, *, kind: str, title: str, text: str, by: Reader, period: str = "", for_all: bool = False) -> Paper:
    """A report of the plan as a draft that can be worked on in the library."""
    plan = held(plan, "body")
    rules.check_reader_can_report(by, plan, plan.body_id)
    paper = _written(plan, kind, title, text, by, for_all=for_all)
    things.make(
        Report, home=plan.thing, audience=audiences.public(), by=by, plan=plan, paper=paper, kind=kind, period=period,
        made_at=now(),
    )  # fmt: skip
    return paper


@recorded
def close_report(consultation: Consultation, *, title: str, text: str, by: Reader) -> Paper:
    """A consultation's closing report, meant for everyone: a draft until a second person releases it."""
    rules.check_reader_can_report(by, consultation, consultation.body_id)
    paper = papers.write(title, text=text, by=by, terms=Terms(body=consultation.body, reach="public"))
    consultations.keep_closing(consultation, paper=paper, by=by)
    return paper


def _written(plan: Plan, kind: str, title: str, text: str, by: Reader, *, for_all: bool) -> Paper:
    """In the plan, under its marking, for no more readers; or by itself, where it is meant for everyone."""
    home, key = plan.thing, key_of(kind, plan.pk)
    if for_all and home.audience.kind in ("public", "partners") and not home.marking:
        rules.check_for_everyone(text)
        return papers.write(title, text=text, by=by, terms=Terms(body=plan.body, reach="public"), key=key)
    audience = audiences.partners() if home.audience.kind == "public" else home.audience
    terms = Terms(home=home, body=plan.body, audience=audience, marking=home.marking, basis=home.basis)
    return papers.write(title, text=text, by=by, terms=terms, key=key)
