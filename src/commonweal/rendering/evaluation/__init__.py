"""The evaluation of an operation as a paper: what happened, whether it moved, what was done, and where next."""

from commonweal.rendering.evaluation.parts import parts

__all__ = ["parts"]
