"""Themes are named, texts are put under them, quotations are redacted and approved, and themes go to the store."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from commonweal.ingest.survey import Themes, with_themes
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.engagement.models.survey import Coding, FoundTheme, Quotation, Writing
from commonweal.portal.engagement.surveys import rules, telling
from commonweal.portal.engagement.surveys.refusals import NotATheme, NothingCoded, TellsWhoWrote
from commonweal.workspace import Workspace


@recorded
def name_theme(writing: Writing, name: str, *, by: Reader) -> FoundTheme:
    """Add a theme to a question's list."""
    rules.check_reader_can_code(by, writing)
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise NotATheme("A theme has a short name.", "Write two or three words, such as “Street lighting”.")
    themes = FoundTheme.objects.filter(writing=writing)
    if any(theme.name.casefold() == name.casefold() for theme in themes):
        raise NotATheme("This theme is there already.", "Tick it in the list.")
    return things.make(FoundTheme, home=writing.thing, audience=audiences.public(), by=by, writing=writing, name=name,
                       position=len(themes))  # fmt: skip


@recorded
def code(writing: Writing, row: int, themes: Iterable[UUID], *, by: Reader) -> Coding:
    """Keep which themes one text has, as this person reads it; none is a reading too."""
    rules.check_reader_can_code(by, writing)
    if by.account is None or row not in {answer[0] for answer in writing.answers}:
        raise NotATheme("There is no such text.", "Choose one from the list.")
    known = set(FoundTheme.objects.filter(writing=writing).values_list("pk", flat=True))
    chosen = [str(theme) for theme in themes if theme in known]
    coding = Coding.objects.select_for_update(of=("self",)).filter(writing=writing, coder=by.account).first()
    entry = {str(row): {"themes": chosen, "at": now().isoformat()}}
    if coding is None:
        return things.make(Coding, home=writing.thing, audience=audiences.public(), by=by, writing=writing,
                           coder=by.account, read=entry)  # fmt: skip
    coding.read = coding.read | entry
    coding.save(update_fields=["read"])
    note("code text", by=by.account, thing=coding.pk)
    return coding


@recorded
def quote(writing: Writing, row: int, words: str, *, by: Reader) -> Quotation:
    """Propose redacted words for the paper. Refused while they hold what could tell who wrote them."""
    rules.check_reader_can_code(by, writing)
    words = " ".join(words.split())
    if not words or row not in {answer[0] for answer in writing.answers}:
        raise TellsWhoWrote("There are no words to quote.", "Write what may be printed of the text.")
    if held := telling.plain(words):
        raise TellsWhoWrote(f"These words hold {', '.join(held)}.", "Take it out, as [name] or [address].")
    return things.make(Quotation, home=writing.thing, audience=audiences.public(), by=by, writing=writing, row=row,
                       words=words, proposed_by=by.account, proposed_at=now())  # fmt: skip


@recorded
def approve(quotation: Quotation, *, by: Reader) -> Quotation:
    """Let a quotation into papers: by another person than who redacted it."""
    quotation = Quotation.objects.select_for_update(of=("self",)).select_related("writing__thing__lock").get(
        pk=quotation.pk
    )  # fmt: skip
    rules.check_reader_can_approve(by, quotation)
    if quotation.approved_at is None:
        quotation.approved_by, quotation.approved_at = by.account, now()
        quotation.save(update_fields=["approved_by", "approved_at"])
    note("approve quotation", by=by.account, thing=quotation.pk)
    return quotation


@recorded
def keep(writing: Writing, workspace: Workspace, *, by: Reader) -> str:
    """Put the themes of every question of this survey, and the quotations that were approved, beside its answers."""
    writing = Writing.objects.select_for_update(of=("self",)).select_related("thing__lock", "survey").get(pk=writing.pk)
    rules.check_reader_can_keep(by, writing)
    questions = list(Writing.objects.filter(survey=writing.survey).order_by("key"))
    asked = {q["key"]: q["words"] for q in writing.survey.mapping["said"]["text"]}
    found = [themes for one in questions if (themes := _themes(one)) is not None]
    if not found:
        raise NothingCoded("No text has been read yet.", "Group some texts into themes first.")
    approved = Quotation.objects.filter(writing__in=questions, approved_at__isnull=False).order_by("approved_at", "pk")
    keys = {one.pk: _theme_key(one) for one in questions}
    quotes = [{"question": keys[quotation.writing_id], "text": quotation.words} for quotation in approved]
    dataset = with_themes(workspace, writing.survey.dataset, found, coded_on=today(), quotes=quotes)
    Writing.objects.filter(pk__in=[one.pk for one in questions if one.key in asked]).update(kept_at=now())
    note("keep themes", by=by.account, thing=writing.pk)
    return dataset


def _themes(writing: Writing) -> Themes | None:
    """What the first coder found, where several read one text: the first reading stands until they agree on another."""
    names = {str(theme.pk): theme.name for theme in FoundTheme.objects.filter(writing=writing).order_by("position")}
    of_rows: dict[int, tuple[str, ...]] = {}
    for coding in Coding.objects.filter(writing=writing).order_by("thing__made_at", "pk"):
        for row, entry in coding.read.items():
            of_rows.setdefault(int(row), tuple(names[t] for t in entry["themes"] if t in names))
    used = Counter(name for themes in of_rows.values() for name in themes)
    if not of_rows or not used:
        return None
    ordered = tuple(name for name in names.values() if used[name])
    return Themes(_theme_key(writing), f"What people wrote: {writing.words}", ordered, of_rows)


def _theme_key(writing: Writing) -> str:
    return f"themes-{writing.key}"
