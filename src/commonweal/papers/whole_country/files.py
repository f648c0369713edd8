"""The country's tables as CSV with a data dictionary, and what was asked, told and expected by chance as JSON.

UTF-8, commas, points as decimal signs, empty where there is no number; a name that a spreadsheet would take for a
formula gets an apostrophe before it. What was counted is public already, so that nothing is suppressed.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv

import commonweal
from commonweal.analysis.whole_country import Gathered
from commonweal.documents.csv_cells import harmless_cell
from commonweal.documents.whole_file import whole
from commonweal.figures import Source
from commonweal.papers.whole_country.answers import PLURALS, Answer
from commonweal.papers.whole_country.columns import DICTIONARY, EXCEEDANCES, FILES, ROWS
from commonweal.records import offences

SCHEMA, SUMMARY = "commonweal/country/1", "country.json"
DIGITS = 6  # significant: the same on every machine
ALARMS = np.array(["below", "within", "above"], dtype=object)


def write_files(
    answers: Sequence[Answer],
    gathered: Gathered,
    sources: Sequence[Source],
    asked: Mapping[str, str],
    out: Path,
) -> list[Path]:
    """`partnerships.csv`, `wards.csv` where wards are held, `exceedances.csv`, `dictionary.csv`, `country.json`.

    `asked`: what the tables depend on beside their sources and periods, so that they can be worked out again.
    """
    written = [_write(out / f"{PLURALS[a.level.kind]}.csv", _rows(a), ROWS) for a in answers]
    written.append(_write(out / "exceedances.csv", _exceedances(answers), EXCEEDANCES))
    present = {path.name for path in written}
    lines = [(file, *line) for file, columns in FILES.items() if file in present for line in columns.items()]
    dictionary = dict(zip(DICTIONARY, map(list, zip(*lines, strict=True)), strict=True))
    written.append(_write(out / "dictionary.csv", dictionary, dict.fromkeys(DICTIONARY, "")))
    with whole(out / SUMMARY) as temporary:
        document = json.dumps(_summary(answers, gathered, sources, asked), indent=1, ensure_ascii=False)
        temporary.write_text(f"{document}\n", encoding="utf-8")
    return [*written, out / SUMMARY]


def _write(path: Path, columns: Mapping[str, Any], order: Mapping[str, str]) -> Path:
    table = pa.table({name: _cells(columns[name]) for name in order})
    with whole(path) as temporary:
        csv.write_csv(table, temporary)
    return path


def _cells(values: Any) -> pa.Array:
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return pa.array(_rounded(values), mask=~np.isfinite(values))
    if isinstance(values, np.ndarray) and values.dtype.kind in "iu":
        return pa.array(values)
    return pa.array(list(values), pa.string()).dictionary_encode().cast(pa.string())


def _rounded(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        digits = DIGITS - 1 - np.floor(np.log10(np.abs(values)))
        scale = 10.0 ** np.clip(np.where(np.isfinite(digits), digits, 0), -300, 300)
        return np.asarray(np.where(values == 0, 0.0, np.round(values * scale) / scale))


def _rows(answer: Answer) -> dict[str, Any]:
    """Every area and offence, areas in their own order."""
    change, newest = answer.changes, answer.exceedances
    area, node = (index.ravel() for index in np.indices(change.p.shape))
    last = len(newest.months) - 1
    judged = np.isfinite(newest.p[:, :, last])
    told = np.where(judged, ALARMS[newest.alarm[:, :, last] + 1], "not judged")
    missing = np.array(answer.why, dtype=object)[answer.level.within][area]
    floats = ("before", "after", "change_percent", "low_percent", "high_percent", "p", "q")
    return {
        **_where(answer, area, node),
        "period": np.full(area.size, str(answer.period), dtype=object),
        "against": np.full(area.size, str(answer.against), dtype=object),
        **{name: getattr(change, name).ravel() for name in floats},
        "verdict": change.verdict.ravel(),
        "dispersion": np.where(np.isfinite(change.p), change.phi, np.nan).ravel(),
        "method": np.where(change.verdict == "not available", "", change.method).ravel(),
        "recording_change": _recording(answer)[answer.level.within[area], node],
        "not_available": np.where(change.verdict.ravel() == "not available", missing, ""),
        "month": np.full(area.size, str(newest.months.end), dtype=object),
        **{name: getattr(newest, name)[:, :, last].ravel() for name in ("observed", "expected", "lower", "upper")},
        "alarm": told.ravel(),
        "alarm_p": newest.p[:, :, last].ravel(),
        "alarm_q": newest.q[:, :, last].ravel(),
        "alarms": (newest.alarm > 0).sum(axis=2).ravel(),
    }


def _where(answer: Answer, area: npt.NDArray[np.int64], node: npt.NDArray[np.int64]) -> dict[str, Any]:
    partnerships = [one.area for one in answer.country.partnerships]
    within = answer.level.within[area]
    by_code = offences.by_code()
    return {
        "code": _words(a.code for a in answer.level.areas)[area],
        "name": _words(a.name for a in answer.level.areas)[area],
        "partnership_code": _words(a.code for a in partnerships)[within],
        "partnership": _words(a.name for a in partnerships)[within],
        "offence_code": _words(answer.changes.nodes)[node],
        "offence": _words(by_code[n].name for n in answer.changes.nodes)[node],
    }


def _words(texts: Any) -> npt.NDArray[np.object_]:
    """Words as they may stand in a spreadsheet's cell."""
    return np.array([harmless_cell(text) for text in texts], dtype=object)


def _recording(answer: Answer) -> npt.NDArray[np.object_]:
    places = range(len(answer.country.partnerships))
    found = [[harmless_cell(answer.recording_changes(i, n)) for n in answer.changes.nodes] for i in places]
    return np.array(found, dtype=object).reshape(len(places), len(answer.changes.nodes))


def _exceedances(answers: Sequence[Answer]) -> dict[str, Any]:
    """Every month outside its band, above or below."""
    parts = []
    for answer in answers:
        newest = answer.exceedances
        at = np.nonzero(newest.alarm)
        months = np.array([str(month) for month in newest.months], dtype=object)
        floats = ("observed", "expected", "lower", "upper", "p", "q")
        parts.append(
            {
                "level": np.full(at[0].size, answer.level.kind, dtype=object),
                **_where(answer, at[0], at[1]),
                "month": months[at[2]],
                **{name: getattr(newest, name)[at] for name in floats},
                "alarm": ALARMS[newest.alarm[at] + 1],
            }
        )
    return {name: np.concatenate([part[name] for part in parts]) for name in EXCEEDANCES}


def _summary(
    answers: Sequence[Answer], gathered: Gathered, sources: Sequence[Source], asked: Mapping[str, str]
) -> dict[str, Any]:
    first = answers[0]
    return {
        "schema": SCHEMA,
        "period": _ends(first.period),
        "against": _ends(first.against),
        "audience": "public",
        "software": f"commonweal {commonweal.__version__}",
        "parameters": dict(asked),
        "levels": {PLURALS[a.level.kind]: _level(a) for a in answers},
        "rows_placed_in_wards": gathered.placed,
        "wards_by": gathered.ward_method,
        "recording_changes": sorted({f"{c.month}: {c.offence}: {c.text}" for c in first.register.changes}),
        "sources": [
            {"id": s.id, "publisher": s.publisher, "dataset": s.dataset, "release": s.release, "sha256": s.sha256,
             "licence": s.licence}
            for s in sources
        ],
    }  # fmt: skip


def _ends(period: Any) -> dict[str, str]:
    return {"from": str(period.start), "to": str(period.end)}


def _level(answer: Answer) -> dict[str, Any]:
    newest = answer.exceedances
    return {
        "areas": len(answer.level.areas),
        "offences": list(answer.changes.nodes),
        "changes": {
            "tested": answer.changes.tested,
            "false_discovery_rate": 0.05,
            "verdicts": dict(sorted(Counter(answer.changes.verdict.ravel().tolist()).items())),
        },
        "exceedances": {
            "months": [str(month) for month in newest.months],
            "years_looked_back_on": newest.years,
            "judged": newest.judged,
            "above": int((newest.alarm > 0).sum()),
            "above_by_chance_at_most_about": round(newest.by_chance, 1),
            "above_held_at_false_discovery_rate": int(((newest.alarm > 0) & (newest.q <= 0.05)).sum()),
        },
    }
