"""A survey as a paper: what people answered, by whom and where, since the last wave, and what was written."""

from commonweal.rendering.survey.in_words import sentence
from commonweal.rendering.survey.parts import parts

__all__ = ["parts", "sentence"]
