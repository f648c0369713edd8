"""What is said of a thing: a moment's day."""

import datetime as dt

from django.utils import timezone


def on(moment: dt.datetime) -> str:
    """`1 July 2026`: a moment's day by the clock here, which in summer is not the day of the stored time."""
    return f"{timezone.localtime(moment):%-d %B %Y}"
