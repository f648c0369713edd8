"""Commonweal: the open platform of a Community Safety Partnership."""

from importlib.metadata import version

__version__ = version("commonweal")
