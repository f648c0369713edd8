"""`truth.json`: what was planted and what then happened, so that any report on the borough can be held against it."""

import dataclasses
import json
from typing import Any

import numpy as np

from commonweal.demo import truth
from commonweal.demo.arrays import Flags
from commonweal.demo.districts import TALLOW
from commonweal.demo.expectation import ring
from commonweal.demo.incidents import CODES
from commonweal.demo.partners import youth_justice
from commonweal.demo.street import CATEGORIES, Scene


def truth_text(scene: Scene) -> str:
    """The document, as JSON."""
    return json.dumps(truth_document(scene), indent=1, ensure_ascii=False) + "\n"


def truth_document(scene: Scene) -> dict[str, Any]:
    """`planted`, `operations` (with their rings), `bonfires`, `unpublished`, `youth_justice`, and counts of Tallow:

    `happened`: month -> Home Office code (or kind of anti-social behaviour) -> incidents, as the force's extract has.
    `published`: month -> police.uk category -> rows with a place, in the newest edition.
    `wards`: ward -> month -> incidents that happened.
    """
    home = scene.incidents.district == 0
    placed = home & ~scene.incidents.nowhere
    placed &= scene.incidents.month != truth.UNPUBLISHED.index - scene.incidents.first.index
    return {
        "district": TALLOW.code,
        "period": str(scene.plan.period),
        "planted": [_plain(p) for p in truth.PLANTED],
        "operations": [_operation(scene, o) for o in truth.OPERATIONS if o.ward in scene.places.wards.names],
        "bonfires": _plain(truth.BONFIRES),
        "unpublished": str(truth.UNPUBLISHED),
        "youth_justice": youth_justice.truth_document(scene),
        "happened": _counts(scene, home, scene.incidents.code, CODES),
        "published": _counts(scene, placed, scene.incidents.category, CATEGORIES),
        "wards": _by_ward(scene, home),
    }


def _plain(planted: Any) -> dict[str, Any]:
    return {
        f.name: str(v) if v.__class__.__name__ in ("Month", "Period") else v
        for f in dataclasses.fields(planted)
        for v in [getattr(planted, f.name)]
    }


def _operation(scene: Scene, operation: truth.Operation) -> dict[str, Any]:
    return {**_plain(operation), "ring_wards": ring(scene.places, operation.ward)}


def _counts(scene: Scene, which: Flags, word: np.ndarray, words: tuple[str, ...]) -> dict[str, dict[str, int]]:
    table = np.zeros((len(scene.plan.months), len(words)), dtype=np.int64)
    np.add.at(table, (scene.incidents.month[which], word[which]), 1)
    return {
        str(month): {words[c]: int(row[c]) for c in np.flatnonzero(row)}
        for month, row in zip(scene.plan.months, table, strict=True)
        if row.any()
    }


def _by_ward(scene: Scene, which: Flags) -> dict[str, dict[str, int]]:
    ward = scene.places.ward_of[scene.incidents.area[which]]
    table = np.zeros((len(scene.places.wards.codes), len(scene.plan.months)), dtype=np.int64)
    np.add.at(table, (ward, scene.incidents.month[which]), 1)
    return {
        scene.places.wards.names[w]: {str(m): int(c) for m, c in zip(scene.plan.months, table[w], strict=True)}
        for w in np.flatnonzero(scene.places.wards.district == 0)
    }
