"""The paper of indicators: exceptions first, each indicator with its chart and its table."""

from commonweal.rendering.indicators.parts import parts

__all__ = ["parts"]
