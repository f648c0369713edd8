"""Meetings and actions in the shapes that other programs subscribe to. Frozen dataclasses in, bytes or JSON out."""
