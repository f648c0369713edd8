"""A file of figures: chosen, looked at, and only then kept. Nothing of it is stored meanwhile: it goes along."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.reader import Reader
from commonweal.portal.indicators import importing
from commonweal.portal.indicators.carrying import packed, unpacked
from commonweal.portal.indicators.forms.readings import ColumnsForm, FileForm
from commonweal.portal.indicators.held import Given
from commonweal.portal.indicators.models import Indicator
from commonweal.portal.indicators.verbs import readings
from commonweal.portal.indicators.views.keeping import back, to_keep
from commonweal.rendering.indicators.words import value_words
from commonweal.sources.indicator import Guess

SHOWN, LETTERS = 6, 60  # rows of the file, and of each of their cells


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, id: UUID) -> HttpResponse:
    """First the file; then what its columns are, with what would be kept; then it is kept."""
    reader, row = to_keep(request, id)
    if request.method == "POST" and "content" in request.POST:
        return _columns(request, reader, row)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            found = importing.look_at(file.name, content)
        except CommonwealError as refused:
            form.add_error("file", str(refused))
        else:
            return _shown(request, row, _asked(row, found, file.name, content), found)
    shown = {"form": form, "act_title": "Take figures in from a file", "button": "Look at it", "back": back(row),
             "caption": row.name}  # fmt: skip
    return render(request, "indicators/act.html", shown)


def _asked(row: Indicator, found: Guess, name: str, content: bytes) -> ColumnsForm:
    initial = {
        "content": packed(content), "file_name": name[:200],
        "layout": "wide" if found.wide else "long", **found.columns,
    }  # fmt: skip
    return ColumnsForm(indicator=row, found=found, initial=initial)


def _columns(request: HttpRequest, reader: Reader, row: Indicator) -> HttpResponse:
    """What was said of the columns: shown once more, or kept where that was confirmed."""
    plain = _Carried(request.POST)
    if not plain.is_valid():
        return redirect("indicators:upload", row.pk)
    try:
        found = importing.look_at(plain.cleaned_data["file_name"], unpacked(plain.cleaned_data["content"]))
    except (CommonwealError, ValueError):
        return redirect("indicators:upload", row.pk)
    form = ColumnsForm(request.POST, indicator=row, found=found)
    given: tuple[Given, ...] = ()
    if form.is_valid():
        try:
            given = importing.read(row, form.cleaned_data)
            if "keep" in request.POST:
                said = form.cleaned_data
                readings.enter(
                    row, given, by=reader, released_on=said["released_on"], reason=said["reason"],
                    file_name=said["file_name"],
                )  # fmt: skip
                return redirect("indicators:indicator", row.pk)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
    return _shown(request, row, form, found, given)


class _Carried(forms.Form):
    """What the page carries along, before anything else is asked."""

    content = forms.CharField(max_length=700_000)
    file_name = forms.CharField(max_length=200)


def _shown(
    request: HttpRequest, row: Indicator, form: ColumnsForm, found: Guess, given: tuple[Given, ...] = ()
) -> HttpResponse:
    areas = {"": row.area, **{known["kind"]: known["name"] for known in row.comparators}}
    lines = [(areas[g.of], g.period.words, value_words(g.value, row.unit), g.mark) for g in given]
    shown = {
        "form": form, "name": row.name, "back": back(row), "headings": found.headings,
        "rows": [[cell[:LETTERS] for cell in cells] for cells in found.rows[:SHOWN]],
        "given": lines,
    }  # fmt: skip
    return render(request, "indicators/columns.html", shown)
