"""The one place that asks what day it is; the library below takes the day from its callers."""

import datetime


def now() -> datetime.datetime:
    """This moment on this machine, with its offset from UTC."""
    return datetime.datetime.now().astimezone()


def today() -> datetime.date:
    """The day on this machine."""
    return datetime.datetime.now().astimezone().date()
