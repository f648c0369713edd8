"""Proportions, exact rates and raking beside R and its survey package, run live by `shares_against_r.R`.

Debian: apt-get install r-base-core r-cran-survey.
"""

import csv
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from commonweal.stats.proportion import wilson
from commonweal.stats.raking import Margin, rake
from commonweal.stats.rate import against_benchmark, exact_count_interval, rates
from commonweal.stats.weighted_share import weighted_shares

SCRIPT = Path(__file__).with_name("shares_against_r.R")
COUNT = np.array([0, 1, 3, 10, 14, 40, 81, 212, 550])
OF = np.array([20, 29, 3, 14, 148, 90, 263, 290, 600])
MEAN = np.array([0.4, 3.0, 3.0, 14.0, 9.0, 61.0, 80.0, 290.0, 500.0])
WARDS, AGES = np.array([5200.0, 4100, 7600, 3300]), np.array([6400.0, 8300, 5500])


def _columns(path: Path) -> dict[str, list[str]]:
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def _write(path: Path, **columns: Any) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


@pytest.fixture(scope="module")
def survey() -> tuple[Any, Any, Any]:
    """Ward, age and a yes or no of 400 people: the old answer more, and more often yes."""
    rng = np.random.default_rng(1940)
    ward, age = rng.choice(4, 400, p=[0.4, 0.3, 0.2, 0.1]), rng.choice(3, 400, p=[0.15, 0.35, 0.5])
    return ward, age, (rng.random(400) < np.array([0.2, 0.4, 0.6])[age]).astype(float)


@pytest.fixture(scope="module")
def r(tmp_path_factory: pytest.TempPathFactory, survey: tuple[Any, Any, Any]) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("shares")
    _write(folder / "pairs.csv", count=COUNT, of=OF, mean=MEAN)
    _write(folder / "answers.csv", ward=survey[0], age=survey[1], yes=survey[2])
    _write(folder / "wards.csv", ward=range(4), Freq=WARDS)
    _write(folder / "ages.csv", age=range(3), Freq=AGES)
    rscript = shutil.which("Rscript")
    assert rscript, "Rscript is not on this machine: apt-get install r-base-core r-cran-survey"
    done = subprocess.run([rscript, str(SCRIPT), str(folder)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"R could not work the shares out:\n{done.stderr}"
    return {name: _columns(folder / f"{name}.csv") for name in ("intervals", "weights", "shares", "schools")}


def _numbers(column: list[str]) -> Any:
    return np.array([float(value) for value in column])


def test_wilson_and_garwood_are_r_s(r: dict[str, dict[str, Any]]) -> None:
    for name, ends in (("wilson", wilson(COUNT, OF)), ("exact", exact_count_interval(COUNT))):
        for side, end in zip(("low", "high"), ends, strict=True):
            np.testing.assert_allclose(end, _numbers(r["intervals"][f"{name}_{side}"]), rtol=1e-7, atol=1e-12)


def test_p_against_a_published_rate_is_r_s_poisson_tail(r: dict[str, dict[str, Any]]) -> None:
    ours = against_benchmark(rates(COUNT, 1000, per=1000), MEAN)
    np.testing.assert_allclose(ours.p, _numbers(r["intervals"]["p"]), rtol=1e-9)


def test_raked_weights_are_r_s(r: dict[str, dict[str, Any]], survey: tuple[Any, Any, Any]) -> None:
    raked = _raked(survey)
    assert raked.converged and raked.weights.max() / raked.weights.min() > 3
    np.testing.assert_allclose(raked.weights, _numbers(r["weights"]["weight"]), rtol=1e-4)


def test_shares_and_their_standard_errors_are_r_s(r: dict[str, dict[str, Any]], survey: tuple[Any, Any, Any]) -> None:
    """Ours are R's, but that R takes n over n - 1 of all answers, and ours of the group's and of what was fitted.

    The rest, under 3 in 1,000, is that R takes the residuals from their mean.
    """
    raked = _raked(survey)
    whole, wards = weighted_shares(survey[2], raked), weighted_shares(survey[2], raked, survey[0])
    share = np.r_[whole.share.ravel(), wards.share.ravel()]
    np.testing.assert_allclose(share, _numbers(r["shares"]["share"]), rtol=1e-4)
    variance, people = np.r_[whole.variance.ravel(), wards.variance.ravel()], np.r_[whole.answered, wards.answered]
    fitted = len(WARDS) + len(AGES) - 1
    wider = 400 / (400 - fitted) * (people / (people - 1)) / (400 / 399)
    np.testing.assert_allclose(np.sqrt(variance / wider), _numbers(r["shares"]["se"]), rtol=3e-3)


def test_the_survey_package_s_own_example_comes_out(r: dict[str, dict[str, Any]]) -> None:
    """Californian schools raked to type and award: starting weights, and weights beyond our usual bounds' middle."""
    schools = r["schools"]
    kind, wide = (np.unique(schools[name], return_inverse=True) for name in ("stype", "wide"))
    margins = [
        Margin("type", tuple(kind[0]), np.array([4421.0, 755.0, 1018.0]), kind[1]),
        Margin("award", tuple(wide[0]), np.array([1072.0, 5122.0]), wide[1]),
    ]
    raked = rake(margins, start=_numbers(schools["pw"]))
    assert raked.converged and raked.trimmed == 0
    np.testing.assert_allclose(raked.weights, _numbers(schools["weight"]), rtol=2e-3)  # R stops at a gap of one school


def _raked(survey: tuple[Any, Any, Any]) -> Any:
    ward, age, _ = survey
    margins = [Margin("ward", tuple("abcd"), WARDS, ward), Margin("age", tuple("xyz"), AGES, age)]
    return rake(margins, bounds=None)
