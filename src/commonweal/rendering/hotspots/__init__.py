"""The hotspots report: where crime is concentrated, whether that lasts, and where and when it flared up."""

from commonweal.rendering.hotspots.parts import parts

__all__ = ["parts"]
