"""One figure set, many files: each written whole or not at all."""

from collections.abc import Callable, Collection
from pathlib import Path

from commonweal.documents import pdf
from commonweal.documents.whole_file import whole, whole_folder
from commonweal.documents.word import check_template
from commonweal.errors import CannotRender
from commonweal.figures import FigureSet
from commonweal.figures.document import to_json
from commonweal.rendering import geopackage, page, star, word_paper, workbook
from commonweal.rendering.comparison import workbook as comparison_workbook
from commonweal.rendering.compose import compose
from commonweal.rendering.evaluation import workbook as evaluation_workbook
from commonweal.rendering.hotspots import workbook as hotspots_workbook
from commonweal.rendering.indicators import workbook as indicators_workbook
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Paper
from commonweal.rendering.reconciliation import workbook as reconciliation_workbook
from commonweal.rendering.seasonal import workbook as seasonal_workbook
from commonweal.rendering.survey import workbook as survey_workbook
from commonweal.rendering.youth_justice import workbook as youth_justice_workbook

WORKBOOKS = {
    "comparison": comparison_workbook.write,
    "reconciliation": reconciliation_workbook.write,
    "seasonal": seasonal_workbook.write,
    "evaluation": evaluation_workbook.write,
    "hotspots": hotspots_workbook.write,
    "survey": survey_workbook.write,
    "indicators": indicators_workbook.write,
    "youth-justice": youth_justice_workbook.write,
}
# Standings and limits have no part in the star's tables of counts and changes: the sheet that Power BI reads instead.
NO_STAR = {
    "comparison": ("The comparison", "Every rate"),
    "reconciliation": ("The reconciliation", "Every time"),
    "seasonal": ("The seasonal report", "Every figure"),
    "evaluation": ("The evaluation", "Before and after"),
    "hotspots": ("The hotspots report", "Hot and cold spots"),
    "survey": ("The survey", "Every figure"),
    "indicators": ("The paper of indicators", "Every figure"),
    "youth-justice": ("The youth justice summary", "Every figure"),
}
FORMATS = ("html", "pdf", "docx", "xlsx", "json", "powerbi", "gpkg")


def render(
    figure_set: FigureSet,
    out_dir: Path,
    formats: Collection[str],
    *,
    template: Path | None = None,
    author: str = "",
) -> list[Path]:
    """Write the paper in each format and answer with what was written, in the order of `FORMATS`.

    `html`, `pdf`, `docx` and `xlsx` are named for the report; `json` is `figures.json`, `powerbi` a folder, `gpkg` a
    GeoPackage. `template` is a council's own Word file. Raises CannotRender for a format that is unknown or cannot be
    made here, FileRefused for a template that is not Word, before anything is written.
    """
    _check(figure_set, formats, template)
    wanted = [f for f in FORMATS if f in formats]
    papers = {"html", "pdf", "docx"} & set(wanted)
    maker = _Maker(figure_set, compose(figure_set, author) if papers else None, template, author)
    return [maker.make(one, out_dir) for one in wanted]


def render_page(figure_set: FigureSet, path: Path) -> None:
    """One page for the screen under a name of its own, for papers that are many pages side by side."""
    with whole(path) as temporary:
        _write_text(temporary, page.screen(compose(figure_set)))


class _Maker:
    """Knows how each format is made of one figure set."""

    def __init__(self, figure_set: FigureSet, paper: Paper | None, template: Path | None, author: str) -> None:
        self._set, self._paper, self._template, self._author = figure_set, paper, template, author
        self._lookup = Lookup.of(figure_set)

    def make(self, one: str, out_dir: Path) -> Path:
        path = out_dir / self._name(one)
        if one == "powerbi":
            with whole_folder(path) as folder:
                star.write(self._lookup, folder)
            return path
        with whole(path) as temporary:
            self._writers()[one](temporary)
        return path

    def _name(self, one: str) -> str:
        return {"json": "figures.json", "powerbi": "powerbi"}.get(one, f"{self._set.report}.{one}")

    def _writers(self) -> dict[str, Callable[[Path], None]]:
        return {
            "html": lambda path: _write_text(path, page.screen(self._composed())),
            "pdf": lambda path: pdf.write(page.printed(self._composed()), path),
            "docx": lambda path: word_paper.write(self._composed(), path, self._template),
            "xlsx": lambda path: WORKBOOKS.get(self._set.report, workbook.write)(self._lookup, path, self._author),
            "json": lambda path: _write_text(path, to_json(self._set)),
            "gpkg": lambda path: geopackage.write(self._lookup, path),
        }

    def _composed(self) -> Paper:
        self._paper = self._paper or compose(self._set, self._author)
        return self._paper


def _check(figure_set: FigureSet, formats: Collection[str], template: Path | None) -> None:
    """Everything that can be known to fail is refused before the first file is written."""
    if not formats:
        raise CannotRender("No format is named.", f"Choose from {', '.join(FORMATS)}.")
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        raise CannotRender(f"'{unknown[0]}' is not a format.", f"Choose from {', '.join(FORMATS)}.")
    if "powerbi" in formats and figure_set.report in NO_STAR:
        paper, sheet = NO_STAR[figure_set.report]
        raise CannotRender(
            f"{paper} has no Power BI tables.",
            f"Ask for xlsx: its sheet “{sheet}” has a line for each figure, which Power BI reads.",
        )
    if "gpkg" in formats:
        geopackage.map_of(Lookup.of(figure_set))
    if "docx" in formats and template is not None:
        check_template(template)
    if "pdf" in formats:
        pdf.check_machine()


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
